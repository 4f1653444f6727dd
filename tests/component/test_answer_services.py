"""What a relying service is told of the accounts that let it in: the children, and who may act for whom now."""

from datetime import timedelta

import pytest

from functions.answer_services.contract import CHECK_ACT_FOR, READ_CHILDREN
from functions.answer_services.operation import CheckActFor
from functions.connect_services.contract import REVOKE_SERVICE
from functions.manage_delegations.contract import ACCEPT_DELEGATION
from functions.review_bindings.contract import DECIDE
from shared.domain import policy
from shared.domain.accounts import FrozenBy
from shared.domain.blocks import Block
from shared.domain.identifiers import BindingId
from shared.domain.schools import ClassId, day, midnight
from shared.domain.subjects import SubjectKind, Subjects
from shared.persistence import keys
from shared.persistence.links import LinkStore
from shared.persistence.table import Update
from tests.component.accounts import open_account, sign_in
from tests.component.counter import SCHOOL, SECOND_REGISTRAR, assign, assist, counter_body
from tests.component.family import Delegating, Family, bar_other_id
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID, TEACHER
from tests.component.services import approved_service
from tests.component.trace import Trace

OTHER_CHILD = "B142312123"
NO = {"allowed": False, "by": None, "assurance": None}


class Fees:
    """A service that a guardian with one bound child has let in."""

    def __init__(self, service, settle):
        self.service = service
        self.family = Family(service, settle)
        self.binding, self.account = self.family.father_s, self.family.father.token
        self.client = approved_service(service)
        self.subject = self.client.connect(self.account)["sub"]
        self.token = self.client.token()

    def student(self, index=None, client=None):
        """As the service knows a student."""
        subjects = Subjects(self.service.subject_key.bytes, client or self.client.id)
        return subjects.of(SubjectKind.STUDENT, index or self.binding.student)

    def children(self, subject=None):
        return self.service.call(READ_CHILDREN, relying=self.token, path={"subject": subject or self.subject})[:2]

    def check(self, account=None, student=None, action="payments"):
        body = {"account": account or self.subject, "student": student or self.student(), "action": action}
        status, told, _ = self.service.call(CHECK_ACT_FOR, body, relying=self.token)
        assert status == 200, told
        assert (told.pop("checked_at"), told.pop("valid_for")) == (self.service.now, policy.ACT_FOR_VALID)
        return told

    def delegate(self, engine, **offered):
        """Have the father let an aunt act for the child; she, as the service knows her."""
        giving = Delegating(engine, self.family)
        status, told = giving.offer(**offered)
        assert status == 201, told
        aunt = giving.adult()
        assert aunt.call(ACCEPT_DELEGATION, {"token": giving.token()})[0] == 200
        return self.client.connect(aunt.token)["sub"]


@pytest.fixture
def fees(service, settle):
    return Fees(service, settle)


# The children.


def test_a_service_is_told_the_children_and_how_each_link_was_proven(fees):
    began = fees.service.now
    status, told = fees.children()
    assert status == 200
    assert told == {
        "children": [
            {
                "student": fees.student(),
                "name": "王大明",
                "school_level": "elementary",
                "school_code": "900101",
                "relationship": "father",
                "assurance": {
                    "contact": {"how": ["email_code"], "at": began},
                    "kinship": {"how": "homeroom_teacher", "at": began},
                    "national_id": {"how": "declared", "at": began},
                },
            }
        ],
        "delegated": [],
    }
    # Nothing else: neither ID, class, contact nor any id of ours.
    for kept in (
        STUDENT_ID,
        GUARDIAN_ID,
        fees.family.father.address,
        "五年一班",
        fees.binding.student,
        fees.binding.guardian,
    ):
        assert kept not in repr(told)


def test_another_service_knows_the_same_child_by_another_name(fees):
    other = approved_service(fees.service)
    subject = other.connect(fees.account)["sub"]
    told = fees.service.call(READ_CHILDREN, relying=other.token(), path={"subject": subject})[1]
    assert told["children"][0]["student"] != fees.student()


def test_what_was_seen_at_the_counter_is_told(service, settle):
    assign(service)
    assign(service, SECOND_REGISTRAR)
    guardian = {"name": "王曉明", "national_id": GUARDIAN_ID, "email": MAILBOX}
    told = assist(service, counter_body(guardian=guardian))[1]
    settle()
    path, match = {"binding_id": told["bindings"][0]["binding_id"]}, {"if-match": '"1"'}
    query = {"school_level": "elementary", "school_code": "900101", "class_name": "五年一班"}
    service.classes.put_teacher(ClassId(SCHOOL, "五年一班"), TEACHER)
    how = {"staff": SECOND_REGISTRAR, "path": path, "query": query, "headers": match}
    assert service.call(DECIDE, {"action": "approve"}, **how)[0] == 200
    settle()
    account = service.accounts.get(service.identities.of(GUARDIAN_ID))
    client = approved_service(service)
    subject = client.connect(sign_in(service, account))["sub"]
    status, answer, _ = service.call(READ_CHILDREN, relying=client.token(), path={"subject": subject})
    (child,) = answer["children"]
    proven = {part: how["how"] for part, how in child["assurance"].items()}
    assert proven == {"contact": ["counter"], "kinship": "counter_documents", "national_id": "seen_at_counter"}


