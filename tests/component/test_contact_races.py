"""Changes of an account's contacts against each other, undoing, freezing and closing; and every fault of theirs."""

import os

import pytest

from functions.answer_links.accounts import DisputedAccounts
from functions.read_account.contract import READ_ACCOUNT
from functions.relay_changes.operation import Worker
from shared.domain.account_changes import AccountChange, ChangeKind, moved
from shared.domain.accounts import AccountState, FrozenBy
from shared.persistence import keys
from shared.persistence.account_changes import AccountChanges, Replacement
from shared.persistence.closure_store import ClosureStore
from shared.persistence.contact_store import ContactStore
from shared.persistence.dispute_store import DisputeStore
from shared.persistence.failures import StoreBusy
from tests.component.accounts import approved, sign_in
from tests.component.faults import FAULTS, Killed, planted
from tests.component.parallel import at_once
from tests.component.service import MAILBOX

NEW = [f"new{number}@example.org" for number in range(4)]


class ReadThenWrite(AccountChanges):
    """The seeded defect: what was read is written over whatever stands by then."""

    def _write(self, updates):
        for update in updates:
            condition = f"({update.condition or 'attribute_not_exists(nothing)'}) OR attribute_not_exists(nothing)"
            self._table.update(update._replace(condition=condition))


@pytest.fixture
def guardian(service, settle):
    return approved(service, settle).guardian


@pytest.fixture
def disputes(table, workers):
    return DisputeStore(table, workers.bindings)


def replacement(service, before, after):
    return Replacement(ChangeKind.EMAIL, before, after, service.contact(before), service.contact(after))


def outcome(action):
    try:
        action()
    except Exception as refused:
        return type(refused).__name__
    return "done"


def owners(service, guardian):
    """The addresses that are the guardian's login."""
    items = {box: service.table.get(keys.contact(service.contact(box)), consistent=True) for box in (MAILBOX, *NEW)}
    return {box for box, item in items.items() if item and item.get("login_of") == guardian}


def is_whole(service, guardian):
    """Whether account and contacts say the same."""
    account = service.accounts.get(guardian)
    return account is not None and owners(service, guardian) == {account.email}


def race(service, guardian, changes):
    """What comes of four changes at once."""
    account = service.accounts.get(guardian)
    given = [replacement(service, MAILBOX, address) for address in NEW]
    return at_once([lambda one=one: outcome(lambda: changes.replace(account, one, service.now)) for one in given])


def test_of_changes_at_once_one_is_made(service, guardian):
    assert sorted(race(service, guardian, service.account_changes)) == ["AccountMoved"] * 3 + ["done"]
    assert is_whole(service, guardian)


def test_the_race_catches_one_who_reads_and_then_writes(service, guardian, table, field_key):
    broken = ReadThenWrite(table, service.accounts, field_key, os.urandom)
    assert race(service, guardian, broken).count("done") > 1


def closing(service, guardian):
    account = service.accounts.get(guardian)
    return lambda: ClosureStore(service.table, service.accounts).close(account, service.now) or 1 / 0


def freezing(service, guardian):
    return lambda: service.accounts.freeze(guardian, FrozenBy.APPROVAL, "mark", service.now)


@pytest.mark.parametrize("rival", [closing, freezing])
def test_a_change_against_what_ends_the_sign_in_comes_before_it_or_not_at_all(service, guardian, rival):
    account = service.accounts.get(guardian)
    change = replacement(service, MAILBOX, NEW[0])
    first, _ = at_once(
        [
            lambda: outcome(lambda: service.account_changes.replace(account, change, service.now)),
            lambda: outcome(rival(service, guardian)),
        ]
    )
    found, _ = service.account_changes.history(guardian)
    assert found.email == (NEW[0] if first == "done" else MAILBOX)
    assert owners(service, guardian) == {found.email}


def test_undone_at_once_and_twice_it_is_as_before(service, guardian, disputes):
    service.account_changes.replace(service.accounts.get(guardian), replacement(service, MAILBOX, NEW[0]), service.now)
    disputed = DisputedAccounts(service.account_changes, service.accounts, disputes, service.contact_key)
    again = replacement(service, NEW[0], NEW[1])
    account = service.accounts.get(guardian)
    at_once(
        [
            lambda: outcome(lambda: disputed.undo(guardian, 1, service.now)),
            lambda: outcome(lambda: disputed.undo(guardian, 1, service.now)),
            lambda: outcome(lambda: service.account_changes.replace(account, again, service.now)),
        ]
    )
    disputed.undo(guardian, 1, service.now)  # whoever was told to come again does
    assert service.accounts.get(guardian).email == MAILBOX
    assert is_whole(service, guardian)


