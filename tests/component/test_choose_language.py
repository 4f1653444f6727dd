"""A guardian chooses a language, and is written to in it from then on: about the account and about every child."""

import os

from functions.choose_language.contract import CHOOSE_LANGUAGE
from functions.read_account.contract import READ_ACCOUNT
from functions.relay_changes.operation import Worker
from functions.unbind_child.contract import UNBIND_CHILD
from tests.component.accounts import approved, open_account, sign_in


def choose(service, token, language):
    return service.call(CHOOSE_LANGUAGE, {"language": language}, account=token)


def test_later_messages_about_a_child_are_in_the_language_chosen(service, settle, workers, subjects):
    workers.replace(Worker.FORMS, lambda body: None)
    mailbox = f"l{os.urandom(5).hex()}@example.org"
    binding = approved(service, settle, mailbox=mailbox)
    token = sign_in(service, service.accounts.get(binding.guardian))
    assert choose(service, token, "vi")[:2] == (200, {"language": "vi"})
    assert settle().total() == 0, "it is told to nobody"
    assert service.call(READ_ACCOUNT, account=token)[1]["language"] == "vi"
    path, headers = {"binding_id": binding.text}, {"if-match": '"2"'}
    assert service.call(UNBIND_CHILD, account=token, path=path, headers=headers)[0] == 200
    settle()
    assert "kết thúc" in subjects(mailbox)[-1]


def test_what_somebody_else_applied_for_in_one_s_name_keeps_its_language(service, settle, workers):
    workers.replace(Worker.FORMS, lambda body: None)
    binding = approved(service, settle, mailbox=f"m{os.urandom(5).hex()}@example.org")
    other = f"n{os.urandom(5).hex()}@example.org"
    token = sign_in(service, open_account(service, national_id="W234567893", mailbox=other))
    assert choose(service, token, "id")[0] == 200
    assert workers.bindings.get_many([binding])[0].language == "zh-Hant"


def test_an_unknown_language_is_refused(service):
    token = sign_in(service, open_account(service))
    assert choose(service, token, "fr")[1]["code"] == "invalid_request"
