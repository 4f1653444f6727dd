"""Letter codes: which code opens which student's page, and until when. Codes themselves are kept nowhere."""

from hmac import compare_digest
from typing import Any, Final, NamedTuple

from shared.domain import policy
from shared.domain.bindings import Action, State, state_after
from shared.domain.identifiers import BindingId, keyed
from shared.domain.majority import is_of_age
from shared.domain.reasons import EndReason
from shared.domain.schools import ClassId, day
from shared.persistence import keys
from shared.persistence.attributes import Item
from shared.persistence.coverage_store import CoverageStore, class_of
from shared.persistence.failures import StoreBusy
from shared.persistence.key_ring import LocalKey
from shared.persistence.pupil_store import birth_date
from shared.persistence.table import Check, ConditionFailed, Statement, Table, Update
from shared.persistence.transitions import befores, is_before, step

SHOWN: Final = (State.APPLIED, State.APPROVED)
"""States of a binding that concern a student of age."""

_STATEMENTS = 25
_GOOD = "lc = :letter AND lx > :now AND prot = :no"


class Due(NamedTuple):
    """A student of age to whom a guardian is bound; ``is_due``: there is no good letter yet."""

    profile: Item
    is_due: bool

    @property
    def student(self) -> str:
        """The student's index value."""
        return keys.student_of(keys.key_of_item(self.profile))


class LetterGone(Exception):
    """The letter is good no more: replaced, too old, or of a student who is protected by now."""


class LetterCodes:
    """Items ``P#`` (one a code), and on profiles which of them is good (``lc``) and how long (``lx``).

    Of protected students nobody hears online, not even themselves: they come to the counter.
    """

    def __init__(self, table: Table, field_key: LocalKey) -> None:
        self._table = table
        self._field_key = field_key

    def hash_of(self, code: str) -> str:
        """What stands for a code."""
        return keyed(self._field_key.bytes, "letter-code", code)

    def of_class(self, teacher: str, class_id: ClassId | None, now: int) -> tuple[ClassId | None, list[Due]]:
        """A teacher's class (None: there is none), and those of it to whom a letter may be given, by seat; one round
        trip."""
        children = CoverageStore(self._table).children(teacher, class_id)
        bound = [child.profile for child in children if State.APPROVED in child.states and not child.profile["prot"]]
        today, key = day(now), self._field_key.bytes
        grown = [profile for profile in bound if is_of_age(birth_date(profile, key), today)]
        place = class_id or (class_of(children[0].profile) if children else None)
        return place, [Due(profile, profile.get("lx", 0) <= now) for profile in grown]

    def issue(self, codes: dict[str, str], now: int) -> None:
        """Let ``codes``, by student, open those students' pages from now on, and no older ones.

        Raises StoreBusy, also when a student is protected by now or is gone: all is to be done anew.
        """
        expires = now + policy.OF_AGE_LETTER_DAYS * policy.DAY
        hashes = {student: self.hash_of(code) for student, code in codes.items()}
        self._table.put_many(
            {
                keys.letter(hashed): {"student": student, "exp": expires, "tries": 0, keys.TTL_ATTRIBUTE: expires}
                for student, hashed in hashes.items()
            }
        )
        statements = [self._replaced(student, hashed, expires) for student, hashed in hashes.items()]
        for first in range(0, len(statements), _STATEMENTS):
            for outcome in self._table.execute(statements[first : first + _STATEMENTS]):
                if isinstance(outcome, (StoreBusy, ConditionFailed)):
                    raise StoreBusy("letters")

    def opens(self, code: str, student: str, now: int) -> bool:
        """Whether a code is of that student. A try is counted before anything is compared, and given back if it was
        right; one round trip for whatever is wrong."""
        key = keys.letter(self.hash_of(code))
        counted = Update(
            key,
            "SET tries = tries + :one",
            {":one": 1, ":most": policy.OF_AGE_WRONG_TRIES, ":now": now},
            condition="exp > :now AND tries < :most",
        )
        try:
            item = self._table.update(counted)
        except ConditionFailed:
            return False
        if not compare_digest(item["student"], student):
            return False
        self._table.update(Update(key, "SET tries = tries - :one", {":one": 1}))
        return True

    def read(self, student: str, letter: str, now: int) -> tuple[Item, list[Item]]:
        """The profile and all items of a student whose good letter has the hash ``letter``; one round trip.

        Raises LetterGone, StoreBusy.
        """
        items = self._table.query(keys.student_partition(student), consistent=True)
        profile = next((item for item in items if keys.is_profile(keys.key_of_item(item))), None)
        if profile is None or profile["prot"] or not compare_digest(profile.get("lc", ""), letter):
            raise LetterGone
        if profile["lx"] <= now or not is_of_age(birth_date(profile, self._field_key.bytes), day(now)):
            raise LetterGone
        return profile, items

    def end(self, binding: BindingId, letter: str, now: int) -> None:
        """End a binding for its student, in one write with the look at the letter. What stands no more stays as it is.

        Raises LetterGone, StoreBusy.
        """
        ended: dict[str, Any] = {":after": state_after(Action.END), ":one": 1, ":now": now}
        ended |= {":reason": EndReason.OF_AGE, ":step": {step(now, Action.END)}, **befores(Action.END)}
        update = Update(
            keys.binding(binding),
            "REMOVE rw, dby, dro, dtok, was"
            " ADD trail :step SET st = :after, ver = ver + :one, chg = :now, oe = :now, rc = :reason",
            ended,
            condition=is_before(Action.END),
        )
        check = Check(keys.profile(binding.student), _GOOD, {":letter": letter, ":now": now, ":no": False})
        try:
            self._table.transact([update], check=check)
        except ConditionFailed as failure:
            if failure.items[-1] is not None:
                raise LetterGone from None

    def _replaced(self, student: str, letter: str, expires: int) -> Statement:
        key = keys.profile(student)
        where = f"{keys.PARTITION_KEY} = ? AND {keys.SORT_KEY} = ? AND prot = ?"
        return Statement(
            f'UPDATE "{self._table.name}" SET lc = ? SET lx = ? WHERE {where}', [letter, expires, *key, False]
        )
