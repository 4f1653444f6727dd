"""Entity tag: the version of what was seen, as the headers ``etag`` and ``if-match`` spell it."""

from shared.domain.refusals import Refusal


def entity_tag(version: int) -> str:
    """A version as a strong entity tag."""
    return f'"{version}"'


def read_version(if_match: str) -> int:
    """The version of a strong entity tag. Raises Refusal."""
    digits = if_match.strip().removeprefix('"').removesuffix('"')
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10 and if_match.strip() == entity_tag(int(digits))):
        raise Refusal("version_conflict")
    return int(digits)
