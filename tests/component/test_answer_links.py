"""Links in messages: opening one changes nothing; what its reader says is held back, frozen or undone."""

import os
import re
import string

import pytest

from functions.answer_links.contract import ANSWER_LINK, READ_LINK
from functions.lift_disputes.contract import LIFT_DISPUTE
from functions.read_account.contract import READ_ACCOUNT
from functions.review_bindings.contract import DECIDE, DECIDE_BATCH, READ_QUEUE
from shared.api.links import About, LinkKind, NotMe
from shared.domain import policy
from shared.domain.accounts import AccountState
from shared.domain.identifiers import read_binding_id
from shared.domain.pupils import Homeroom
from shared.persistence.homeroom_store import HomeroomStore
from tests.component.accounts import approved, open_account, sign_in
from tests.component.contact_desk import change
from tests.component.counter import REGISTRAR, assign
from tests.component.rosters import HERE
from tests.component.service import MAILBOX, TEACHER

NEW = "new@example.org"
SCHOOL = {"school_level": "elementary", "school_code": "900101"}


def link(service, kind, claims):
    """What stands behind the # of a link in a message."""
    return {"token": service.links.url(kind, claims, service.now).partition("#")[2]}


@pytest.fixture
def of_application(service, workers):
    """The link in the messages about a binding's application."""

    def made(binding):
        (found,) = workers.bindings.get_many([read_binding_id(binding)])
        return link(service, LinkKind.NOT_ME, NotMe(About.APPLICATION, binding, found.application, found.details.email))

    return made


@pytest.fixture
def handed_in(service, settle, of_application):
    """An application that waits: its binding, and the link."""
    session = service.sign_in()
    binding = service.submit(session, service.application(session))[1]["bindings"][0]["binding_id"]
    settle()
    return binding, of_application(binding)


def approve(service, binding, version=1):
    return service.call(
        DECIDE,
        {"action": "approve"},
        staff=TEACHER,
        path={"binding_id": binding},
        headers={"if-match": f'"{version}"'},
    )


def waiting(service):
    return service.call(READ_QUEUE, staff=TEACHER)[1]["bindings"]


def test_the_message_about_an_application_holds_the_link(service, settle, messages):
    # The engine keeps all that was ever sent, so this address is in no other test.
    mailbox = f"{os.urandom(4).hex()}@family.example"
    session = service.sign_in(mailbox)
    body = service.application(session)
    service.submit(session, body | {"guardian": body["guardian"] | {"email": mailbox}})
    settle()
    (mail,) = (mail for mail in messages(mailbox) if "/not-me/" in str(mail))
    token = re.search(r"https://binding\.example/not-me/#([\w=-]+)", str(mail))[1]
    assert service.call(READ_LINK, {"token": token})[1]["state"] == "open"


def test_an_application_that_was_not_the_reader_s_can_t_be_approved(service, handed_in):
    binding, given = handed_in
    status, told, _ = service.call(READ_LINK, given)
    assert (status, told["subject"], told["state"], told["students"]) == (200, "application", "open", ["王○明"])
    assert "disputed" not in waiting(service)[0]["flags"]
    for _ in range(2):
        assert service.call(ANSWER_LINK, given)[1]["state"] == "done"
    assert "disputed" in waiting(service)[0]["flags"]
    assert approve(service, binding)[1]["code"] == "application_disputed"
    batch = {"decisions": [{"binding_id": binding, "version": 1, "action": "approve"}]}
    assert service.call(DECIDE_BATCH, batch, staff=TEACHER)[1]["outcomes"][0]["code"] == "application_disputed"
    rejected = {"action": "reject", "reason": "not_guardian"}
    path, headers = {"binding_id": binding}, {"if-match": '"1"'}
    assert service.call(DECIDE, rejected, staff=TEACHER, path=path, headers=headers)[0] == 200


def test_the_teacher_is_told_once(service, settle, handed_in, table, field_key, subjects):
    address = f"{os.urandom(4).hex()}@school.example"
    HomeroomStore(table, field_key, os.urandom).put(HERE, Homeroom("五年一班", TEACHER, "陳老師", address))
    for _ in range(2):
        service.call(ANSWER_LINK, handed_in[1])
        settle()
    assert subjects(address) == ["臺北市親子綁定：五年一班有一件綁定被表示不是本人所為"]


