"""The page of a student of age: a letter's code and the own ID open it, and the student ends what shall not go on."""

import os

import pytest

from functions.decide_of_age.contract import END_OF_AGE, OPEN_OF_AGE
from functions.read_account.contract import READ_ACCOUNT
from functions.review_bindings.contract import READ_QUEUE
from shared.domain import policy
from shared.domain.letter_codes import LetterCodeInvalid, grouped, new_code, read_code
from shared.domain.pupils import Homeroom
from shared.domain.schools import SchoolId, SchoolLevel
from shared.persistence import keys
from shared.persistence.homeroom_store import HomeroomStore
from shared.persistence.letter_codes import LetterCodes
from shared.persistence.table import Update
from tests.component.accounts import NAME, approved, sign_in
from tests.component.parallel import at_once
from tests.component.registrars import Registry
from tests.component.service import GUARDIAN_ID, STUDENT_ID, TEACHER, UNKNOWN_ID
from tests.component.trace import Trace

OTHER_GUARDIAN, STRANGER = "W234567893", "A800000014"
SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")


@pytest.fixture
def mailbox():
    return f"g{os.urandom(5).hex()}@example.org"


@pytest.fixture
def codes(table, field_key):
    return LetterCodes(table, field_key)


@pytest.fixture
def letter(service, born, codes, mailbox):
    """The code of a letter to a student of age to whom one guardian is bound, on the student's eighteenth birthday."""
    bind(service, mailbox=mailbox)
    born(0)
    return issue(service, codes)


def bind(service, **whom):
    """Bind a guardian; what the workers have to do is left for later."""
    return approved(service, lambda: None, **whom)


def issue(service, codes, pupil=STUDENT_ID):
    code = new_code(os.urandom)
    codes.issue({service.identities.of(pupil): code}, service.now)
    return code


def enter(service, code, national_id=STUDENT_ID):
    status, answer, _ = service.call(OPEN_OF_AGE, {"code": code, "national_id": national_id})
    return status, answer


def end(service, session, *bindings):
    return service.call(END_OF_AGE, {"session": session, "binding_ids": [*bindings]})[:2]


def refused(answer):
    return answer[0], answer[1]["code"]


def mark(service, values):
    """Write attributes of the student's profile."""
    names = {f"#{name}": name for name in values}
    sets = ", ".join(f"#{name} = :{name}" for name in values)
    key = keys.profile(service.identities.of(STUDENT_ID))
    service.table.update(Update(key, f"SET {sets}", {f":{n}": v for n, v in values.items()}, names=names))


def test_a_code_is_read_as_people_type_it():
    code = "7K4M92QXTB01"
    assert grouped(code) == "7K4M-92QX-TB01"
    assert {read_code(typed) for typed in ("7k4m-92qx-tb01", " 7K4M 92QX TBOI ", "７Ｋ４Ｍ９２ＱＸＴＢ０１")} == {code}
    for wrong in ("", "7K4M-92QX-TB0", "7K4M-92QX-TB012", "7K4M-92QX-TU01"):
        with pytest.raises(LetterCodeInvalid):
            read_code(wrong)
    assert len({new_code(os.urandom) for _ in range(500)}) == 500


def test_the_student_sees_who_is_bound_with_masked_names(service, letter):
    status, page = enter(service, grouped(letter).lower())
    assert (status, page["student_name"], page["class_name"]) == (201, "王○明", "五年一班")
    (guardian,) = page["bound"]
    assert (guardian["relationship"], guardian["guardian_name"], guardian["state"]) == ("father", "王○明", "approved")
    assert guardian["since"] == service.now and page["acting"] == []
    assert NAME not in str(page) and GUARDIAN_ID not in str(page)


def test_what_the_student_ends_has_ended_for_everybody(
    service, settle, born, codes, table, field_key, mailbox, subjects
):
    address = f"t{os.urandom(5).hex()}@school.example"
    HomeroomStore(table, field_key, os.urandom).put(SCHOOL, Homeroom("五年一班", TEACHER, "陳老師", address))
    approved(service, settle, mailbox=mailbox)
    born(0)
    settle()
    _, page = enter(service, issue(service, codes))
    binding, told = page["bound"][0]["binding_id"], len(subjects(mailbox))
    for _ in range(2):
        assert end(service, page["session"], binding) == (200, {"bound": [], "acting": []})
    for _ in range(2):
        settle()
    assert len(subjects(mailbox)) == told + 1
    assert [subject for subject in subjects(address) if "解除" in subject] == [
        "臺北市親子綁定：五年一班有一項綁定已解除"
    ]
    account = service.accounts.get(service.identities.of(GUARDIAN_ID))
    (child,) = service.call(READ_ACCOUNT, account=sign_in(service, account))[1]["bindings"]
    assert (child["state"], child["reason"]["code"]) == ("ended", "ended_of_age")


def test_one_may_be_ended_and_another_stand(service, letter):
    service.now += 60
    bind(service, guardian=OTHER_GUARDIAN, mailbox=f"o{os.urandom(5).hex()}@example.org")
    _, page = enter(service, letter)
    first, second = (one["binding_id"] for one in page["bound"])
    _, left = end(service, page["session"], first)
    assert [one["binding_id"] for one in left["bound"]] == [second]


