"""What the verify page does: what it asks, what leaves the device, what it says, and where the reader is then."""

import base64
import gzip
import hashlib
import shutil

import pytest
from jsonschema import Draft202012Validator

from infra.local.engine import free_port
from infra.local.site import serving
from infra.site import WEB, published
from shared.domain import policy
from shared.domain.languages import Language
from tests.e2e.api import DOCUMENT
from tests.web.conftest import NO_API, PDF
from tests.web.reader import HELD, INSECURE_HOST, Answer, fulfil
from tests.web.states import ALL, ALTERED, BUSY, FAILED, FORM, NOT_OURS, NUMBER, OFFLINE, ours

DIGEST = hashlib.sha256(PDF).hexdigest()
TEXTS = "async () => (await import('/verify/texts.js')).TEXTS"
LIMIT = "async () => (await import('/verify/checks.js')).SEND_LIMIT"
HERE = "document.activeElement.id"


def test_the_qr_code_asks_by_the_id_and_tells_number_times_and_states(read):
    reader = read(timezone_id="America/New_York").open(f"#{FORM}", ours("issued", ALL))
    reader.heading("QR 碼所指的")

    assert reader.asked == [{"form": FORM}]
    assert reader.page.locator(".facts dd").all_inner_texts() == [
        NUMBER,
        "民國115年11月24日 16:21",
    ]
    states = ["申請", "認證", "退件", "不通過", "取消", "解除", "已有新申請"]
    assert reader.page.locator(".states .tag").all_inner_texts() == states
    assert reader.page.locator(".states .hint").first.inner_text() == "自民國115年11月24日 16:21起"
    assert "QR 碼不能證明" in reader.page.locator("#result .card.caution").inner_text()


def test_a_file_is_asked_about_by_its_digest_alone(read, files):
    reader = read().open().choose(files.form, ours("whole"))
    reader.heading("未經更動")

    assert reader.asked == [{"sha256": DIGEST}]


def test_a_file_is_sent_only_when_the_reader_says_so(read, files):
    reader = read().open().choose(files.form, NOT_OURS)
    reader.heading("沒有發出過")
    assert reader.asked == [{"sha256": DIGEST}]
    assert all(text in reader.page.locator("#result").inner_text() for text in ("500\xa0KB", "申請書.pdf", "不會保留"))

    reader.press("傳送檔案比對", ALTERED)
    reader.heading("經過更動")
    assert reader.asked[1:] == [{"pdf": base64.b64encode(PDF).decode()}]


def test_a_file_over_the_limit_is_never_sent(read, files):
    reader = read().open().choose(files.large_form, NOT_OURS)
    reader.heading("沒有發出過")

    assert reader.page.locator("#result button").count() == 0
    assert "612\xa0KB" in reader.page.locator("#result").inner_text()
    assert reader.evaluate(LIMIT) == policy.VERIFIED_FILE_MAX_BYTES


def test_what_is_no_pdf_is_said_without_asking(read, files):
    reader = read().open().choose(files.photo)
    reader.heading("這不是 PDF 檔")
    assert reader.asked == []


def test_a_file_can_be_dropped(read):
    reader = read().open("", ours("whole"))
    drop = """text => { const data = new DataTransfer();
        data.items.add(new File([text], "a.pdf"));
        document.getElementById("drop").dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true})); }"""
    reader.evaluate(drop, PDF.decode())
    reader.heading("未經更動")
    assert reader.asked == [{"sha256": DIGEST}]


@pytest.mark.parametrize("fragment", ["#", "#short", f"#{FORM}x", f"#{FORM[:-1]}/", "#<img src=x>"])
def test_an_address_that_names_no_form_is_not_asked_about(read, fragment):
    reader = read().open(fragment)
    if fragment != "#":
        reader.heading("網址不完整")
    assert reader.asked == []


@pytest.mark.parametrize("failing", [OFFLINE, BUSY, FAILED, Answer(200, "<html>")], ids=lambda a: str(a.status))
def test_what_passes_can_be_tried_again(read, failing):
    reader = read().open(f"#{FORM}", failing)
    reader.page.get_by_role("button", name="再試一次").wait_for()
    reader.press("再試一次", ours("issued"))
    reader.heading("QR 碼所指的")
    assert reader.asked == [{"form": FORM}] * 2


@pytest.mark.parametrize(("seconds", "said"), [("30", "30 秒"), ("90", "90 秒"), ("600", "10 分鐘"), ("", "30 秒")])
def test_the_wait_is_the_one_that_the_api_names(read, seconds, said):
    reader = read().open(f"#{FORM}", Answer(429, {}, {"retry-after": seconds}))
    reader.heading("人數較多")
    assert f"請在 {said}後" in reader.page.locator("#result").inner_text()


def test_a_slow_network_is_told(read):
    reader = read()
    reader.page.clock.install()
    reader.open(f"#{FORM}", HELD)
    reader.heading("查驗中")
    reader.page.clock.run_for(5_500)
    assert "網路較慢" in reader.page.locator("#announcement").inner_text()
    reader.page.clock.run_for(20_000)
    reader.heading("連線中斷")


