"""Documents: the kinds of sealed files that leave the service."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a sealed file is."""

    FORM = "form"
    EVIDENCE = "evidence"