def test_of_a_guardian_who_applies_again_the_teacher_is_told(service, letter, mailbox):
    _, page = enter(service, letter)
    end(service, page["session"], page["bound"][0]["binding_id"])
    service.now += 60
    session = service.sign_in(mailbox)
    body = service.application(session)
    body["guardian"] |= {"email": mailbox}
    assert service.submit(session, body, key="key-again")[0] == 201
    (waiting,) = service.call(READ_QUEUE, staff=TEACHER)[1]["bindings"]
    assert "ended_of_age" in waiting["flags"]
    assert [one["state"] for one in enter(service, letter)[1]["bound"]] == ["applied"]


def test_the_letter_opens_the_page_again_until_it_expires(service, letter):
    service.now += policy.OF_AGE_LETTER_DAYS * policy.DAY - 1
    assert enter(service, letter)[0] == 201
    service.now += 1
    assert refused(enter(service, letter)) == (403, "letter_refused")


def test_a_new_letter_ends_the_one_before_and_its_sessions(service, codes, letter):
    _, page = enter(service, letter)
    fresh = issue(service, codes)
    assert refused(enter(service, letter)) == (403, "letter_refused")
    ended = end(service, page["session"], page["bound"][0]["binding_id"])
    assert refused(ended) == (401, "letter_session_expired")
    assert len(enter(service, fresh)[1]["bound"]) == 1


def test_of_a_protected_student_nothing_is_told_or_ended(service, letter):
    _, page = enter(service, letter)
    mark(service, {"prot": True})
    assert refused(enter(service, letter)) == (403, "letter_refused")
    ended = end(service, page["session"], page["bound"][0]["binding_id"])
    assert refused(ended) == (401, "letter_session_expired")


def test_a_letter_from_before_the_protection_is_good_no_more_once_it_is_lifted(service, codes, letter):
    registry = Registry(service)
    assert registry.protect()[0] == registry.protect(False)[0] == 200
    assert refused(enter(service, letter)) == (403, "letter_refused")
    assert enter(service, issue(service, codes))[0] == 201


def test_who_turns_out_to_be_younger_has_no_page(service, born, letter):
    born(1)
    assert refused(enter(service, letter)) == (403, "letter_refused")


def test_whatever_is_wrong_is_answered_alike_with_the_same_calls(service, clients, letter):
    wrong = [
        (letter, UNKNOWN_ID),  # of nobody in the roster
        (letter, GUARDIAN_ID),
        (new_code(os.urandom), STUDENT_ID),
        (new_code(os.urandom), STRANGER),
    ]
    trace = Trace(clients)
    seen = [(enter(service, *asked), trace.take()) for asked in wrong]
    trace.close()
    assert {str(one) for one in seen} == {str(seen[0])} and refused(seen[0][0]) == (403, "letter_refused")


def test_an_id_with_a_wrong_checksum_costs_no_try(service, letter):
    for _ in range(policy.OF_AGE_WRONG_TRIES + 1):
        assert enter(service, letter, "A123456788")[0] == 422
    assert enter(service, letter)[0] == 201


def test_ten_wrong_ids_end_a_letter_and_right_ones_cost_nothing(service, letter):
    for _ in range(policy.OF_AGE_WRONG_TRIES - 1):
        assert enter(service, letter, UNKNOWN_ID)[0] == 403
        assert enter(service, letter)[0] == 201
    assert enter(service, letter, UNKNOWN_ID)[0] == 403
    assert refused(enter(service, letter)) == (403, "letter_refused")


class ReadThenCount(LetterCodes):
    """The seeded defect: the limit is looked at, and the try counted afterwards."""

    def opens(self, code, student, now):
        key = keys.letter(self.hash_of(code))
        item = self._table.get(key, consistent=True)
        if item["tries"] >= policy.OF_AGE_WRONG_TRIES:
            return False
        self.compared += 1
        self._table.update(Update(key, "SET tries = :tries", {":tries": item["tries"] + 1}))
        return item["student"] == student


def guesses_compared(store, table, code, threads=32):
    """How many of so many guesses at once came to be compared: each of them had been admitted."""
    guess = f"{'g' * 22}"
    at_once([lambda: store.opens(code, guess, 1_800_000_000)] * threads)
    return table.get(keys.letter(store.hash_of(code)), consistent=True)["tries"]


def test_of_guesses_at_once_no_more_are_compared_than_may_be(codes, table, letter):
    assert guesses_compared(codes, table, letter) == policy.OF_AGE_WRONG_TRIES


def test_the_race_catches_a_store_that_counts_afterwards(table, field_key, letter):
    """Twin."""
    store = ReadThenCount(table, field_key)
    store.compared = 0
    guesses_compared(store, table, letter)
    assert store.compared > policy.OF_AGE_WRONG_TRIES


@pytest.mark.parametrize("kind", ["session", "account", "match"])
def test_no_other_token_is_a_session(service, letter, kind):
    _, page = enter(service, letter)
    index = service.identities.of(STUDENT_ID)
    forged = service.tokens.seal(kind, [index, "x"], service.now + 60)
    assert refused(end(service, forged, page["bound"][0]["binding_id"])) == (401, "letter_session_expired")


def test_a_session_ends_by_itself_and_reaches_no_other_student(service, letter):
    _, page = enter(service, letter)
    other = f"{'x' * 22}{service.identities.of(GUARDIAN_ID)}"
    assert refused(end(service, page["session"], other)) == (404, "binding_not_found")
    service.now += page["expires_in"]
    ended = end(service, page["session"], page["bound"][0]["binding_id"])
    assert refused(ended) == (401, "letter_session_expired")


def test_a_code_lies_nowhere(service, letter, stored):
    enter(service, letter)
    assert letter not in str(stored("")) and grouped(letter) not in str(stored(""))
