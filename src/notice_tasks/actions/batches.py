"""The commands that recorded something for several units, so that one of them can be undone."""

from pathlib import Path

from notice_tasks.actions.moment import Moment
from notice_tasks.actions.record import Order, target_of
from notice_tasks.actions.ruling import NoticeTarget
from notice_tasks.problems import BadRequest
from notice_tasks.rules.batches import Recent, recent


def recent_batches(root: Path, moment: Moment, order: Order) -> Recent:
    """What was recorded for the units of an order, batch by batch.

    Raises:
        BadRequest: the order names no units, or no record for them is in force.
        BadInput: a file is faulty or cannot be read.
    """
    target = target_of(root, moment, order)
    opened, notice = target.opened, target.notice
    records = {unit: opened.events_of(id_, unit) for id_, unit in opened.store.kept() if id_ == notice.id}
    of = (None, None) if isinstance(target, NoticeTarget) else (target.requirement.id, target.occurrence)
    found = recent(target.path, of, records, {unit.id: unit for unit in target.units})
    if not found.batches and not found.singles:
        raise BadRequest("nothing-recorded", requirement=target.title_and_path)
    return found
