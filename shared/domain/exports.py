"""Exports: the parts of everything that is held on one person, and the name of their arrangement."""

from enum import StrEnum
from typing import Final

EXPORT_SCHEMA: Final = "parent-binding/account-export/1"


class ExportPart(StrEnum):
    """One part. Each is held for a purpose, on a ground, and for a time of its own."""

    ACCOUNT = "account"
    CONTACTS = "contacts"
    BINDINGS = "bindings"
    APPLICATIONS = "applications"
    DELEGATIONS = "delegations"
    SERVICES = "services"
    MESSAGES = "messages"
    SIGN_INS = "sign_ins"
