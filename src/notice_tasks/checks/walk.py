"""A walk through a workspace, file by file, keeping only one at a time, so that it can have any number of them.

Only relations between files are kept: the ids of notices, the units they ask, and the notices that forward others.
"""

from __future__ import annotations

from functools import partial
from posixpath import dirname, normpath
from typing import TYPE_CHECKING

from notice_tasks.checks.registry import (
    OF_CHECKLISTS,
    of_batches,
    of_forwarding,
    of_records,
    of_rules_without_day,
    of_standing,
    of_texts,
    of_whole_register,
)
from notice_tasks.checks.sheet import Sheet, surroundings_of
from notice_tasks.long_work import Work, untold
from notice_tasks.model.deadline import Every
from notice_tasks.problems import BadInput
from notice_tasks.reading.discover import REGISTER, checklist_files
from notice_tasks.reading.file_names import why_not_held
from notice_tasks.reading.folder_listing import list_folders
from notice_tasks.reading.load import Checklist, each_checklist
from notice_tasks.reading.soundness import is_sound_checklist, is_sound_register
from notice_tasks.store.base import SoundRecord
from notice_tasks.toml.text import unreadable_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from notice_tasks.checks.n508_half_a_command import Batches
    from notice_tasks.checks.registry import OfSheet
    from notice_tasks.long_work import Tell
    from notice_tasks.model.event import Event
    from notice_tasks.model.notice import Notice
    from notice_tasks.model.workspace import AsOf
    from notice_tasks.problems import Problem
    from notice_tasks.reading.load import Loaded
    from notice_tasks.rules.shortfall import State
    from notice_tasks.store.base import RecordStore
    from notice_tasks.toml.text import Files