def test_with_an_approved_one_the_account_waits_for_the_school(service, settle, of_application):
    binding = approved(service, settle)
    token = sign_in(service, service.accounts.get(binding.guardian))
    given = of_application(binding.text)
    assert service.call(ANSWER_LINK, given)[1]["state"] == "done"
    assert service.call(READ_ACCOUNT, account=token)[1]["code"] == "sign_in_required"
    assert service.accounts.get(binding.guardian).state is AccountState.FROZEN
    assign(service)
    lifted = {"staff": REGISTRAR, "path": {"binding_id": binding.text}, "query": SCHOOL}
    assert service.call(LIFT_DISPUTE, **lifted)[0] == 200
    assert service.accounts.get(binding.guardian).state is AccountState.OPEN
    assert service.call(LIFT_DISPUTE, **lifted)[1]["code"] == "dispute_not_found"
    # What the school has settled is not opened again by the same link.
    assert service.call(ANSWER_LINK, given)[1]["state"] == "over"
    assert service.accounts.get(binding.guardian).state is AccountState.OPEN


def test_what_the_school_settles_of_one_application_opens_no_account_that_waits_for_another(
    service, settle, of_application
):
    bound = approved(service, settle)
    service.now += policy.HOUR
    service.enrol("P269747034", name="張大寶", seat=2)
    session = service.sign_in("stranger@example.org")
    body = service.application(session, "P269747034")
    body["guardian"] |= {"email": "stranger@example.org"}
    other = service.submit(session, body, key="key-stranger")[1]["bindings"][0]["binding_id"]
    settle()
    for binding in (bound.text, other):
        assert service.call(ANSWER_LINK, of_application(binding))[1]["state"] == "done"
    assign(service)
    for binding, then in ((other, AccountState.FROZEN), (bound.text, AccountState.OPEN)):
        where = {"path": {"binding_id": binding}, "query": SCHOOL}
        assert service.call(LIFT_DISPUTE, staff=REGISTRAR, **where)[0] == 200
        assert service.accounts.get(bound.guardian, consistent=True).state is then


@pytest.fixture
def changed(service, settle):
    """A guardian whose login somebody changed, and the two links that the old one was sent."""
    guardian = approved(service, settle).guardian
    change(service, sign_in(service, service.accounts.get(guardian)), "email", MAILBOX, NEW)
    settle()
    return guardian


def undo(service, guardian, number=1):
    return link(service, LinkKind.UNDO_CHANGE, (guardian, number))


def not_me(service, guardian, number=1):
    return link(service, LinkKind.NOT_ME, NotMe(About.ACCOUNT, guardian, number))


def test_a_change_is_undone_within_72_hours_and_nothing_else_happens(service, settle, changed, subjects):
    given = undo(service, changed)
    assert service.call(READ_LINK, given)[1]["state"] == "open"
    assert service.accounts.get(changed).email == NEW
    token = sign_in(service, service.accounts.get(changed))
    for _ in range(2):
        status, told, _ = service.call(ANSWER_LINK, given)
        assert (status, told["state"]) == (200, "done")
    settle()
    account = service.accounts.get(changed)
    assert (account.email, account.state, account.changes) == (MAILBOX, AccountState.OPEN, 2)
    assert service.call(READ_ACCOUNT, account=token)[0] == 401
    assert len(service.call(READ_ACCOUNT, account=sign_in(service, account))[1]["bindings"]) == 1
    for mailbox in (MAILBOX, NEW):
        assert "臺北市親子綁定：帳號的聯絡方式已復原" in subjects(mailbox)


def test_after_72_hours_it_stands(service, changed):
    given = undo(service, changed)
    service.now += policy.CONTACT_UNDO_LIFETIME
    assert service.call(ANSWER_LINK, given)[1]["code"] == "link_invalid"
    assert service.call(ANSWER_LINK, undo(service, changed))[1]["code"] == "undo_too_late"
    assert service.accounts.get(changed).email == NEW