def test_only_an_approved_binding_makes_a_child(fees):
    fees.service.table.update(
        Update(keys.binding(fees.binding), "SET st = :ended", {":ended": "ended"})
    )  # fmt: skip
    assert fees.children() == (200, {"children": [], "delegated": []})


def test_every_account_that_lets_nobody_in_is_answered_alike(fees, trace):
    answers = [asked(fees, trace, fees.children, subject) for subject in no_accounts(fees)]
    assert answers[0][0] == 404 and all(answer == answers[0] for answer in answers)


# Who may act.


def test_a_bound_guardian_may_act_in_every_matter(fees):
    for action in ("any", "payments", "forms", "pick_up_notices"):
        told = fees.check(action=action)
        assert (told["allowed"], told["by"]) == (True, "binding")
        assert told["assurance"] == fees.children()[1]["children"][0]["assurance"]


def test_a_delegate_may_act_in_the_matters_given_until_the_last_day(fees, engine):
    last = day(fees.service.now) + timedelta(1)
    helper = fees.delegate(engine, scopes=["payments"], until=str(last))
    assert fees.check(helper)["by"] == "delegation"
    assert fees.check(helper, action="any")["allowed"]
    assert fees.check(helper, action="forms") == NO
    (given,) = fees.children(helper)[1]["delegated"]
    assert (given["scopes"], given["until"]) == (["payments"], str(last))
    assert (given["student"], given["name"]) == (fees.student(), "王大明")
    fees.service.now = midnight(last + timedelta(1))
    fees.token = fees.client.token()
    assert fees.check(helper) == NO
    assert fees.children(helper)[1]["delegated"] == []


def test_a_delegation_ends_with_what_it_rests_on(fees, engine):
    helper = fees.delegate(engine, scopes=["payments"])
    fees.service.table.update(Update(keys.binding(fees.binding), "SET st = :st", {":st": "ended"}))
    assert fees.check(helper) == NO
    assert fees.children(helper)[1]["delegated"] == []


def no_accounts(fees):
    """Subjects that open nothing: no subject, a student's, another service's, one never let in, one no longer."""
    service = fees.service
    guardian, subjects = fees.binding.guardian, Subjects(service.subject_key.bytes, fees.client.id)
    stranger = open_account(service, "W234567893", "stranger@example.org")
    gone = open_account(service, "AA01234563", "gone@example.org")
    token = sign_in(service, gone)
    revoked = fees.client.connect(token)["sub"]
    service.call(REVOKE_SERVICE, account=token, path={"client_id": fees.client.id})
    frozen = open_account(service, "FC98765432", "frozen@example.org")
    known = fees.client.connect(sign_in(service, frozen))["sub"]
    service.table.update(Update(keys.account(frozen.guardian), "SET stands = :frozen", {":frozen": "frozen"}))
    return [
        "x",
        "A" * 43,
        fees.student(),
        Subjects(service.subject_key.bytes, "z" * 22).of(SubjectKind.ACCOUNT, guardian),
        subjects.of(SubjectKind.ACCOUNT, service.identities.of("A800000014")),
        subjects.of(SubjectKind.ACCOUNT, stranger.guardian),
        revoked,
        known,
    ]


def no_students(fees):
    """Subjects for whom the account may not act: none, an account's, another service's, a child of others."""
    service = fees.service
    service.enrol(OTHER_CHILD, name="林小美", seat=2)
    return [
        "x",
        fees.subject,
        fees.student(client="z" * 22),
        fees.student(service.identities.of(OTHER_CHILD)),
        fees.student(service.identities.of("A800000014")),
    ]


@pytest.fixture
def trace(clients):
    trace = Trace(clients)
    yield trace
    trace.close()


def asked(fees, trace, ask, *given):
    """An answer, and what it asked of AWS."""
    trace.take()
    answer = ask(*given)
    return (*answer, trace.take()) if isinstance(answer, tuple) else (answer, trace.take())


def test_every_no_is_the_same_answer_after_the_same_calls(fees, trace):
    fees.check()  # of the day's first use a note is made
    accounts, students = no_accounts(fees), no_students(fees)
    answers = [asked(fees, trace, fees.check, account) for account in accounts]
    answers += [asked(fees, trace, fees.check, None, student) for student in students]
    assert answers[0][0] == NO and all(answer == answers[0] for answer in answers)
    assert [name for _, name, _ in answers[0][1]] == ["BatchGetItem", "Query", "BatchGetItem"]


class Hasty(CheckActFor):
    """The seeded defect: where nothing can be found, nothing is looked for."""

    def _link(self, let_in, student, action, now):
        return super()._link(let_in, student, action, now) if let_in.account and student else None


