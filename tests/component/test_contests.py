"""Another adult applies for a child: who is told, who may object, and what the teacher sees of it."""

import pytest

from functions.application_status.contract import APPLICATION_STATUS
from functions.raise_objections.contract import OBJECT, READ_CONTESTS, WITHDRAW_OBJECTION
from functions.read_account.contract import READ_ACCOUNT
from shared.domain.audit import AuditAction
from shared.persistence.audit_store import AuditStore
from tests.component import counter
from tests.component.accounts import open_account, sign_in
from tests.component.family import GRANDMOTHER_ID, MOTHER_ID, Adult, Family, bar_other_id, mailbox, mails
from tests.component.registrars import Registry
from tests.component.service import GUARDIAN_ID

SUBJECT = "另一位成年人"


@pytest.fixture
def family(service, settle):
    return Family(service, settle)


@pytest.fixture
def told(engine, family):
    """How often somebody was told of another adult; by default the father."""

    def count(address=None):
        return sum(SUBJECT in mail["Subject"] for mail in mails(engine, address or family.father.address))

    return count


def the_contest(adult):
    (contest,) = adult.call(READ_CONTESTS)[1]["contests"]
    return contest


def objection(adult, contest, words=None, endpoint=OBJECT):
    body = {"words": words} if words else {}
    return adult.call(endpoint, body, path={"contest_id": contest["contest_id"]})


def test_a_bound_guardian_is_told_who_may_be_meant_and_not_who_applied(family, settle, engine):
    applicant = mailbox("mother")
    family.apply(address=applicant)
    settle()
    (mail,) = [mail for mail in mails(engine, family.father.address) if SUBJECT in mail["Subject"]]
    said = str(mail)
    assert "王○明" in said and "母親" in said and "https://binding.example/account/" in said
    guardian = family.service.identities.of(MOTHER_ID)
    for kept in ("李美玲", "李○玲", applicant, "王大明", guardian, GUARDIAN_ID, MOTHER_ID):
        assert kept not in said
    assert not [mail for mail in mails(engine, applicant) if SUBJECT in mail["Subject"]]


def test_it_is_told_once_whatever_repeats_and_again_of_another_application(family, stream, workers, told):
    binding = family.apply()
    records = stream.records()
    for _ in range(3):
        workers.work(records)
    assert told() == 1
    assert family.decide(binding, 1, "reject", reason="reject_other", words="請洽學校")[0] == 200
    workers.work(stream.records())
    family.apply(key="applied-2", address=mailbox("again"))
    workers.work(stream.records())
    assert told() == 2


def test_an_objection_tells_nobody_anything_again(family, stream, workers, engine):
    applicant = mailbox("mother")
    family.apply(address=applicant)
    workers.work(stream.records())
    objection(family.father, the_contest(family.father), "不認識")
    assert workers.work(stream.records()).total() == 0
    assert len(mails(engine, applicant)) == 1


def test_a_counter_s_application_is_told_too(family, settle, told):
    counter.assign(family.service)
    guardian = {"name": "李美玲", "national_id": MOTHER_ID}
    assert counter.assist(family.service, counter.counter_body(guardian=guardian))[0] == 201
    settle()
    assert told() == 1
    assert the_contest(family.father)["relationship"] == "mother"


def test_of_a_protected_child_nothing_is_told_and_nothing_shown(family, settle, told):
    family.apply()
    registry = Registry(family.service)
    assert registry.protect()[0] == 200
    settle()
    assert told() == 0
    assert family.father.call(READ_CONTESTS)[1]["contests"] == []


def test_a_guardian_whose_block_has_begun_is_told_nothing(family, stream, workers, told):
    family.apply()
    Registry(family.service).bar()
    workers.work(stream.records())
    assert told() == 0
    assert family.father.call(READ_CONTESTS)[1]["contests"] == []


def test_nor_is_one_who_is_barred_by_another_id(family, settle, told):
    family.apply()
    bar_other_id(family.service, family.father_s)
    settle()
    assert told() == 0
    assert family.father.call(READ_CONTESTS)[1]["contests"] == []


def test_a_block_that_is_to_come_holds_from_its_day_on_though_nothing_was_ended_yet(family, settle, told):
    Registry(family.service).bar(days=1)
    family.apply()
    settle()
    assert told() == 1
    family.service.now += 86_400
    family.father = Adult(family.service, family.father.guardian, family.father.address)
    assert family.father.call(READ_CONTESTS)[1]["contests"] == []


def test_who_is_not_bound_yet_is_told_nothing(family, settle, told):
    other = mailbox("grandmother")
    family.apply(GRANDMOTHER_ID, "maternal_grandmother", address=other, key="applied-9")
    settle()
    family.apply()
    settle()
    assert (told(), told(other)) == (2, 0)


