"""Provisioning: one account a person, whatever repeats, races or breaks; each approval is told once, in right words."""

import os
from contextlib import suppress

import pytest

from functions.provision_account.operation import AccountElsewhere, ProvisionAccount
from functions.read_account.contract import READ_ACCOUNT
from functions.relay_changes.operation import Worker
from shared.delivery.kinds import MessageKind
from shared.domain import passwords, policy
from shared.domain.schools import School, SchoolLevel
from shared.persistence import keys
from shared.persistence.account_store import AccountStore
from shared.persistence.family_pool import FamilyPool
from shared.persistence.family_sign_in import FamilySignIn
from shared.persistence.school_catalogue import SchoolCatalogue
from shared.persistence.table import Update
from shared.persistence.unbinding_store import UnbindingStore
from tests.component.accounts import INITIAL, PASSWORD, approved, enter, first_sign_in, open_account
from tests.component.faults import FAULTS, Killed, planted
from tests.component.parallel import at_once
from tests.component.service import GUARDIAN_ID, STUDENT_ID

SERVICES = ("dynamodb", "cognito-idp", "sqs")
SECOND = "P269747034"
JUNIOR_HIGH = School("900201", "市立麗山國中", SchoolLevel.JUNIOR_HIGH, "內湖區", "02-00000201", "21")
# Those of one delivery: look for the account, and for a student; take the address, make the login, open the account,
# queue the message.
SITES = ["GetItem", "GetItem", "GetItem", "UpdateItem", "AdminCreateUser", "UpdateItem", "SendMessageBatch"]


@pytest.fixture
def mailbox():
    return f"p{os.urandom(5).hex()}@example.org"


@pytest.fixture
def due(service, workers, stream, mailbox):
    """Bodies of approvals that nobody has provisioned yet; the function lets a test approve for a pupil."""
    bodies = []
    workers.replace(Worker.ACCOUNTS, bodies.append)

    def approve(student=STUDENT_ID, **where):
        approved(service, lambda: workers.work(stream.records()), student, **{"mailbox": mailbox, **where})
        return bodies[-1]

    return approve


class Sent:
    """The messages queue, kept in hand."""

    def __init__(self, queue):
        self._queue, self.bodies = queue, []

    def send(self, bodies):
        self._queue.send(bodies)
        self.bodies += bodies


def wired(service, workers, accounts, pool=None):
    """The function over ``accounts`` and the ``pool`` of logins; ``sent`` has what it queued."""
    sent = Sent(workers.queues[Worker.MESSAGES])
    # The process has its keys.
    assert service.contact_key.bytes and service.door.password_key.bytes
    work = ProvisionAccount(
        workers.bindings,
        accounts,
        workers.contacts,
        service.roster,
        service.contact_key,
        service.door.password_key,
        pool or service.door.logins(),
        sent,
        lambda: service.now,
        UnbindingStore(service.table, workers.bindings),
    )
    work.sent = sent
    return work


@pytest.fixture
def provision(service, workers):
    """One delivery of an approval."""
    return wired(service, workers, workers.accounts)


@pytest.fixture
def logins(service, clients):
    """Who has a login, with their addresses."""

    def look():
        users = clients("cognito-idp").list_users(UserPoolId=service.door.pool.pool_id)["Users"]
        return [
            (user["Username"], next(a["Value"] for a in user["Attributes"] if a["Name"] == "email")) for user in users
        ]

    return look


def kinds(sent):
    return [body["kind"] for body in sent.bodies]


def test_the_login_is_opaque_its_address_proven_and_its_password_known_to_nobody(
    service, due, provision, logins, clients, mailbox
):
    provision(due())
    guardian = service.identities.of(GUARDIAN_ID)
    (user,) = clients("cognito-idp").list_users(UserPoolId=service.door.pool.pool_id)["Users"]
    attributes = {entry["Name"]: entry["Value"] for entry in user["Attributes"]}
    assert (user["Username"], user["UserStatus"]) == (guardian, "FORCE_CHANGE_PASSWORD")
    assert (attributes["email"], attributes["email_verified"]) == (mailbox, "true")
    assert GUARDIAN_ID not in str(user) and INITIAL not in guardian


