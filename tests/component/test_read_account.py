"""What a guardian who is signed in sees of the account, and what no token opens."""

from functions.read_account.contract import READ_ACCOUNT
from shared.domain import policy
from tests.component.accounts import MOBILE, NAME, approved, open_account, sign_in
from tests.component.service import MAILBOX

OTHER_ID = "W234567893"


def test_an_account_tells_its_owner_s_data_and_children(service, settle):
    binding = approved(service, settle)
    token = sign_in(service, service.accounts.get(binding.guardian))
    status, told, _ = service.call(READ_ACCOUNT, account=token)
    assert status == 200
    assert (told["name"], told["email"], told["mobile"]) == (NAME, MAILBOX, MOBILE)
    (child,) = told["bindings"]
    assert (child["binding_id"], child["student_name"], child["state"]) == (binding.text, "王大明", "approved")
    assert [step["state"] for step in child["history"]] == ["applied", "approved"]


def test_whoever_shares_a_mailbox_sees_but_one_s_own_children(service, settle):
    approved(service, settle)
    other = open_account(service, national_id=OTHER_ID)
    assert service.call(READ_ACCOUNT, account=sign_in(service, other))[1]["bindings"] == []


def test_a_token_ends_by_itself(service):
    token = sign_in(service, open_account(service))
    service.now += policy.ACCOUNT_ACCESS_LIFETIME - 1
    assert service.call(READ_ACCOUNT, account=token)[0] == 200
    service.now += 1
    assert service.call(READ_ACCOUNT, account=token)[1]["code"] == "sign_in_required"


def test_signing_out_everywhere_ends_every_token(service):
    account = open_account(service)
    tokens = [sign_in(service, account) for _ in range(2)]
    service.accounts.sign_out(account.guardian)
    assert {service.call(READ_ACCOUNT, account=token)[0] for token in tokens} == {401}
