"""Two accounts of one person, and applications that waited for a contact: by proof of both, and never a login lost."""

import os

import pytest

from functions.answer_links.contract import ANSWER_LINK, READ_LINK
from functions.check_guardian.contract import CHECK_GUARDIAN
from functions.lift_disputes.contract import LIFT_DISPUTE
from functions.provision_account.operation import AccountElsewhere
from functions.read_account.contract import READ_ACCOUNT
from functions.relay_changes.operation import Worker
from shared.api.links import About, LinkKind, NotMe
from shared.domain import policy
from shared.domain.accounts import AccountState, FrozenBy
from shared.persistence import keys
from shared.persistence.closure_store import ClosureStore
from tests.component.accounts import MOBILE, approved, sign_in
from tests.component.contact_desk import change, merge
from tests.component.counter import REGISTRAR, assign
from tests.component.faults import AFTER, Killed, planted
from tests.component.parallel import at_once
from tests.component.service import GUARDIAN_ID, MAILBOX, STUDENT_ID

OTHER_ID, OTHER_PUPIL, OTHER_BOX = "W234567893", "P269747034", "other@example.org"
SCHOOL = {"school_level": "elementary", "school_code": "900101"}


@pytest.fixture
def new_ones(service, settle):
    """Two accounts to which nobody has signed in yet, each with a child."""
    one = approved(service, settle)
    service.now += 3_600
    service.enrol(OTHER_PUPIL, name="張大寶", seat=2)
    other = approved(service, settle, OTHER_PUPIL, OTHER_ID, OTHER_BOX)
    return one, other


@pytest.fixture
def two(service, new_ones):
    """Two accounts of one person, who has signed in to both, each with a child."""
    for binding in new_ones:
        service.accounts.end_initial(binding.guardian)
    service.now += 3_600
    return new_ones


def token(service, guardian):
    return sign_in(service, service.accounts.get(guardian))


def children(service, guardian):
    return {one["binding_id"] for one in service.call(READ_ACCOUNT, account=token(service, guardian))[1]["bindings"]}


def logins(service):
    """The names of the users in the pool."""
    pool = service.door.pool
    return {user["Username"] for user in pool.client.list_users(UserPoolId=pool.pool_id)["Users"]}


def test_one_account_has_the_children_of_both_and_the_other_is_gone(service, settle, two, subjects):
    one, other = two
    old = token(service, other.guardian)
    status, told, _ = merge(service, token(service, one.guardian), MAILBOX, OTHER_BOX)
    assert (status, told) == (200, {"merged": "account"})
    settle()
    assert children(service, one.guardian) == {one.text, other.text}
    assert service.accounts.get(other.guardian).guardian == one.guardian
    assert service.call(READ_ACCOUNT, account=old)[1]["code"] == "sign_in_required"
    assert logins(service) == {one.guardian}
    for mailbox in (MAILBOX, OTHER_BOX):
        assert "臺北市親子綁定：已併入您的帳號" in subjects(mailbox)


def test_whoever_has_the_mailbox_alone_gets_no_account_with_it(service, new_ones):
    one, other = new_ones
    answer = merge(service, token(service, one.guardian), MAILBOX, OTHER_BOX)
    assert answer[1]["code"] == "nothing_to_merge"
    assert service.accounts.get(other.guardian).guardian == other.guardian


@pytest.mark.parametrize("changed", [0, 1])
def test_while_a_login_can_be_put_back_its_account_is_not_merged(service, two, changed):
    logins = [MAILBOX, OTHER_BOX]
    guardian = two[changed].guardian
    assert change(service, token(service, guardian), "email", logins[changed], "thief@example.org")[0] == 200
    logins[changed], since = "thief@example.org", service.now
    answer = merge(service, token(service, two[0].guardian), *logins)
    assert answer[1]["code"] == "login_unsettled"
    undone = link(service, LinkKind.UNDO_CHANGE, (guardian, 1))
    assert service.call(ANSWER_LINK, undone)[1]["state"] == "done"
    logins[changed] = [MAILBOX, OTHER_BOX][changed]
    service.now = since + policy.CONTACT_UNDO_LIFETIME
    assert merge(service, token(service, two[0].guardian), *logins)[0] == 200


