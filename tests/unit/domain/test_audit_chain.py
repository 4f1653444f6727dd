"""The audit chain: whatever is done to a link afterwards shows, and the first break is named."""

import json

import pytest

from shared.domain.audit import AuditAction, AuditEntry, month, read_entry, spelt
from shared.domain.audit_chain import EMPTY, ChainBroken, Head, Link, content_of, follow, verify
from shared.domain.schools import SchoolId, SchoolLevel
from shared.domain.staff import Role

NOW = 1_800_000_000
SCHOOL = SchoolId(SchoolLevel.ELEMENTARY, "900101")
ENTRY = AuditEntry("e" * 22, NOW, "t" * 22, Role.REGISTRAR, AuditAction.BLOCK_SET, SCHOOL, "五年一班")


def chain(length=6):
    """Contents by number, and the head."""
    contents, head = {}, EMPTY
    for number in range(1, length + 1):
        entries = (ENTRY._replace(id=f"{number:022d}"), ENTRY._replace(id=f"{number:021d}x", school=None, role=None))
        content = content_of(Link(number, head.digest, NOW + number, entries))
        head, _ = follow(head, content)
        contents[number] = content
    return contents, head


def rewritten(content, **differences):
    """The same link as somebody with a text editor leaves it."""
    return json.dumps(json.loads(content) | differences, ensure_ascii=False, separators=(",", ":")).encode()


def altered(contents):
    contents[3] = contents[3].replace(b"block_set", b"protected", 1)


def emptied(contents):
    contents[3] = rewritten(contents[3], entries=[])


def removed(contents):
    del contents[3]


def removed_and_closed_up(contents):
    for number in (3, 4, 5):
        contents[number] = rewritten(contents[number + 1], number=number)
    del contents[6]


def swapped(contents):
    contents[3], contents[4] = contents[4], contents[3]


def swapped_and_renumbered(contents):
    contents[3], contents[4] = rewritten(contents[4], number=3), rewritten(contents[3], number=4)


def added(contents):
    for number in range(6, 2, -1):
        contents[number + 1] = rewritten(contents[number], number=number + 1)
    contents[3] = rewritten(contents[2], number=3)


def unreadable(contents):
    contents[3] = contents[3][:-1]


def last_altered(contents):
    contents[6] = contents[6].replace(b"block_set", b"protected", 1)


def cut_off(contents):
    del contents[6]


TAMPERED = {
    altered: (3, "not what link 4"),
    emptied: (3, "not what link 4"),
    removed: (3, "missing"),
    removed_and_closed_up: (2, "not what link 3"),
    swapped: (3, "moved here"),
    swapped_and_renumbered: (2, "not what link 3"),
    added: (2, "not what link 3"),
    unreadable: (3, "can't be read"),
    last_altered: (6, "noted"),
    cut_off: (6, "at the end"),
}


def test_a_whole_chain_holds_up_to_its_head():
    contents, head = chain()
    assert verify(contents.items(), [head, EMPTY]) == head
    assert verify([], []) == EMPTY


@pytest.mark.parametrize("tampering", TAMPERED, ids=lambda tampering: tampering.__name__)
def test_the_first_break_is_named(tampering):
    contents, head = chain()
    tampering(contents)
    with pytest.raises(ChainBroken) as broken:
        verify(sorted(contents.items()), [head])
    number, words = TAMPERED[tampering]
    assert broken.value.number == number and words in broken.value.reason


@pytest.mark.parametrize("tampering", [last_altered, cut_off])
def test_what_was_done_to_the_end_shows_only_against_a_head_that_was_noted(tampering):
    """Twin: without the noted head nothing is found."""
    contents, _ = chain()
    tampering(contents)
    verify(contents.items(), [])


def test_a_chain_whose_digests_are_not_compared_hides_what_was_altered():
    """Twin."""
    contents, _ = chain()
    altered(contents)
    for number, content in contents.items():
        believed = Head(number - 1, json.loads(content)["previous"])
        assert follow(believed, content)[0].number == number


def test_two_links_of_one_number_are_a_break():
    contents, head = chain(2)
    with pytest.raises(ChainBroken, match="link 2: there is more than one"):
        verify([*contents.items(), (2, contents[2])], [head])


def test_an_entry_is_read_as_it_was_spelt():
    for entry in (ENTRY, ENTRY._replace(school=None, class_name="", role=None, subject="s", details=("a", "b"))):
        assert read_entry(json.loads(json.dumps(spelt(entry)))) == entry


def test_the_month_is_taipeis():
    assert (month(1_798_732_799), month(1_798_732_800)) == ("2026-12", "2027-01")
