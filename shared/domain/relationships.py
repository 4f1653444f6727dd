"""Relationship: what the guardian is to the student, as the notice's step 2 offers it."""

from enum import StrEnum


class Kind(StrEnum):
    """法定代理人 or 監護人."""

    LEGAL_REPRESENTATIVE = "legal_representative"
    CUSTODIAN = "custodian"


class Relationship(StrEnum):
    """What the guardian is to the student; ``OTHER`` comes with a word from the guardian."""

    FATHER = "father"
    MOTHER = "mother"
    PATERNAL_GRANDFATHER = "paternal_grandfather"
    PATERNAL_GRANDMOTHER = "paternal_grandmother"
    MATERNAL_GRANDFATHER = "maternal_grandfather"
    MATERNAL_GRANDMOTHER = "maternal_grandmother"
    OTHER = "other"


KINDS: dict[Relationship, Kind] = {
    Relationship.FATHER: Kind.LEGAL_REPRESENTATIVE,
    Relationship.MOTHER: Kind.LEGAL_REPRESENTATIVE,
    Relationship.PATERNAL_GRANDFATHER: Kind.CUSTODIAN,
    Relationship.PATERNAL_GRANDMOTHER: Kind.CUSTODIAN,
    Relationship.MATERNAL_GRANDFATHER: Kind.CUSTODIAN,
    Relationship.MATERNAL_GRANDMOTHER: Kind.CUSTODIAN,
    Relationship.OTHER: Kind.CUSTODIAN,
}