def test_an_account_holds_no_more_of_the_initial_password_than_a_keyed_digest(service, due, provision, table):
    provision(due())
    guardian = service.identities.of(GUARDIAN_ID)
    item = table.get(keys.account(guardian))
    assert item["initial"] == passwords.initial_digest(service.door.password_key.bytes, guardian, INITIAL)
    assert item["initial_until"] == service.now + policy.INITIAL_PASSWORD_DAYS * policy.DAY
    assert INITIAL not in str(item)


def test_a_second_application_and_a_second_child_in_another_school_come_to_the_same_account(
    service, due, provision, logins, mailbox
):
    provision(due())
    service.now += policy.DAY
    SchoolCatalogue(service.table).put(JUNIOR_HIGH)
    service.enrol(SECOND, name="張大寶", seat=2, school_code="900201", school_level=SchoolLevel.JUNIOR_HIGH)
    provision(due(SECOND, school="900201", level="junior_high"))
    assert kinds(provision.sent) == [MessageKind.APPROVED_NEW_ACCOUNT, MessageKind.APPROVED_EXISTING_ACCOUNT]
    assert logins() == [(service.identities.of(GUARDIAN_ID), mailbox)]
    service.now += policy.DAY
    children = service.call(READ_ACCOUNT, account=first_sign_in(service, mailbox)["access_token"])[1]["bindings"]
    assert {child["school_code"] for child in children} == {"900101", "900201"}


def test_an_approval_by_other_contacts_waits_and_goes_on_once_they_are_the_account_s(
    service, due, provision, table, mailbox
):
    body = due()
    account = open_account(service, mailbox=f"first-{mailbox}")
    with pytest.raises(AccountElsewhere):
        provision(body)
    assert kinds(provision.sent) == [MessageKind.ACCOUNT_PROBED]
    values = {":ct": {*account.contacts, service.contact(mailbox)}}
    table.update(Update(keys.account(account.guardian), "SET ct = :ct", values))
    provision(body)
    assert kinds(provision.sent)[1:] == [MessageKind.APPROVED_EXISTING_ACCOUNT]


class LeavesAlone(FamilyPool):
    """The seeded defect: a login that exists is left as it is."""

    def _renew(self, *_):
        pass


@pytest.mark.parametrize(("pool", "entered"), [(FamilyPool, 401), (LeavesAlone, 201)])
def test_a_login_that_an_account_of_before_left_opens_nothing_and_has_the_new_address(
    service, due, workers, logins, mailbox, pool, entered
):
    engine, guardian = service.door.pool, service.identities.of(GUARDIAN_ID)
    service.door.logins().ensure_login(guardian, f"before-{mailbox}")
    FamilySignIn(engine.client, engine.pool_id, engine.client_id).set_password(guardian, PASSWORD)
    wired(service, workers, workers.accounts, pool(engine.client, engine.pool_id, os.urandom))(due())
    assert enter(service, PASSWORD, mailbox)[0] == entered
    assert (logins() == [(guardian, mailbox)]) is (entered == 401)


def test_an_own_password_outlives_every_later_approval(service, due, provision, workers, mailbox):
    provision(due())
    service.now += policy.MINUTE
    first_sign_in(service, mailbox)
    service.now += policy.DAY
    service.enrol(SECOND, name="張大寶", seat=2)
    provision(due(SECOND))
    assert workers.accounts.get(service.identities.of(GUARDIAN_ID)).initial is None


def test_the_same_approval_many_times_at_once_opens_one_account(service, due, provision, logins, workers):
    body = due()
    at_once([lambda: provision(body)] * 8)
    assert len(logins()) == 1
    assert set(kinds(provision.sent)) == {MessageKind.APPROVED_NEW_ACCOUNT}
    assert workers.accounts.get(service.identities.of(GUARDIAN_ID)) is not None