def test_of_two_checks_the_later_one_is_shown(read, files):
    reader = read().open(f"#{FORM}", HELD)
    reader.heading("查驗中")
    reader.choose(files.form, ours("whole"))
    reader.heading("未經更動")
    fulfil(reader.held[0], NOT_OURS)
    reader.page.wait_for_timeout(200)
    reader.heading("未經更動")


def test_another_qr_code_in_the_same_window_is_another_check(read):
    reader = read().open(f"#{FORM}", ours("issued"))
    reader.heading("QR 碼所指的")
    reader.expect(NOT_OURS)
    reader.evaluate("location.hash = 'A'.repeat(22)")
    reader.heading("查無這份申請書")
    assert reader.asked[1] == {"form": "A" * 22}


def test_the_outcome_is_announced_and_read_on_from(read):
    reader = read().open(f"#{FORM}", ours("issued"))
    title = reader.heading("QR 碼所指的").inner_text()
    assert reader.page.get_by_role("status").inner_text() == title
    assert reader.evaluate(HERE) == "outcome"


def test_by_keyboard_alone(read, files):
    reader = read()
    page = reader.page
    # Playwright must hold the browser's dialogue back from the start: told when the key is pressed, it may be late.
    page.on("filechooser", lambda _: None)
    reader.open(f"#{FORM}", BUSY, ours("issued"), NOT_OURS, NOT_OURS)
    reader.heading("人數較多")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    reader.heading("QR 碼所指的")
    assert reader.evaluate(HERE) == "outcome"

    page.keyboard.press("Tab")
    assert reader.evaluate(HERE) == "file"
    assert reader.evaluate("getComputedStyle(document.querySelector('#file + .button')).outlineStyle") == "solid"
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(files.form)
    reader.heading("沒有發出過")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    reader.heading("這不是臺北市發出的")

    for _ in range(9):
        page.keyboard.press("Shift+Tab")
        if reader.evaluate("document.activeElement.lang") == "en":
            break
    page.keyboard.press("Enter")
    reader.heading("This is not a form of Taipei City")
    assert reader.evaluate("document.activeElement.lang") == "en"


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh-TW", "zh-Hant"), ("en-GB", "en"), ("vi-VN", "vi"), ("id-ID", "id"), ("fr-FR", "zh-Hant")],
)
def test_it_speaks_the_reader_s_language(read, locale, language):
    reader = read(locale=locale).open(f"#{FORM}", ours("issued"))
    reader.page.locator("#outcome").wait_for()
    assert reader.evaluate("document.documentElement.lang") == language
    assert reader.page.locator("[data-language][aria-current]").get_attribute("data-language") == language
    assert reader.languages == [language]


@pytest.mark.parametrize(
    ("language", "time"),
    [
        ("en", "24 November 2026, 16:21 (UTC+8)"),
        ("vi", "24 tháng 11, 2026, 16:21 (UTC+8)"),
        ("id", "24 November 2026, 16:21 (UTC+8)"),
    ],
)
def test_a_change_of_language_keeps_the_answer_and_writes_its_times(read, language, time):
    reader = read().open(f"#{FORM}", ours("issued"))
    reader.heading("QR 碼所指的")
    reader.speak(language)
    assert reader.page.locator(".facts dd").last.inner_text() == time
    assert len(reader.asked) == 1


def test_every_language_has_every_text_with_the_same_places(read):
    texts = read().open().evaluate(TEXTS)
    assert texts.keys() == {language.value for language in Language}

    def places(text):
        return sorted(part.partition("}")[0] for part in text.split("{")[1:])

    chinese = texts["zh-Hant"]
    for language, own in texts.items():
        assert {key: places(text) for key, text in own.items()} == {k: places(t) for k, t in chinese.items()}, language


def test_without_a_secure_connection_it_says_why_files_can_t_be_compared(read, origin):
    reader = read(at=origin.replace("localhost", INSECURE_HOST)).open(f"#{FORM}", ours("issued"))
    reader.heading("QR 碼所指的")
    assert reader.page.locator("#insecure").is_visible()
    assert not reader.page.locator("#chooser").is_visible()
    assert reader.barriers() == []
    # The browser notes that it heeds a header over secure connections only.
    assert all("Cross-Origin-Opener-Policy" in complaint for complaint in reader.complaints)
    reader.complaints.clear()


def test_a_planted_inline_script_is_refused_and_found(read, tmp_path):
    folder = tmp_path / "web"
    shutil.copytree(WEB, folder)
    page = folder / "verify" / "index.html"
    page.write_text(page.read_text().replace("</main>", "<script>document.title = 'planted'</script></main>"))
    with serving(free_port(), NO_API, folder=folder) as planted:
        reader = read(at=planted).open()
        assert reader.evaluate("document.title") != "planted"
    assert any("CSP: script-src-elem" in complaint for complaint in reader.complaints)
    reader.complaints.clear()


def test_the_page_is_small(read):
    sizes = {path: len(gzip.compress(file.read_bytes())) for path, file in published().items()}
    assert sum(size for path, size in sizes.items() if path.startswith(("/verify/", "/design/"))) < 20_000


def test_the_stand_in_answers_as_the_api_does():
    for answer in (ours("issued", ALL), ours("whole"), ALTERED, NOT_OURS):
        Draft202012Validator(
            {"$ref": "#/components/schemas/FormVerified", "components": DOCUMENT["components"]}
        ).validate(answer.body)
