"""Every message in every language: complete, short, in the agreed form, and saying no more than it may."""

import re
from html.parser import HTMLParser
from string import Formatter

import pytest

from shared.delivery.kinds import MessageKind
from shared.delivery.purpose_texts import TEXTS
from shared.delivery.templates import PLACES, PlacesMismatch, RenderedEmail, render
from shared.domain.codes import Purpose
from shared.domain.contacts import Channel
from shared.domain.languages import Language
from tests.unit.delivery.samples import FILLED, params

_SERVICE = "臺北市親子綁定"
_EVERY = [(kind, language) for kind in MessageKind for language in Language]
_UCS2_SEGMENT = 67  # of several; a single message holds 70
_VOID = {"meta"}


class _Page(HTMLParser):
    """Collects what a reader and a mail program see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.language = ""
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "html":
            self.language = found["lang"]
        self.links += [found["href"]] if "href" in found else []
        self.loaded += [found[name] for name in ("src", "srcset", "background") if name in found]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


def _email(kind: MessageKind, language: Language, **changed: str) -> RenderedEmail:
    return render(kind, language, Channel.EMAIL, params(kind, **changed))


def _sms(kind: MessageKind, language: Language) -> str:
    return render(kind, language, Channel.SMS, params(kind)).text


@pytest.mark.parametrize(("kind", "language"), _EVERY)
def test_email_is_complete_and_names_the_service(kind, language):
    email = _email(kind, language)
    for text in email:
        assert "{" not in text and "}" not in text
        assert _SERVICE in text
    assert "\n" not in email.subject and len(email.subject) <= 120
    for place in PLACES[kind]:
        assert FILLED[place] in email.text, place
        assert FILLED[place] in email.html, place


@pytest.mark.parametrize(("kind", "language"), _EVERY)
def test_html_says_the_same_as_the_text_and_loads_nothing(kind, language):
    email = _email(kind, language)
    page = _Page(email.html)
    assert page.open == []
    assert page.language == language
    assert page.loaded == [] and "url(" not in email.html and "<script" not in email.html
    links = [FILLED[place] for place in ("address", "undo", "not_me") if place in PLACES[kind]]
    assert sorted(page.links) == sorted(links)
    said = " ".join(page.words.split())
    for paragraph in email.text.split("\n\n"):
        assert " ".join(paragraph.split()) in said


@pytest.mark.parametrize(("kind", "language"), _EVERY)
def test_sms_is_complete_and_fits_two_segments(kind, language):
    text = _sms(kind, language)
    assert text.startswith(_SERVICE)
    assert "{" not in text and "}" not in text
    # The service's name is Chinese, so every message is counted in UTF-16 units. A link takes two segments of its own.
    segments = 4 if FILLED["undo"] in text else 2
    assert len(text.encode("utf-16-be")) // 2 <= segments * _UCS2_SEGMENT


@pytest.mark.parametrize("language", Language)
def test_code_by_sms_ends_in_the_origin_bound_line(language):
    text = _sms(MessageKind.CODE, language)
    words, blank, last = text.rsplit("\n", 2)
    assert last == f"@{FILLED['domain']} #{FILLED['code']}"
    assert blank == "" and "@" not in words and "#" not in words
    for place in ("code", "reference", "minutes"):
        assert FILLED[place] in words


@pytest.mark.parametrize(("kind", "language"), _EVERY)
def test_no_child_in_subject_or_sms(kind, language):
    students = FILLED["students"]
    assert students not in _email(kind, language).subject
    assert students not in _sms(kind, language)


@pytest.mark.parametrize("language", Language)
def test_the_code_is_not_in_the_subject_and_the_reference_is(language):
    subject = _email(MessageKind.CODE, language).subject
    assert FILLED["code"] not in subject and FILLED["reference"] in subject


@pytest.mark.parametrize("language", Language)
def test_markup_in_a_place_is_only_text(language):
    hostile = '<a href="https://evil.example">&{0}{code}\''
    email = _email(MessageKind.RETURNED, language, reason=hostile)
    assert hostile in email.text
    assert '<a href="https://evil' not in email.html
    assert _Page(email.html).links == [FILLED["address"]]


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("kind", MessageKind)
def test_a_missing_or_extra_place_is_refused(kind, channel):
    full = params(kind)
    for place in full:
        with pytest.raises(PlacesMismatch, match=place):
            render(kind, Language.CHINESE, channel, {k: v for k, v in full.items() if k != place})
    with pytest.raises(PlacesMismatch, match="surplus"):
        render(kind, Language.CHINESE, channel, {**full, "surplus": "A123456789"})


@pytest.mark.parametrize("kind", MessageKind)
def test_every_language_uses_the_same_places_in_the_same_parts(kind):
    plain = {place: f"⟪{place}⟫" for place in PLACES[kind]}

    def used(language, channel):
        rendered = render(kind, language, channel, plain)
        return [sorted(set(re.findall("⟪(.+?)⟫", part))) for part in rendered]

    for channel in Channel:
        expected = used(Language.CHINESE, channel)
        assert all(used(language, channel) == expected for language in Language)


def test_chinese_uses_full_width_punctuation():
    for kind in MessageKind:
        body = _email(kind, Language.CHINESE).text
        assert not re.search(r"[一-鿿][,.;:!?()]|[,;:!?()][一-鿿]", body), kind


def test_samples_fill_every_place_once():
    assert set(FILLED) == set().union(*PLACES.values())
    assert not any(name for value in FILLED.values() for _, name, _, _ in Formatter().parse(value))


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("language", Language)
def test_the_message_of_a_code_says_what_it_is_for_and_fits(purpose, language):
    said = params(MessageKind.CODE, purpose=TEXTS[purpose][language])
    text = render(MessageKind.CODE, language, Channel.SMS, said).text
    assert TEXTS[purpose][language] in text
    assert len(text.encode("utf-16-be")) // 2 <= 2 * _UCS2_SEGMENT