class Walk:
    """One walk through a workspace.

    `notices` are the checklists of each id; `records` is the number of sound records read. `day_given` tells that
    the user named the as-of moment.
    """

    def __init__(
        self,
        files: Files,
        frame: Loaded,
        store: RecordStore,
        as_of: AsOf | None = None,
        fail_on: frozenset[State] = frozenset(),
    ) -> None:
        """Begin with the frame, which is loaded before. Without an as-of moment, nothing is checked against one."""
        self.notices: dict[str, list[str]] = {}
        self.records = 0
        self.day_given = True
        self._files = files
        self._frame = frame
        self._store = store
        self._as_of = as_of
        self._fail_on = fail_on
        self._unreadable: list[Problem] = []
        self._kept = set(self._names(store.notices_kept))
        self._around = surroundings_of(frame, files)
        self._register_sound = all(problem.place.file != REGISTER for problem in frame.problems)
        self._all_read = False
        self._asked: set[str] = set()
        self._named: set[str] = set()
        self._all_named = True
        self._linked: list[Sheet] = []
        self._tell: Callable[[int], None] = partial(untold, Work.CHECKING, 0, 0)

    def faults(self, more: Iterable[str] = (), tell: Tell = untold) -> Iterator[Problem]:
        """All problems; `more` are checklists that are not in the folder yet. `tell` is told how far the walk is.

        What a faulty file declares is not known, so nothing is checked against it.
        """
        yield from self._frame.problems
        yield from self._of_frame()
        yield from self._of_ids()
        checklists = sorted({*checklist_files(self._files.root, self._cannot_be_read), *more})
        self._all_read = not self._unreadable
        for number, found in enumerate(self._read_each(checklists), 1):
            self._tell = partial(tell, Work.CHECKING, number, len(checklists))
            self._tell(self.records)
            if isinstance(found, Checklist):
                yield from self._of_checklist(Sheet(found.document, found.notice, self._around))
            else:
                self._all_read = False
                yield from found
        yield from self._of_notices()
        sound = self._register_sound and self._all_read
        for notice in sorted(self._kept - self.notices.keys()):
            yield from self._of_records(notice, None, sound=sound)
        if sound:
            for check in of_whole_register():
                yield from check(self._around.register, self._asked)
        yield from self._of_stock()
        yield from self._unreadable

    def _read_each(self, files: Iterable[str]) -> Iterator[Checklist | tuple[Problem, ...]]:
        """These checklists, one after another; or the problems of form of each."""
        return each_checklist(self._files, self._frame.settings, self._frame.register, files)

    def _cannot_be_read(self, error: BadInput) -> None:
        self._unreadable.append(unreadable_folder(error))

    def _names(self, listed: Callable[[], Iterable[str]]) -> Iterable[str]:
        """The content of a folder; empty, and a problem, if it cannot be read."""
        try:
            return listed()
        except BadInput as error:
            self._cannot_be_read(error)
            return ()

    def _of_frame(self) -> Iterator[Problem]:
        """The problems of the register and the files of rest days, if they may have any."""
        frame = self._frame
        doubtful = [
            document
            for document in frame.documents_in(REGISTER)
            if not is_sound_register(document.values, frame.register)
        ]
        if not doubtful and not frame.announced:
            return
        from notice_tasks.checks.material import RegisterSheet, rest_day_sheets  # noqa: PLC0415  (most workspaces need neither)
        from notice_tasks.checks.structure import faults_of_register, faults_of_rest_days  # noqa: PLC0415  (as above)

        for document in doubtful:
            for problem in faults_of_register(RegisterSheet(document.values, frame.register)):
                self._register_sound = False
                yield problem
        yield from faults_of_rest_days(rest_day_sheets(frame))

    def _of_ids(self) -> Iterator[Problem]:
        """The problems of ids in the register that other systems cannot store."""
        register = self._frame.register
        if all(why_not_held(id_) is None for id_ in self._around.known):
            return
        from notice_tasks.checks.n312_name_not_held import check_register  # noqa: PLC0415  (such ids are rare)

        written = next((document.values for document in self._frame.documents_in(REGISTER)), None)
        for kind, known in (("unit", register.units), ("group", register.groups)):
            yield from check_register(kind, known if written is None else [e["id"] for e in written.get(kind, ())])

    def _of_stock(self) -> Iterator[Problem]:
        """The problems of files that are not read, are links, or have impossible names."""
        root = self._files.root
        known = self._around.known | self.notices.keys()
        for listed in list_folders(root):
            if listed.things:
                from notice_tasks.checks.registry import of_stock  # noqa: PLC0415  (such files are rare)
                from notice_tasks.checks.stock_sheet import StockSheet  # noqa: PLC0415  (as above)

                for check in of_stock():
                    yield from check(
                        StockSheet(root, listed, self._named, known, all_read=self._all_read and self._all_named)
                    )

    def _of_checklist(self, sheet: Sheet) -> Iterator[Problem]:
        notice, sound = sheet.notice, self._register_sound
        if not is_sound_checklist(sheet.values, notice, self._around.known):
            from notice_tasks.checks.structure import faults_of_checklist  # noqa: PLC0415  (only faults need it)

            for problem in faults_of_checklist(sheet):
                sound = False
                yield problem
        if notice.source.text is not None:
            self._named.add(normpath(f"{dirname(notice.file)}/{notice.source.text}"))
        for check in _checks_for(sheet):
            yield from check(sheet)
        for requirement in notice.requirements.values():
            self._asked.update(requirement.who)
        if notice.forwards is not None or any(r.tightens is not None for r in notice.requirements.values()):
            self._linked.append(sheet)
        files = self.notices.setdefault(notice.id, [])
        files.append(sheet.file)
        if len(files) == 1:  # of two notices with the same id, the first has the records
            yield from self._of_records(notice.id, sheet, sound=sound)

    def _of_records(self, notice: str, sheet: Sheet | None, *, sound: bool) -> Iterator[Problem]:
        """The problems of a notice's records and state. Records of a faulty checklist are not checked against it."""
        events: dict[str, tuple[Event, ...] | None] = {}
        batches: Batches = {}
        kept, known = (None, tuple(self.notices)) if sheet is None else (sheet.notice, ())
        units = self._names(lambda: self._store.units_kept(notice)) if notice in self._kept else ()
        for unit in units:
            found = self._store.checked(notice, unit)
            if not isinstance(found, SoundRecord):
                events[unit] = None
                self._all_named = False
                yield from found
                continue
            self.records += 1
            self._tell(self.records)
            events[unit] = found.record.events
            if any(event.batch is not None for event in found.record.events):
                from notice_tasks.checks.n508_half_a_command import count  # noqa: PLC0415  (few records have a batch)

                count(found, batches)
            self._named.update(event.path for event in found.record.events if event.path is not None)
            if sound:
                yield from self._of_record(found, kept, known)
        if batches and None not in events.values():  # a faulty record may hold the missing events
            for check in of_batches():
                yield from check(batches)
        if sound and sheet is not None and self._as_of is not None and self._may_matter(sheet, self._as_of):
            from notice_tasks.checks.standing import Standing  # noqa: PLC0415  (often nothing is due soon)

            standing = Standing(sheet, events, self._as_of, self._fail_on, self.day_given)
            for look in of_standing():
                yield from look(standing)

    def _of_record(self, found: SoundRecord, notice: Notice | None, known: tuple[str, ...]) -> Iterator[Problem]:
        """The problems of one record that has the right shape."""
        from notice_tasks.checks.recorded import RecordSheet  # noqa: PLC0415  (not needed before the first record)

        record = RecordSheet(found.file, found.record, found.values, notice, self._around, known)
        for check in of_records():
            yield from check(record)

    def _may_matter(self, sheet: Sheet, as_of: AsOf) -> bool:
        """Whether states are to be checked, or something may be due soon."""
        soon = sheet.around.settings.due_soon_days
        return bool(self._fail_on) or any(
            isinstance(written.rule, Every) or (due.day is not None and 0 <= (due.day - as_of.day).days <= soon)
            for written, due in sheet.dues
        )

    def _of_notices(self) -> Iterator[Problem]:
        """The problems between checklists: notices with the same id, and forwarding."""
        if any(len(files) > 1 for files in self.notices.values()):
            from notice_tasks.checks.n301_duplicate_id import check_notices  # noqa: PLC0415  (rarely needed)

            yield from check_notices(self.notices)
        if self._linked:
            from notice_tasks.checks.forwarding import Forwarding  # noqa: PLC0415  (few notices forward others)

            sheets = tuple(self._with_uppers())
            forwarding = Forwarding(sheets, tuple(self.notices), checklists_sound=self._all_read)
            for check in of_forwarding():
                yield from check(forwarding)

    def _with_uppers(self) -> Iterator[Sheet]:
        """The checklists that forward others, and those that they forward, in the order of their files."""
        linked = {sheet.file: sheet for sheet in self._linked}
        wanted = {sheet.notice.forwards for sheet in self._linked}
        uppers = [file for id_, files in self.notices.items() if id_ in wanted for file in files if file not in linked]
        read = self._read_each(uppers)
        above = [Sheet(one.document, one.notice, self._around) for one in read if isinstance(one, Checklist)]
        linked |= {sheet.file: sheet for sheet in above}
        yield from (linked[file] for file in sorted(linked))


def _checks_for(sheet: Sheet) -> Iterator[OfSheet]:
    """The checks that can find something in a checklist."""
    yield from OF_CHECKLISTS
    if any(why_not_held(id_) is not None for id_ in (sheet.notice.id, *sheet.notice.requirements)):
        from notice_tasks.checks.n312_name_not_held import check_checklist  # noqa: PLC0415  (such ids are rare)

        yield check_checklist
    if any(due.day is None for _written, due in sheet.dues):
        yield from of_rules_without_day()
    if sheet.notice.source.text is not None:
        yield from of_texts()