def test_what_was_undone_can_not_undo_in_its_turn(service, settle, changed):
    service.now += 3_600
    change(service, sign_in(service, service.accounts.get(changed)), "email", NEW, "third@example.org")
    settle()
    assert service.call(ANSWER_LINK, undo(service, changed, 1))[0] == 200
    assert service.accounts.get(changed).email == MAILBOX
    assert service.call(ANSWER_LINK, undo(service, changed, 2))[1]["state"] == "done"
    settle()
    assert service.accounts.get(changed).email == MAILBOX


def test_a_change_that_was_not_the_owner_s_freezes_and_is_undone(service, settle, changed, subjects):
    given = not_me(service, changed)
    for _ in range(2):
        assert service.call(ANSWER_LINK, given)[1]["state"] == "done"
    settle()
    account = service.accounts.get(changed)
    assert (account.email, account.state) == (MAILBOX, AccountState.FROZEN)
    assert "臺北市親子綁定：您的帳號已凍結" in subjects(MAILBOX)


def test_the_school_hears_of_a_frozen_account(service, settle, changed, table, field_key, subjects):
    address = f"{os.urandom(4).hex()}@school.example"
    HomeroomStore(table, field_key, os.urandom).put(HERE, Homeroom("五年一班", TEACHER, "陳老師", address))
    for _ in range(2):
        service.call(ANSWER_LINK, not_me(service, changed))
        settle()
    assert subjects(address) == ["臺北市親子綁定：五年一班有一件綁定被表示不是本人所為"]


def test_a_password_set_by_a_code_to_the_old_login_opens_it_for_good(service, settle, changed):
    given = not_me(service, changed)
    service.call(ANSWER_LINK, given)
    account = service.accounts.get(changed)
    begun = service.accounts.begin_password(changed, account.generation, service.now)
    assert service.accounts.get(changed).state is AccountState.FROZEN
    assert service.accounts.finish_password(changed, begun) is not None
    assert service.accounts.get(changed).state is AccountState.OPEN
    assert service.call(ANSWER_LINK, given)[1]["state"] == "done"
    assert service.accounts.get(changed).state is AccountState.OPEN


def test_a_mailbox_that_was_left_says_nothing_of_what_it_was_written_about(service, settle, of_application):
    binding = approved(service, settle)
    about_password = NotMe(About.ACCOUNT, binding.guardian, 0, MAILBOX)
    sent = [of_application(binding.text), link(service, LinkKind.NOT_ME, about_password)]
    assert [service.call(READ_LINK, given)[1]["state"] for given in sent] == ["open"] * 2
    service.now += policy.HOUR
    assert change(service, sign_in(service, service.accounts.get(binding.guardian)), "email", MAILBOX, NEW)[0] == 200
    settle()
    for given in sent:
        for endpoint in (READ_LINK, ANSWER_LINK):
            assert service.call(endpoint, given)[1]["state"] == "over"
    assert service.accounts.get(binding.guardian, consistent=True).state is AccountState.OPEN


def test_a_link_freezes_once_however_its_text_is_spelt(service):
    guardian, letters = open_account(service).guardian, string.ascii_uppercase + string.ascii_lowercase + string.digits
    made = (not_me(service, guardian, 10**digits)["token"] for digits in range(3))
    token = next(text for text in made if text.endswith("="))
    body, alphabet = token.rstrip("="), f"{letters}-_"
    other = body[:-1] + alphabet[alphabet.index(body[-1]) ^ 1] + token[len(body) :]
    for spelt in (token, other):
        assert service.call(ANSWER_LINK, {"token": spelt})[0] == 200
        assert service.accounts.get(guardian, consistent=True).generation == 1


@pytest.mark.parametrize("kind", [LinkKind.NOT_ME, LinkKind.UNDO_CHANGE])
def test_a_link_ends_and_is_good_for_nothing_else(service, kind):
    given = {"token": service.tokens.seal(kind, ["g", 1], service.now + 60)}
    assert service.call(ANSWER_LINK, given)[1]["code"] == "link_invalid"
    other = link(service, kind, ("g", 1) if kind is LinkKind.UNDO_CHANGE else ("account", "g", 1))
    service.now += policy.NOT_ME_LINK_LIFETIME
    assert service.call(READ_LINK, other)[1]["code"] == "link_invalid"
