"""Classes of a school as a roster has them: each has one homeroom teacher, and each seat one pupil."""

from collections.abc import Iterator

from shared.domain.schools import ClassId
from shared.roster.findings import Finding, FindingCode
from shared.roster.rows import Column, RosterRow
from shared.roster.school_rows import SchoolRows


class Teachers:
    """Homeroom teachers of the whole roster, by e-mail address: the class of each, and the row that first named it."""

    def __init__(self) -> None:
        self._classes: dict[str, tuple[ClassId, int]] = {}
        self._names: dict[str, dict[str, int]] = {}

    def findings(self, row: RosterRow) -> Iterator[Finding]:
        """What is wrong with the teacher of a row that is the first to name this one for its class."""
        class_id = ClassId(row.school_id, row.class_name)
        known, first = self._classes.setdefault(row.teacher_email, (class_id, row.row))
        if known != class_id:
            yield _finding(row, Column.TEACHER_EMAIL, FindingCode.TEACHER_OF_TWO_CLASSES, first)

    def name_findings(self, row: RosterRow) -> Iterator[Finding]:
        """Another name than the one by which this teacher was first called; each such name is found once."""
        names = self._names.setdefault(row.teacher_email, {})
        if row.teacher_name and row.teacher_name not in names:
            if names:
                yield _finding(row, Column.TEACHER_NAME, FindingCode.TEACHER_WITH_TWO_NAMES, next(iter(names.values())))
            names[row.teacher_name] = row.row


def class_findings(school_rows: SchoolRows, teachers: Teachers) -> Iterator[Finding]:
    """What is wrong with the classes of a school; ``teachers`` remembers those of the schools before."""
    classes: dict[str, _Class] = {}
    for row in school_rows:
        of_class = classes.setdefault(row.class_name, _Class(row))
        yield from of_class.findings(row)
        if row.teacher_email and row.teacher_email not in of_class.teachers:
            if of_class.teachers:
                first = next(iter(of_class.teachers.values()))
                yield _finding(row, Column.TEACHER_EMAIL, FindingCode.CLASS_WITH_TWO_TEACHERS, first)
            else:
                yield from teachers.findings(row)
            of_class.teachers[row.teacher_email] = row.row
        if row.teacher_email:
            yield from teachers.name_findings(row)
    for of_class in classes.values():
        yield from of_class.untaught()


class _Class:
    """One class: the first row that names each seat and each teacher, and the rows that name none."""

    def __init__(self, first: RosterRow) -> None:
        self.teachers: dict[str, int] = {}
        self._first = first
        self._seats: dict[int, int] = {}
        self._without: list[Finding] = []

    def findings(self, row: RosterRow) -> Iterator[Finding]:
        """What is wrong with one row by itself and beside those before."""
        first = self._seats.setdefault(row.seat, row.row)
        if first != row.row:
            yield _finding(row, Column.SEAT, FindingCode.SEAT_TWICE, first)
        if not row.teacher_email:
            self._without.append(_finding(row, Column.TEACHER_EMAIL, FindingCode.EMPTY))
        elif not row.teacher_name:
            yield _finding(row, Column.TEACHER_NAME, FindingCode.EMPTY)

    def untaught(self) -> Iterator[Finding]:
        """The rows without a teacher; when all are, the class is named once."""
        if self.teachers:
            yield from self._without
        else:
            yield _finding(self._first, Column.TEACHER_EMAIL, FindingCode.CLASS_WITHOUT_TEACHER)


def _finding(row: RosterRow, column: Column, code: FindingCode, other_row: int = 0) -> Finding:
    return Finding(row.row, column, code, other_row, row.part)
