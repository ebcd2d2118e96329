"""Reading a whole workspace, or the part of it that one command needs.

Loading collects all problems of form; problems of meaning (a duplicate id) are found by checks/.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.dates.workdays import ChinaCalendar, WorkCalendar
from notice_tasks.model.notice import Notice
from notice_tasks.model.unit import Register
from notice_tasks.model.workspace import Settings, Workspace
from notice_tasks.problems import BadInput, Place, Problem
from notice_tasks.reading import shapes
from notice_tasks.reading.build import notice_of, register_of
from notice_tasks.reading.discover import REGISTER, checklist_files, rest_day_files
from notice_tasks.reading.settings import default_settings
from notice_tasks.toml.conforming import conforms
from notice_tasks.toml.shape import Shape
from notice_tasks.toml.text import Files, Values, unreadable_folder

if TYPE_CHECKING:
    from notice_tasks.model.announced import Announced


_NO_REGISTER: Final = Register({}, {})


class Document(NamedTuple):
    """The values of one file that could be read and conforms to its shape."""

    file: str
    values: Values


class Loaded(NamedTuple):
    """The parts of a workspace that could be read, and all problems of form.

    `notices` has every checklist that conforms to its shape, including two with the same id; `announced` every file of
    rest days. `register_known` tells that `register` has every unit and group, even if it has other problems.
    """

    settings: Settings
    register: Register
    notices: tuple[Notice, ...]
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    announced: "tuple[Announced, ...]" = ()
    register_known: bool = True

    def documents_in(self, where: str) -> tuple[Document, ...]:
        """The documents of a folder, or the one document of this name."""
        return tuple(document for document in self.documents if document.file.partition("/")[0] == where)

    @property
    def calendar(self) -> WorkCalendar:
        """The working days: from the files under rest-days/, and from the library for all other days."""
        library = ChinaCalendar()
        if not self.announced:
            return library
        from notice_tasks.dates.arrangement import DeclaredCalendar  # noqa: PLC0415  (few workspaces have such files)

        return DeclaredCalendar((a.arrangement for a in self.announced), library)

    @property
    def workspace(self) -> Workspace:
        """The workspace; of two checklists with the same id, the first."""
        notices: dict[str, Notice] = {}
        for notice in self.notices:
            notices.setdefault(notice.id, notice)
        return Workspace(self.settings, self.register, notices)


def load(root: Path, settings: Settings, files: tuple[str, ...] | None = None) -> Loaded:
    """All files of a workspace, or only these checklists and the other files.

    Raises:
        BadInput: the folder of checklists cannot be read.
    """
    read = Files(root)
    frame = load_frame(read, settings)
    problems, documents, notices = list(frame.problems), list(frame.documents), []
    for found in each_checklist(read, settings, frame.register, checklist_files(root) if files is None else files):
        if isinstance(found, Checklist):
            documents.append(found.document)
            notices.append(found.notice)
        else:
            problems.extend(found)
    return frame._replace(notices=tuple(notices), documents=tuple(documents), problems=tuple(problems))


def load_frame(files: Files, settings: Settings) -> Loaded:
    """Everything in a workspace except its checklists: the register and the files under rest-days/."""
    problems: list[Problem] = []
    documents: list[Document] = []
    register = _register(files, documents, problems)
    announced = tuple(_announced(files, documents, problems))
    known = register is not None
    return Loaded(settings, register or _NO_REGISTER, (), tuple(documents), tuple(problems), announced, known)


def load_rest_days(root: Path) -> Loaded:
    """Only the files under rest-days/."""
    documents: list[Document] = []
    problems: list[Problem] = []
    announced = tuple(_announced(Files(root), documents, problems))
    return Loaded(default_settings(), _NO_REGISTER, (), tuple(documents), tuple(problems), announced)


class Checklist(NamedTuple):
    """A checklist without a problem of form: its values, and the notice that it encodes."""

    document: Document
    notice: Notice


def each_checklist(
    files: Files, settings: Settings, register: Register, names: Iterable[str]
) -> Iterator[Checklist | tuple[Problem, ...]]:
    """These checklists, one after another; or the problems of form of each. The register is for their messages."""
    for file in names:
        problems: list[Problem] = []
        document = _document(files, file, shapes.CHECKLIST, problems, register)
        if document is None:
            yield tuple(problems)
        else:
            yield Checklist(document, notice_of(document.values, file, settings.timezone))


def _announced(files: Files, documents: list[Document], problems: list[Problem]) -> Iterator["Announced"]:
    """What each file of rest days declares; documents and problems are appended to the lists."""
    try:
        names = rest_day_files(files.root)
    except BadInput as error:
        problems.append(unreadable_folder(error))
        return
    for file in names:
        from notice_tasks.reading.rest_days import announced_of  # noqa: PLC0415  (most workspaces have no such file)

        if (document := _document(files, file, shapes.REST_DAYS, problems)) is not None:
            documents.append(document)
            yield announced_of(document.values, file)


def _register(files: Files, documents: list[Document], problems: list[Problem]) -> Register | None:
    """The register without its faulty parts; None if its units and groups cannot be determined."""
    document = _document(files, REGISTER, shapes.REGISTER, problems)
    if document is not None:
        documents.append(document)
        return register_of(document.values)
    from notice_tasks.reading.recovery import recovered_register  # noqa: PLC0415  (most registers are sound)

    values = files.values(REGISTER)
    if not isinstance(values, dict):
        return None
    recovered = recovered_register(values)
    if recovered is not None:
        from notice_tasks.reading.ids_meant import with_ids_meant  # noqa: PLC0415  (most registers are sound)

        problems[:] = with_ids_meant(problems, values, recovered)
    return recovered


def _document(
    files: Files, file: str, shape: Shape, problems: list[Problem], register: Register = _NO_REGISTER
) -> Document | None:
    values = files.values(file)
    if not isinstance(values, dict):
        problems.extend(values)
        return None
    if conforms(values, shape):
        return Document(file, values)
    from notice_tasks.reading.ids_meant import with_ids_meant  # noqa: PLC0415  (only what does not fit needs it)
    from notice_tasks.toml.faults import faults  # noqa: PLC0415  (as above)

    problems.extend(with_ids_meant(faults(values, shape, Place(file)), values, register))
    return None