def test_two_children_approved_at_once_open_one_account_and_are_each_told_in_the_right_words(
    service, due, provision, logins
):
    told = told_of_two(service, due, provision)
    assert len(logins()) == 1
    assert told == [[MessageKind.APPROVED_EXISTING_ACCOUNT], [MessageKind.APPROVED_NEW_ACCOUNT]]


class Overtaken(AccountStore):
    """``meanwhile`` is done just before an account is opened, once."""

    meanwhile = staticmethod(lambda: None)

    def open(self, *given):
        meanwhile, self.meanwhile = self.meanwhile, Overtaken.meanwhile
        meanwhile()
        return super().open(*given)


def test_of_two_approvals_at_once_by_different_addresses_one_is_the_login_and_the_other_free(
    service, due, workers, logins, table, field_key, mailbox
):
    service.enrol(SECOND, name="張大寶", seat=2)
    first = due()
    service.now += policy.DAY
    second = due(SECOND, mailbox=f"second-{mailbox}")
    accounts = Overtaken(table, field_key, os.urandom)
    provision = wired(service, workers, accounts)
    accounts.meanwhile = lambda: provision(second)
    with pytest.raises(AccountElsewhere):
        provision(first)
    guardian = service.identities.of(GUARDIAN_ID)
    assert logins() == [(guardian, f"second-{mailbox}")]
    owners = [workers.contacts.login_of(service.contact(box)) for box in (mailbox, f"second-{mailbox}")]
    assert owners == ["", guardian]


class OpensAnew(AccountStore):
    """The seeded defect: whoever comes later opens the account again."""

    def get(self, guardian, **_):
        return None

    def open(self, account, *rest):
        self._table.delete([keys.account(account.guardian)])
        return super().open(account, *rest)


def test_the_look_at_words_catches_an_account_that_is_opened_twice(service, due, workers, table, field_key):
    broken = wired(service, workers, OpensAnew(table, field_key, os.urandom))
    assert told_of_two(service, due, broken, run=lambda works: [work() for work in works]) != [
        [MessageKind.APPROVED_EXISTING_ACCOUNT],
        [MessageKind.APPROVED_NEW_ACCOUNT],
    ]


def told_of_two(service, due, provision, run=at_once):
    """In which words each of two children's approvals was told, when both came often."""
    service.enrol(SECOND, name="張大寶", seat=2)
    first = due()
    service.now += policy.DAY
    second = due(SECOND)
    run([lambda: provision(first), lambda: provision(second)] * 3)
    told = {}
    for body in provision.sent.bodies:
        told.setdefault(body["image"]["PK"]["S"], set()).add(body["kind"])
    return sorted(sorted(words) for words in told.values())


def accounts(workers, service):
    return int(workers.accounts.get(service.identities.of(GUARDIAN_ID)) is not None)


@pytest.mark.parametrize("site", range(len(SITES)), ids=lambda site: f"{site}-{SITES[site]}")
def test_a_fault_at_any_call_leaves_one_account_or_none_and_a_redrive_ends_with_one(
    service, due, provision, workers, logins, clients, mailbox, site, subjects
):
    """Every kind of fault in turn; the message leaves once for all that was queued."""
    body = due()
    for fault in FAULTS:
        with planted(clients, SERVICES, fault, site) as calls, suppress(Exception, Killed):
            provision(body)
        assert calls.struck == 1 and calls.made[site][1] == SITES[site], (fault, calls.made)
        assert len(logins()) <= 1 and accounts(workers, service) <= len(logins())
        provision(body)
        assert (len(logins()), accounts(workers, service)) == (1, 1)
        assert set(kinds(provision.sent)) == {MessageKind.APPROVED_NEW_ACCOUNT}
        _forget(service, workers, clients, mailbox)
    workers.drain()
    assert len([subject for subject in subjects(mailbox) if "通過" in subject]) == 1


def _forget(service, workers, clients, mailbox):
    """As if nobody had ever been provisioned."""
    guardian = service.identities.of(GUARDIAN_ID)
    service.door.logins().remove_login(guardian)
    service.table.delete([keys.account(guardian)])