def test_the_teacher_sees_who_objects_and_why_and_the_queue_holds_it_back(family):
    binding = family.apply()
    status, answer = objection(family.father, the_contest(family.father), "我不認識這個人")
    assert (status, answer["words"], answer["objected_at"]) == (200, "我不認識這個人", family.service.now)
    for item in (family.queue(binding), family.evidence(binding)):
        assert "objected" in item["flags"]
        (said,) = item["objections"]
        assert (said["name"], said["relationship"], said["words"]) == ("王○明", "father", "我不認識這個人")
    assert the_contest(family.father)["words"] == "我不認識這個人"


def test_approving_in_spite_of_it_takes_the_version_that_shows_it_and_is_recorded(family, settle, table):
    binding = family.apply()
    settle()
    seen = family.queue(binding)["version"]
    objection(family.father, the_contest(family.father))
    assert family.decide(binding, seen) == (412, family.decide(binding, seen)[1])
    assert family.decide(binding, family.queue(binding)["version"])[0] == 200
    settle()
    decided = [
        entry
        for entry in AuditStore(table).month(counter.SCHOOL, "2027-01")
        if entry.action is AuditAction.DECIDED and entry.subject == binding
    ]
    assert [entry.details for entry in decided] == [("approved", "objected")]


def test_saying_the_same_again_changes_nothing_and_other_words_replace_it(family):
    binding = family.apply()
    contest = the_contest(family.father)
    objection(family.father, contest, "一")
    before = family.queue(binding)["version"]
    objection(family.father, contest, "一")
    assert family.queue(binding)["version"] == before
    objection(family.father, contest, "二")
    (said,) = family.queue(binding)["objections"]
    assert said["words"] == "二" and family.queue(binding)["version"] > before


def test_an_objection_can_be_taken_back(family):
    binding = family.apply()
    contest = the_contest(family.father)
    objection(family.father, contest, "一")
    for _ in range(2):
        status, answer = objection(family.father, contest, endpoint=WITHDRAW_OBJECTION)
        assert (status, answer["objected_at"]) == (200, None)
    assert "objected" not in family.queue(binding)["flags"]
    assert family.decide(binding, family.queue(binding)["version"])[0] == 200


def test_two_guardians_may_object_and_neither_sees_the_other_s(family):
    grandmother, _ = family.bind(GRANDMOTHER_ID, "grandmother")
    binding = family.apply()
    for adult, words in ((family.father, "父"), (grandmother, "祖母")):
        assert the_contest(adult)["words"] == ""
        objection(adult, the_contest(adult), words)
    assert [said["words"] for said in family.queue(binding)["objections"]] == ["父", "祖母"]


def test_the_applicant_sees_nothing_of_it(family):
    address = mailbox("mother")
    family.apply(address=address)
    family.service.now += 120
    session = family.service.sign_in(address)
    before = family.service.call(APPLICATION_STATUS, session=session)[1]
    objection(family.father, the_contest(family.father), "不認識")
    assert family.service.call(APPLICATION_STATUS, session=session)[1] == before


def test_nor_does_their_account_once_they_have_one(family, settle):
    address = mailbox("mother")
    family.apply(address=address)
    settle()
    token = sign_in(family.service, open_account(family.service, MOTHER_ID, address))
    before = family.service.call(READ_ACCOUNT, account=token)[1]
    objection(family.father, the_contest(family.father), "不認識")
    assert family.service.call(READ_ACCOUNT, account=token)[1] == before


def test_a_new_application_begins_without_the_objections_to_the_last_one(family):
    binding = family.apply()
    objection(family.father, the_contest(family.father), "不認識")
    version = family.queue(binding)["version"]
    assert family.decide(binding, version, "reject", reason="reject_other", words="請洽學校")[0] == 200
    address = mailbox("again")
    family.apply(key="applied-2", address=address)
    assert family.queue(binding)["objections"] == []
    assert the_contest(family.father)["objected_at"] is None


def test_what_is_over_or_of_others_can_not_be_objected_to(family):
    binding = family.apply()
    contest = the_contest(family.father)
    mother, _ = family.bind(GRANDMOTHER_ID, "grandmother")
    stranger = the_contest(mother)
    assert contest["contest_id"] != stranger["contest_id"]
    assert objection(family.father, stranger)[1]["code"] == "contest_not_found"
    assert objection(family.father, {"contest_id": "none"})[1]["code"] == "contest_not_found"
    assert family.decide(binding, 1)[0] == 200
    for endpoint in (OBJECT, WITHDRAW_OBJECTION):
        assert objection(family.father, contest, endpoint=endpoint)[1]["code"] == "contest_not_found"


def test_the_id_of_a_contest_says_nothing_of_the_applicant(family):
    binding = family.apply()
    contest = the_contest(family.father)
    assert set(contest) == {
        "contest_id",
        "binding_id",
        "student_name",
        "relationship",
        "applied_at",
        "objected_at",
        "words",
    }
    assert contest["binding_id"] == family.father_s.text
    guardian = family.service.identities.of(MOTHER_ID)
    assert guardian not in str(contest) and contest["contest_id"] not in binding
