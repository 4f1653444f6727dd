"""Relying services in a browser: a guardian lets one in, and no longer does."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.account import CONNECT, RETURN
from tests.web.reader import Answer

CHALLENGE = {"code_challenge": "x" * 43, "code_challenge_method": "S256"}


@pytest.fixture
def asked(at_account):
    """A guardian who is asked to let a service in, on a site from which the browser can return."""

    def open_question(**how):
        sitting = at_account("connect", page=how.pop("page", CONNECT), **how)
        page = sitting.page
        page.route("https://pay.example/**", lambda route: route.fulfill(status=200, body="<title>back</title>"))
        return sitting

    return open_question


def returned(sitting):
    """Where the browser went, and with what."""
    sitting.page.wait_for_url("https://pay.example/**")
    parts = urlsplit(sitting.page.url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}", parse_qs(parts.query)


def test_a_guardian_who_agrees_returns_with_a_code(asked):
    sitting = asked()
    assert "校園繳費" in sitting.page.locator(".desk h2").inner_text()
    assert sitting.page.locator(".desk li").count() == 3
    assert sitting.page.locator(".sections").count() == 0
    sitting.press("同意並繼續")
    assert returned(sitting) == (RETURN, {"code": ["code"], "state": ["s1"]})
    (granted,) = sitting.service.of("POST account/service-grants")
    assert granted.body == {"client_id": "c" * 22, "redirect_uri": RETURN} | CHALLENGE


def test_a_guardian_who_does_not_agree_returns_without_one(asked):
    sitting = asked()
    sitting.press("不同意")
    assert returned(sitting) == (RETURN, {"error": ["access_denied"], "state": ["s1"]})
    assert sitting.service.of("POST account/service-grants") == []


def test_what_a_service_brings_in_its_address_is_kept(asked):
    sitting = asked(
        page=CONNECT.replace(RETURN, f"{RETURN}%3Fschool%3D900101").replace("&state=s1", "&scope=children.read")
    )
    sitting.press("同意並繼續")
    assert returned(sitting) == (RETURN, {"school": ["900101"], "code": ["code"]})
    assert sitting.service.of("POST account/service-grants")[0].body["scope"] == "children.read"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("/connect/", "不完整"),
        (CONNECT.replace("S256", "plain"), "不完整"),
        (CONNECT.replace("response_type=code", "response_type=token"), "不完整"),
        (CONNECT.replace(RETURN, ""), "不完整"),
    ],
)
def test_a_link_that_is_not_whole_asks_nothing(asked, page, shown):
    sitting = asked(page=page)
    assert shown in sitting.page.locator(".desk .notice").inner_text()
    assert not [one for one in sitting.service.asked if "service-" in one.what]


def test_a_service_that_may_not_ask_is_never_returned_to(at_account):
    refused = Answer(404, {"title": "查無此服務", "detail": "說明", "code": "service_not_found"})
    sitting = at_account("connect", {"GET account/service-requests": refused}, page=CONNECT)
    sitting.page.locator(".summary").wait_for()
    assert sitting.page.locator("text=不同意").count() == 0


def test_a_guardian_signs_in_first_and_is_asked_then(at_account):
    sitting = at_account(None, page=CONNECT)
    sitting.page.locator("#email").fill("guardian@example.org")
    sitting.page.locator("#password").fill("three unrelated words")
    sitting.page.locator("main button[type=submit]").click()
    sitting.page.locator(".desk form li").first.wait_for()
    assert sitting.page.url.removesuffix("#").endswith(CONNECT)


def test_a_service_is_disconnected_after_a_question(at_account):
    sitting = at_account("services")
    sitting.press("取消連結 校園繳費")
    assert not [one for one in sitting.service.asked if one.what.startswith("DELETE")]
    with sitting.page.expect_response(lambda answer: answer.request.method == "GET"):
        sitting.page.locator("dialog button[type=submit]").click()
    sitting.page.locator(".desk > .notice.good").wait_for()
    assert len(sitting.service.of("GET account/services")) == 2