def link(service, kind, claims):
    """What stands behind the # of a link in a message."""
    return {"token": service.links.url(kind, claims, service.now).partition("#")[2]}


def test_a_merger_that_was_not_the_owner_s_is_the_school_s_to_settle(service, settle, two):
    one, other = two
    given = link(service, LinkKind.NOT_ME, NotMe(About.ACCOUNT, other.guardian, 0, OTHER_BOX))
    assert merge(service, token(service, one.guardian), MAILBOX, OTHER_BOX)[0] == 200
    settle()
    assert service.call(READ_LINK, given)[1]["state"] == "open"
    for _ in range(2):
        assert service.call(ANSWER_LINK, given)[1]["state"] == "done"
    merger = link(service, LinkKind.NOT_ME, NotMe(About.ACCOUNT, one.guardian, 1))
    assert service.call(ANSWER_LINK, merger)[1]["state"] == "done"
    account = service.accounts.get(one.guardian, consistent=True)
    assert (account.state, account.frozen_by) == (AccountState.FROZEN, FrozenBy.APPROVAL)
    assign(service)
    for binding, then in ((one, AccountState.FROZEN), (other, AccountState.OPEN)):
        where = {"path": {"binding_id": binding.text}, "query": SCHOOL}
        assert service.call(LIFT_DISPUTE, staff=REGISTRAR, **where)[0] == 200
        assert service.accounts.get(one.guardian, consistent=True).state is then
    assert service.call(ANSWER_LINK, given)[1]["state"] == "done"
    assert service.accounts.get(one.guardian, consistent=True).state is AccountState.OPEN


def test_a_link_about_a_merged_account_undoes_no_change_of_the_other(service, settle, two):
    one, other = two
    for guardian, mobile in ((other.guardian, "+886966666666"), (one.guardian, "+886955555555")):
        assert change(service, token(service, guardian), "sms", MOBILE, mobile)[0] == 200
        settle()
    service.now += 3_600
    assert merge(service, token(service, one.guardian), MAILBOX, OTHER_BOX)[0] == 200
    settle()
    given = link(service, LinkKind.NOT_ME, NotMe(About.ACCOUNT, other.guardian, 1))
    assert service.call(ANSWER_LINK, given)[1]["state"] == "done"
    assert service.accounts.get(one.guardian, consistent=True).mobile == "+886955555555"


def test_the_login_of_a_merged_account_may_be_that_of_the_one_that_stands(service, settle, two):
    one, other = two
    assert merge(service, token(service, one.guardian), MAILBOX, OTHER_BOX)[0] == 200
    settle()
    service.now += 3_600
    assert change(service, token(service, one.guardian), "email", MAILBOX, OTHER_BOX)[0] == 200


def test_an_account_that_was_merged_twice_removed_goes_with_the_one_that_stands(service, settle, workers, table, two):
    one, other = two
    third, third_id, third_box = "B142312123", "A800000014", "third@example.org"
    service.enrol(third, name="張三寶", seat=3)
    farthest = approved(service, settle, third, third_id, third_box).guardian
    service.accounts.end_initial(farthest)
    assert merge(service, token(service, other.guardian), OTHER_BOX, third_box)[0] == 200
    settle()
    service.now += 3_600
    assert merge(service, token(service, one.guardian), MAILBOX, OTHER_BOX)[0] == 200
    settle()
    item = table.get(keys.account(farthest), consistent=True)
    assert (item["into"], service.accounts.account(item).email) == (one.guardian, MAILBOX)
    assert ClosureStore(table, service.accounts).close(service.accounts.get(one.guardian), service.now)
    settle()
    for guardian in (one.guardian, other.guardian, farthest):
        assert not table.get(keys.account(guardian), consistent=True).keys() & {"person", "into"}
    service.accounts.check_closed(farthest, service.now + 30 * policy.DAY, service.now + policy.DAY)


