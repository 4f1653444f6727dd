"""From an approval to an account and out again, against the deployed service."""

from tests.e2e.people import PASSWORD


def test_an_approved_guardian_signs_in_sees_the_child_renews_and_signs_out_everywhere(owner, children):
    told = owner.account_call("GET", "/account").body
    assert (told["email"], [child["student_name"] for child in told["bindings"]]) == (owner.mailbox, [children[0].name])
    assert told["bindings"][0]["state"] == "approved"

    first = owner.tokens
    renewed = owner.call("POST", "/account-sessions", {"refresh_token": first["refresh_token"]})
    assert renewed.status == 201
    owner.tokens = renewed.body
    assert owner.account_call("GET", "/account").status == 200

    assert owner.account_call("DELETE", "/account-sessions").body == {"everywhere": True}
    assert owner.account_call("GET", "/account").body["code"] == "sign_in_required"
    again = owner.call("POST", "/account-sessions", {"refresh_token": renewed.body["refresh_token"]})
    assert again.body["code"] == "sign_in_required"

    refused = owner.call("POST", "/sign-ins", {"email": owner.mailbox, "password": f"not {PASSWORD}"})
    assert (refused.status, refused.body["code"]) == (401, "sign_in_refused")
    assert owner.enter().status == 201
    assert owner.account_call("GET", "/account").status == 200


def test_the_owner_is_told_of_the_password_in_words_that_say_what_the_code_was_for(owner):
    subjects = [message.subject for message in owner.messages()]
    assert sum("帳號密碼已設定" in subject for subject in subjects) == 1
    assert any("用途：設定密碼" in message.text for message in owner.messages())
