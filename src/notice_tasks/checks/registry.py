"""All checks of meaning, by their subject.

Only those of checklists are always needed. The others are loaded with their first subject: to load every check, in
order to ask it for its subject, would take a seventh of the time of `check` in a small workspace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks import (
    n401_due_before_issue,
    n408_due_on_a_rest_day,
    n410_wrong_weekday,
    n411_quote_of_another_day,
    n412_reminder_too_late,
    n413_too_little_time,
    n701_no_provenance,
    n702_nothing_to_check,
    n703_exhortation_with_a_day,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from notice_tasks.checks.forwarding import Forwarding
    from notice_tasks.checks.n508_half_a_command import Batches
    from notice_tasks.checks.recorded import RecordSheet
    from notice_tasks.checks.sheet import Sheet
    from notice_tasks.checks.standing import Standing
    from notice_tasks.checks.stock_sheet import StockSheet
    from notice_tasks.model.unit import Register
    from notice_tasks.problems import Problem

    OfSheet = Callable[[Sheet], Iterator[Problem]]

OF_CHECKLISTS: Final[tuple[OfSheet, ...]] = (
    n401_due_before_issue.check,
    n408_due_on_a_rest_day.check,
    n410_wrong_weekday.check,
    n411_quote_of_another_day.check,
    n412_reminder_too_late.check,
    n413_too_little_time.check,
    n701_no_provenance.check,
    n702_nothing_to_check.check,
    n703_exhortation_with_a_day.check,
)


def of_rules_without_day() -> tuple[OfSheet, ...]:
    """For checklists that have a due rule from which no single day was worked out."""
    from notice_tasks.checks import (  # noqa: PLC0415
        n402_window_reversed,
        n406_hours_from_a_day,
        n407_no_day_yet,
        n409_year_not_announced,
    )

    return (
        n402_window_reversed.check,
        n406_hours_from_a_day.check,
        n407_no_day_yet.check,
        n409_year_not_announced.check,
    )


def of_texts() -> tuple[OfSheet, ...]:
    """For checklists that name the text of their notice."""
    from notice_tasks.checks import n706_not_in_the_text, n707_no_text, n708_idle_waived  # noqa: PLC0415

    return (n706_not_in_the_text.check, n707_no_text.check, n708_idle_waived.check)


def of_forwarding() -> tuple[Callable[[Forwarding], Iterator[Problem]], ...]:
    """For notices that forward others."""
    from notice_tasks.checks import (  # noqa: PLC0415
        n403_forwards_nothing,
        n404_forwarding_circle,
        n405_later_than_upper,
    )

    return (n403_forwards_nothing.check, n404_forwarding_circle.check, n405_later_than_upper.check)


def of_records() -> tuple[Callable[[RecordSheet], Iterator[Problem]], ...]:
    """For what was recorded."""
    from notice_tasks.checks import (  # noqa: PLC0415
        n501_record_of_nothing,
        n505_record_of_no_occurrence,
        n506_acts_out_of_order,
        n507_evidence_changed,
    )

    return (
        n501_record_of_nothing.check,
        n505_record_of_no_occurrence.check,
        n506_acts_out_of_order.check,
        n507_evidence_changed.check,
    )


def of_batches() -> tuple[Callable[[Batches], Iterator[Problem]], ...]:
    """For what single commands recorded in all records of a notice."""
    from notice_tasks.checks import n508_half_a_command  # noqa: PLC0415

    return (n508_half_a_command.check,)


def of_whole_register() -> tuple[Callable[[Register, AbstractSet[str]], Iterator[Problem]], ...]:
    """For a sound register, and the units and groups that are asked for something."""
    from notice_tasks.checks import n704_empty_group, n705_unit_never_asked, n709_shared_name  # noqa: PLC0415

    return (n704_empty_group.check, n705_unit_never_asked.check, n709_shared_name.check)


def of_stock() -> tuple[Callable[[StockSheet], Iterator[Problem]], ...]:
    """For what stands in the workspace's folders and is not what most of it is."""
    from notice_tasks.checks import (  # noqa: PLC0415
        n106_link,
        n107_not_read,
        n312_name_not_held,
        n313_invisible_characters,
    )

    return (n106_link.check, n107_not_read.check, n312_name_not_held.check_files, n313_invisible_characters.check_files)


def of_standing() -> tuple[Callable[[Standing], Iterator[Problem]], ...]:
    """For how things stand as of a day."""
    from notice_tasks.checks import n801_silence, n802_stands_so  # noqa: PLC0415

    return (n801_silence.check, n802_stands_so.check)