class Lax(LinkStore):
    """The seeded defect: whoever was ever bound to the child."""

    def _links(self, items, delegators, now):
        ever = [item | {"st": "approved"} if "st" in item else item for item in items]
        return super()._links(ever, delegators, now)


def test_the_look_at_noes_finds_one_that_is_told_apart(fees, trace):
    fees.service.replace(CHECK_ACT_FOR, Hasty)
    with pytest.raises(AssertionError):
        test_every_no_is_the_same_answer_after_the_same_calls(fees, trace)


ENDINGS = {
    "ended": {"st": "ended"},
    "returned": {"st": "returned"},
    "applied": {"st": "applied"},
    "barred": {"barred_from": 1},
    "disputed": {"dsp": True},
    "of another contact": {"ct": frozenset({"x" * 22})},
}


def ended(fees, ending):
    values = {f":{name}": value for name, value in ENDINGS[ending].items()}
    sets = ", ".join(f"{name} = :{name}" for name in ENDINGS[ending])
    fees.service.table.update(Update(keys.binding(fees.binding), f"SET {sets}", values))
    return fees.check()


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_ends_a_binding_counts_from_the_next_call_on(fees, ending):
    assert fees.check()["allowed"]
    assert ended(fees, ending) == NO


def test_the_look_at_endings_finds_a_defect(fees, table):
    links = fees.service._operations[CHECK_ACT_FOR]._links
    fees.service.replace(CHECK_ACT_FOR, CheckActFor, links=Lax(table, links._bindings, links._delegations))
    assert ended(fees, "ended")["allowed"]


def test_who_is_barred_by_one_id_may_not_act_by_another(fees):
    """Of a person two of whose accounts were merged."""
    assert fees.check()["allowed"] and fees.children()[1]["children"]
    bar_other_id(fees.service, fees.binding)
    assert fees.check() == NO
    assert fees.children() == (200, {"children": [], "delegated": []})


@pytest.mark.parametrize("ground", ["frozen", "barred by another ID"])
def test_nor_may_whom_they_delegated_to(fees, engine, trace, ground):
    helper = fees.delegate(engine, scopes=["payments"])
    assert fees.check(helper)["allowed"]
    if ground == "frozen":
        fees.service.accounts.freeze(fees.binding.guardian, FrozenBy.CHANGE, "mark", fees.service.now)
    else:
        bar_other_id(fees.service, fees.binding)
    told = asked(fees, trace, fees.check, helper)
    assert told[0] == NO and told == asked(fees, trace, fees.check, "x")
    assert fees.children(helper) == (200, {"children": [], "delegated": []})


def test_what_a_merged_account_delegated_holds(fees, engine):
    helper, own = fees.delegate(engine, scopes=["payments"]), fees.binding.guardian
    merged = open_account(fees.service, "W234567893", "merged@example.org")
    fees.service.table.update(
        Update(
            keys.account(own), "SET #into = :other, stands = :closed",
            {":other": merged.guardian, ":closed": "closed"}, names={"#into": "into"},
        )
    )  # fmt: skip
    assert fees.check(helper)["allowed"]


def test_an_account_that_was_merged_into_another_lets_nobody_in(fees):
    into = Update(
        keys.account(fees.binding.guardian), "SET #into = :other", {":other": "o" * 22}, names={"#into": "into"}
    )
    fees.service.table.update(into)
    assert fees.check() == NO and fees.children()[0] == 404


def test_what_was_granted_before_the_account_was_opened_anew_is_no_grant_of_it(fees):
    opened = Update(keys.account(fees.binding.guardian), "SET opened_at = :later", {":later": fees.service.now + 1})
    fees.service.table.update(opened)
    assert fees.check() == NO and fees.children()[0] == 404


def test_a_block_that_begins_today_bars_today(fees):
    service = fees.service
    today = day(service.now)
    block = Block(
        BindingId(fees.binding.student, fees.binding.guardian),
        GUARDIAN_ID, today + timedelta(1), "臺北地院115年度家護字第123號", "r" * 22, service.now,
    )  # fmt: skip
    service.blocks.set(block, SCHOOL)
    assert fees.check()["allowed"]
    service.now = midnight(today + timedelta(1))
    fees.token = fees.client.token()
    assert fees.check() == NO
    assert fees.children()[1]["children"] == []


def test_a_yes_holds_no_longer_than_the_day(fees):
    """By midnight a delegation may be over, or a block have begun."""
    fees.service.now = midnight(day(fees.service.now) + timedelta(1)) - 5
    body = {"account": fees.subject, "student": fees.student(), "action": "any"}
    told = fees.service.call(CHECK_ACT_FOR, body, relying=fees.client.token())[1]
    assert (told["allowed"], told["valid_for"]) == (True, 5)


def test_a_check_costs_three_reads(fees, calls):
    fees.check()
    calls.clear()
    fees.check()
    assert calls == ["BatchGetItem", "Query", "BatchGetItem"]
