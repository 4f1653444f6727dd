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
from shared.documents import evidence_page
from shared.documents.typesetting import read_labels
from shared.domain import policy
from shared.domain.bindings import State
from shared.domain.languages import Language
from tests.e2e.api import DOCUMENT
from tests.web.conftest import NO_API, PDF
from tests.web.reader import HELD, INSECURE_HOST, Answer, fulfil
from tests.web.states import ALL, ALTERED, BUSY, FAILED, FORM, NOT_KEPT, NOT_OURS, NUMBER, OFFLINE, ours

DIGEST = hashlib.sha256(PDF).hexdigest()
TEXTS = "async () => (await import('/verify/texts.js')).TEXTS"
LIMIT = "async () => (await import('/verify/checks.js')).SEND_LIMIT"
API_WORDS = ("Verdict", "BoundState", "DocumentKind")
STEPS = ("form", "sha256", "pdf")
HERE = "document.activeElement.id"
CLASSES = "place => Array.from(document.querySelectorAll(place), found => [...found.classList])"


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


def test_what_a_qr_code_does_not_prove_stands_between_the_verdict_and_what_is_known(read):
    reader = read().open(f"#{FORM}", ours("issued", ALL))
    reader.heading("QR 碼所指的")

    titles = ["QR 碼所指的申請書由臺北市發出", "QR 碼不能證明紙本的內容", "申請書發出紀錄", "各項綁定目前的狀態"]
    assert [title.replace("\u200b", "") for title in reader.page.locator("#result h2").all_inner_texts()] == titles
    warning = reader.page.locator("#result .card.caution").inner_text()
    assert all(said in warning for said in ("也不能證明紙本上的姓名", "網址列", "仿冒的網頁"))


@pytest.mark.parametrize(("verdict", "tones"), [("issued", {"plain"}), ("whole", {"plain", "good", "caution", "bad"})])
def test_only_the_states_of_a_file_that_was_compared_have_colours(read, files, verdict, tones):
    reader = read().open("", ours(verdict, ALL)).choose(files.form)
    reader.page.locator(".tag").first.wait_for()
    shown = {tone for tones in reader.evaluate(CLASSES, ".tag") for tone in tones}
    assert shown - {"tag"} == tones


def test_a_file_is_asked_about_by_its_digest_alone(read, files):
    reader = read().open().choose(files.form, ours("whole"))
    reader.heading("未經更動")

    assert reader.asked == [{"sha256": DIGEST}]


def test_a_file_is_sent_only_when_the_reader_says_so(read, files):
    reader = read().open().choose(files.form, NOT_OURS)
    reader.heading("沒有與此")
    assert reader.asked == [{"sha256": DIGEST}]
    assert all(text in reader.page.locator("#result").inner_text() for text in ("500\xa0KB", "申請書.pdf", "不會保留"))

    reader.press("傳送檔案比對", ALTERED)
    reader.heading("請勿採用")
    assert reader.asked[1:] == [{"pdf": base64.b64encode(PDF).decode()}]


def test_a_file_over_the_limit_is_never_sent(read, files):
    reader = read().open().choose(files.large_form, NOT_OURS)
    reader.heading("沒有與此")

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


UNFORESEEN = {
    "verdict": Answer(200, ours("issued").body | {"verdict": "expired"}),
    "verdict that is another text's name": Answer(200, ours("issued").body | {"verdict": "busy"}),
    "state": ours("issued", ("approved", "suspended")),
    "no list of bindings": Answer(200, {"verdict": "issued", "document": "form"}),
    "no time": Answer(200, ours("issued").body | {"bindings": [{"state": "approved"}]}),
    "nothing": Answer(200),
}


@pytest.mark.parametrize("name", UNFORESEEN)
def test_an_answer_that_the_page_has_no_words_for_is_a_fault_that_can_be_retried(read, name):
    reader = read().open(f"#{FORM}", UNFORESEEN[name])
    reader.heading("無法完成")
    assert reader.evaluate(HERE) == "outcome"
    reader.speak("en")
    reader.heading("can't be completed")
    reader.press("Try again", ours("issued"))
    reader.heading("was issued by Taipei City")
    assert len(reader.complaints) == 1, "left in the console"
    reader.complaints.clear()