def test_an_application_by_the_other_id_comes_to_the_account_that_stands(service, settle, two):
    one, other = two
    merge(service, token(service, one.guardian), MAILBOX, OTHER_BOX)
    settle()
    service.now += 3_600
    session = service.sign_in(MAILBOX)
    told = service.call(CHECK_GUARDIAN, {"national_id": OTHER_ID}, session=session)[1]
    assert (told["account"], told["email"]) == ("own", MAILBOX)
    third = "A800000014"
    service.enrol(third, name="張三寶", seat=3)
    service.now += 60
    binding = approved(service, settle, third, OTHER_ID, MAILBOX)
    assert binding.text in children(service, one.guardian)


def test_what_follows_a_merged_account_follows_its_later_changes(service, settle, two):
    one, other = two
    merge(service, token(service, one.guardian), MAILBOX, OTHER_BOX)
    settle()
    service.now += 3_600
    assert change(service, token(service, one.guardian), "email", MAILBOX, "new@example.org")[0] == 200
    settle()
    service.now += 60
    session = service.sign_in("new@example.org")
    told = service.call(CHECK_GUARDIAN, {"national_id": OTHER_ID}, session=session)[1]
    assert (told["account"], told["email"]) == ("own", "new@example.org")
    assert children(service, one.guardian) == {one.text, other.text}


def _parked(work, body, parked):
    try:
        work(body)
    except AccountElsewhere:
        parked.append(body)


@pytest.mark.parametrize("owned", [False, True])
def test_a_parked_approval_announces_itself_once_its_contact_is_the_account_s(
    service, settle, workers, subjects, owned
):
    """Also of a contact that the person owns, though it is not the account's."""
    one = approved(service, settle)
    service.now += 3_600
    service.enrol(OTHER_PUPIL, name="張大寶", seat=2)
    parked, elsewhere = [], f"{os.urandom(4).hex()}@example.org"
    workers.wrap(Worker.ACCOUNTS, lambda work: lambda body: _parked(work, body, parked))
    approved(service, settle, OTHER_PUPIL, GUARDIAN_ID, elsewhere)
    assert len(parked) == 1
    assert not any("已通過" in subject for subject in subjects(elsewhere))
    if owned:
        workers.contacts.own(service.contact(elsewhere), one.guardian, service.now)
    assert merge(service, token(service, one.guardian), MAILBOX, elsewhere)[1] == {"merged": "contact"}
    settle()
    assert len(children(service, one.guardian)) == 2
    assert sum("已通過" in subject for subject in subjects(elsewhere)) == 1


def test_of_two_who_would_merge_each_other_one_does(service, two):
    guardians = [binding.guardian for binding in two]
    accounts = [service.accounts.get(guardian) for guardian in guardians]
    hashes = [service.contact(account.email) for account in accounts]

    def into(own, other):
        try:
            service.account_changes.merge(accounts[own], accounts[other], hashes[other], service.now)
        except Exception as refused:
            return type(refused).__name__
        return "done"

    results = at_once([lambda: into(0, 1), lambda: into(1, 0)])
    assert results.count("done") == 1
    standing = {service.accounts.get(guardian).guardian for guardian in guardians}
    assert len(standing) == 1 and service.accounts.get(standing.pop()).state is AccountState.OPEN


@pytest.mark.parametrize("fault", ["killed before", *AFTER])
def test_cut_short_it_leaves_two_accounts_or_one(service, settle, clients, two, fault):
    one, other = two
    account, gone = service.accounts.get(one.guardian), service.accounts.get(other.guardian)
    contact = service.contact(OTHER_BOX)
    try:
        with planted(clients, ["dynamodb"], fault, 0):
            service.account_changes.merge(account, gone, contact, service.now)
    except (Exception, Killed):
        pass
    merged = service.accounts.get(other.guardian).guardian == one.guardian
    if not merged:
        again = service.accounts.get(one.guardian)
        service.account_changes.merge(again, service.accounts.get(other.guardian), contact, service.now)
    settle()
    assert children(service, one.guardian) == {one.text, other.text}
    assert logins(service) == {one.guardian}


def test_a_student_of_the_roster_is_nobody_s_guardian(service):
    session = service.sign_in()
    service.enrol(OTHER_PUPIL, name="張大寶", seat=2)
    body = service.application(session, STUDENT_ID, OTHER_PUPIL)
    assert service.submit(session, body)[1]["code"] == "application_refused"
