"""Counter store: everything that an application at the counter begins with, read at once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from shared.domain.accounts import Account
from shared.domain.consent import ConsentStatement
from shared.domain.schools import School, SchoolId
from shared.domain.students import Student
from shared.persistence import keys
from shared.persistence.account_store import AccountStore
from shared.persistence.consent_store import read_statement
from shared.persistence.roster_store import RosterStore
from shared.persistence.school_catalogue import read_school
from shared.persistence.table import Table


class Facts(NamedTuple):
    """Students of the school by index, the school, the guardian's account, the statement: those that there are.

    ``login_of``: the guardian whose login the e-mail address is, or empty. ``guardian_is_student``: whether the
    guardian's ID is a student's of the roster.
    """

    students: Mapping[str, Student]
    school: School | None
    account: Account | None
    consent: ConsentStatement | None
    login_of: str
    guardian_is_student: bool


class CounterStore:
    """Items ``P``, ``L#``, ``A``, ``C#`` and ``CONSENT#``, in one round trip."""

    def __init__(self, table: Table, roster: RosterStore, accounts: AccountStore) -> None:
        self._table = table
        self._roster = roster
        self._accounts = accounts

    def read(
        self, students: Sequence[str], school: SchoolId, guardian: str, login: str | None, version: str, language: str
    ) -> Facts:
        """What is known. ``login``: hash of the guardian's e-mail address, if there is one. Raises StoreBusy."""
        profiles = [keys.profile(student) for student in students]
        school_key, account = keys.school(*school), keys.account(guardian)
        consent = keys.consent_version(version, language)
        contact = [keys.contact(login)] if login else []
        own_profile = keys.profile(guardian)
        found = self._table.get_many([*profiles, school_key, account, consent, own_profile, *contact])
        read = [self._roster.student(found[key]) for key in profiles if key in found]
        return Facts(
            {student.index: student for student in read if _attends(student, school)},
            read_school(found[school_key]) if school_key in found else None,
            self._accounts.known(found.get(account)),
            read_statement(found[consent], language) if consent in found else None,
            next((found[key].get("login_of", "") for key in contact if key in found), ""),
            self._roster.attends(found.get(own_profile)),
        )


def _attends(student: Student, school: SchoolId) -> bool:
    return student.left is None and (student.school_level, student.school_code) == school