def test_a_browser_that_can_t_compute_the_digest_is_a_fault_that_can_be_retried(read, files):
    reader = read().open()
    reader.evaluate("void (crypto.subtle.digest = () => Promise.reject(new Error('out of memory')))")
    reader.choose(files.form)
    reader.heading("無法完成")
    reader.evaluate("delete crypto.subtle.digest")
    reader.press("再試一次", ours("whole"))
    reader.heading("未經更動")
    assert ["out of memory" in complaint for complaint in reader.complaints] == [True]
    reader.complaints.clear()


WHOLE = {
    "form": (ours("whole"), "這是臺北市發出的申請書，未經更動"),
    "evidence": (ours("whole", document="evidence"), "這是臺北市發出的佐證資料，未經更動"),
    "of a newer kind": (ours("whole", document="notice"), "這是臺北市發出的檔案，未經更動"),
    "not kept": (NOT_KEPT, "這是臺北市發出的檔案，未經更動"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_is_called_what_it_is_and_what_is_missing_is_said(read, files, name):
    answer, title = WHOLE[name]
    reader = read().open().choose(files.form, answer)
    assert reader.heading("未經更動").inner_text().replace("\u200b", "") == title
    assert ("不再保存" in reader.page.locator("#result").inner_text()) == (answer is NOT_KEPT)
    assert reader.page.locator(".facts").count() == (answer is not NOT_KEPT)


def test_that_no_document_is_exactly_a_file_is_no_verdict_on_it(read, files):
    reader = read().open().choose(files.form, NOT_OURS)
    reader.heading("沒有與此")
    assert reader.evaluate(CLASSES, ".outcome") == [["card", "outcome", "caution"]]
    assert "要進一步查明嗎" in reader.page.locator("#result").inner_text()


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
    reader.heading("沒有與此")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    reader.heading("電子印章")

    for _ in range(9):
        page.keyboard.press("Shift+Tab")
        if reader.evaluate("document.activeElement.lang") == "en":
            break
    page.keyboard.press("Enter")
    reader.heading("The file bears no seal of Taipei City")
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


def test_the_page_and_our_documents_call_each_state_the_same(read):
    texts = read().open().evaluate(TEXTS)
    on_documents = read_labels(*evidence_page.LABELS)["states"]
    on_page = {state: {language: own[f"{state}.name"] for language, own in texts.items()} for state in State}
    assert on_page == on_documents


def test_the_page_has_words_for_all_that_the_api_may_answer(read):
    texts = read().open().evaluate(TEXTS)["zh-Hant"]
    verdicts, states, kinds = (DOCUMENT["components"]["schemas"][name]["enum"] for name in API_WORDS)
    steps = {"whole": [f"whole.{kind}" for kind in kinds], "not_ours": [f"not_ours.{step}" for step in STEPS]}
    outcomes = [outcome for verdict in verdicts for outcome in steps.get(verdict, [verdict])]
    assert {f"{outcome}.{part}" for outcome in outcomes for part in ("title", "text")} <= texts.keys()
    assert {f"{state}.{part}" for state in states for part in ("name", "text")} <= texts.keys()
    assert set(states) == set(ALL)


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
    # The design's page lies beside what every page loads of the design.
    loaded = [path for path in sizes if path.startswith(("/verify/", "/design/")) and path != "/design/index.html"]
    assert sum(sizes[path] for path in loaded) < 20_000


def test_the_stand_in_answers_as_the_api_does():
    for answer in (ours("issued", ALL), ours("whole", document="evidence"), NOT_KEPT, ALTERED, NOT_OURS):
        Draft202012Validator(
            {"$ref": "#/components/schemas/FormVerified", "components": DOCUMENT["components"]}
        ).validate(answer.body)
