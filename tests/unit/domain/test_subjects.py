"""A subject is stable, is one service's alone, and nobody else can make one."""

import base64

import pytest

from shared.domain.identifiers import encoded
from shared.domain.subjects import SUBJECT_CHARACTERS, SubjectInvalid, SubjectKind, Subjects

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
INDEXES = [encoded(bytes([number]) * 16) for number in range(64)]
ACCOUNT, STUDENT = SubjectKind


def test_a_subject_is_the_same_each_time_and_leads_back():
    for index in INDEXES:
        subject = Subjects(KEY, "one").of(ACCOUNT, index)
        assert subject == Subjects(KEY, "one").of(ACCOUNT, index)
        assert len(subject) == SUBJECT_CHARACTERS
        assert Subjects(KEY, "one").read(ACCOUNT, subject) == index


def test_no_two_services_kinds_or_people_share_one():
    subjects = [Subjects(KEY, client).of(kind, index) for client in "ab" for kind in SubjectKind for index in INDEXES]
    assert len(set(subjects)) == len(subjects)
    # Nor half of one: neither part tells that two services mean the same person.
    for part in (slice(0, 21), slice(22, None)):
        assert len({subject[part] for subject in subjects}) == len(subjects)


@pytest.mark.parametrize(
    "reader",
    [
        (Subjects(KEY, "two"), ACCOUNT),
        (Subjects(KEY, "one"), STUDENT),
        (Subjects(OTHER_KEY, "one"), ACCOUNT),
    ],
    ids=["another client", "another kind", "another key"],
)
def test_a_foreign_subject_is_refused(reader):
    subjects, kind = reader
    with pytest.raises(SubjectInvalid):
        subjects.read(kind, Subjects(KEY, "one").of(ACCOUNT, INDEXES[0]))


def test_every_changed_bit_is_refused():
    subjects = Subjects(KEY, "one")
    raw = base64.urlsafe_b64decode(subjects.of(ACCOUNT, INDEXES[0]) + "=")
    for bit in range(8 * len(raw)):
        changed = bytearray(raw)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SubjectInvalid):
            subjects.read(ACCOUNT, base64.urlsafe_b64encode(bytes(changed)).decode().rstrip("="))


@pytest.mark.parametrize("text", ["", "a", "A" * 43, "A" * 44, "é" * 43, "=" * 43, "A" * 42 + "\n"])
def test_what_is_no_subject_is_refused(text):
    with pytest.raises(SubjectInvalid):
        Subjects(KEY, "one").read(ACCOUNT, text)


def test_a_subject_has_one_spelling():
    subjects = Subjects(KEY, "one")
    subject = subjects.of(ACCOUNT, INDEXES[0])
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    others = [subject[:-1] + letter for letter in alphabet if letter != subject[-1]]
    for other in others:
        with pytest.raises(SubjectInvalid):
            subjects.read(ACCOUNT, other)
