"""Looks: a state of a page seen on phone and desk, in the dark, at twice the size and in every language."""

from pathlib import Path

from shared.domain.languages import Language
from tests.web.school_states import Sitting

PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 800}


def faults(sitting: Sitting, pictures: Path, name: str) -> dict[object, tuple[list[str], int]]:
    """Barriers, and by how many pixels the page is too wide, wherever there is either; leaves pictures."""
    pictures.mkdir(parents=True, exist_ok=True)
    reader, found = sitting.reader, {}
    for width, viewport in ((1280, DESK), (360, PHONE)):
        sitting.page.set_viewport_size(viewport)
        found[width] = reader.barriers(), reader.overflow()
        sitting.page.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)
    sitting.page.emulate_media(color_scheme="dark")
    reader.evaluate("document.documentElement.style.fontSize = '200%'")
    found["dark and twice the size"] = reader.barriers(), reader.overflow()
    reader.evaluate("document.documentElement.style.fontSize = ''")
    for language in (Language.ENGLISH, Language.VIETNAMESE, Language.INDONESIAN):
        sitting.speak(language)
        found[language] = reader.barriers(), reader.overflow()
    return {where: what for where, what in found.items() if what != ([], 0)}