def test_a_contact_that_was_put_back_meanwhile_opens_what_it_did(service, guardian, disputes):
    """What follows the change comes late, and has read how the account stood before it was undone."""
    contact, contacts = service.contact(MAILBOX), ContactStore(service.table)
    links = contacts.links_of_many([contact])
    service.account_changes.replace(service.accounts.get(guardian), replacement(service, MAILBOX, NEW[0]), service.now)
    read = service.accounts.get(guardian)
    disputed = DisputedAccounts(service.account_changes, service.accounts, disputes, service.contact_key)
    disputed.undo(guardian, 1, service.now)
    with pytest.raises(StoreBusy):
        service.account_changes.unlink(read, contact, links)
    assert contacts.links_of_many([contact]) == links != []


@pytest.mark.parametrize("at", range(2))
def test_cut_short_a_change_is_made_or_not(service, settle, clients, guardian, at):
    for number, fault in enumerate(FAULTS):
        account = service.accounts.get(guardian)
        change = replacement(service, account.email, f"new{number}@example.org")
        try:
            with planted(clients, ["dynamodb"], fault, at):
                service.account_changes.replace(account, change, service.now)
        except (Exception, Killed):
            pass
        account = service.accounts.get(guardian)
        owner = service.table.get(keys.contact(service.contact(account.email)), consistent=True).get("login_of")
        assert (fault, owner) == (fault, guardian)
    settle()
    assert len(service.call(READ_ACCOUNT, account=sign_in(service, account))[1]["bindings"]) == 1


@pytest.mark.parametrize("at", range(0, 8, 2))
def test_what_follows_a_change_is_done_in_the_end_wherever_it_was_cut_short(
    service, workers, stream, clients, guardian, at
):
    plan = iter(FAULTS)
    pool = service.door.pool

    def struck(work):
        def once(body):
            fault = next(plan)
            try:
                with planted(clients, ["dynamodb", "cognito-idp", "sqs"], fault, at):
                    work(body)
            except (Exception, Killed):
                work(body)  # its queue gives it again

        return once

    workers.wrap(Worker.CONTACTS, struck)
    for number, fault in enumerate(FAULTS):
        account, address = service.accounts.get(guardian), f"new{number}@example.org"
        service.account_changes.replace(account, replacement(service, account.email, address), service.now)
        workers.work(stream.records())
        account = service.accounts.get(guardian)
        shown = service.call(READ_ACCOUNT, account=sign_in(service, account))[1]["bindings"]
        assert (fault, len(shown)) == (fault, 1)
        user = pool.client.admin_get_user(UserPoolId=pool.pool_id, Username=guardian)
        assert {"Name": "email", "Value": address} in user["UserAttributes"]


def chain(*moves):
    return [
        AccountChange("g", number, ChangeKind.EMAIL, at, "", "", left, came, frozenset())
        for number, (at, left, came) in enumerate(moves, 1)
    ]


def test_late_twice_or_in_part_contacts_come_to_the_same():
    changes = chain((10, "a", "b"), (20, "b", "c"), (30, "c", "a"))
    for done in range(len(changes) + 1):
        part = moved(frozenset("ax"), 5, changes[:done])
        assert moved(moved(part, 5, changes), 5, changes) == frozenset("ax")
    assert moved(frozenset("a"), 5, changes[:2]) == frozenset("c")
    assert moved(frozenset("a"), 15, changes[:2]) == frozenset("a")


def test_an_account_that_is_frozen_is_changed_by_nobody_but_back(service, guardian, disputes):
    service.account_changes.replace(service.accounts.get(guardian), replacement(service, MAILBOX, NEW[0]), service.now)
    service.accounts.freeze(guardian, FrozenBy.CHANGE, "mark", service.now)
    account = service.accounts.get(guardian)
    change = replacement(service, NEW[0], NEW[1])
    assert outcome(lambda: service.account_changes.replace(account, change, service.now)) == "AccountMoved"
    disputed = DisputedAccounts(service.account_changes, service.accounts, disputes, service.contact_key)
    assert disputed.undo(guardian, 1, service.now).state == "done"
    assert service.accounts.get(guardian).state is AccountState.FROZEN
