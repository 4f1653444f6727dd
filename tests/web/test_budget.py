"""What a cheap phone has to load before the signature."""

import gzip
import re

from infra.site import WEB

BUDGET = 30_000  # bytes of JavaScript, gzipped


def scripts(page: str) -> set[str]:
    """The scripts that ``page`` loads by itself: its own and what they import; what is imported later is left out."""
    html = (WEB / page / "index.html").read_text("utf-8")
    waiting = set(re.findall(r'(?:src|href)="(/assets/[^"]+\.js)"', html))
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        found.add(name)
        text = (WEB / name[1:]).read_text("utf-8")
        imported = re.findall(r'(?:from|import)\s*"\./([^"]+\.js)"', text)
        waiting |= {f"/assets/{other}" for other in imported} - found
    return found


def weight(names: set[str]) -> int:
    return sum(len(gzip.compress((WEB / name[1:]).read_bytes(), 9)) for name in names)


def test_an_application_weighs_little_before_the_signature():
    loaded = scripts("apply")
    assert len(loaded) > 1 and not any("Signature" in name for name in loaded)
    # The reader's language comes on top, the largest of them counted.
    largest = max(len(gzip.compress(path.read_bytes(), 9)) for path in (WEB / "assets").glob("??-*.js"))
    assert weight(loaded) + largest <= BUDGET


def test_the_other_pages_weigh_no_more():
    assert max(weight(scripts(page)) for page in ("", "progress", "account", "of-age")) <= BUDGET


def test_the_way_into_an_account_weighs_no_more_in_any_language():
    # Texts that all pages share, and the account's own; the largest of each.
    texts = [path.read_bytes() for path in (WEB / "assets").glob("??-*.js")]
    largest = [
        max(len(gzip.compress(text, 9)) for text in texts if key in text) for key in (b"start.lead", b"sign_in.send")
    ]
    assert weight(scripts("account")) + sum(largest) <= BUDGET
