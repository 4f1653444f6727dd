"""The README's pictures: ``python -m tests.web.pictures`` makes them of what the tests of the pages left."""

from typing import Final

from PIL import Image

from infra.bootstrap import ROOT

SCREENS: Final = ROOT / ".build" / "screens"
PICTURES: Final = ROOT / "web" / "pictures"

# Picture → the screens in it, side by side.
_SHOWN: Final = {
    "guardian": ("apply/start-360", "apply/student-360", "apply/review-360", "apply/progress-360"),
    "account": ("account/sign-in-360", "account/first-code-360", "account/new-password-360", "account/children-360"),
    "teacher": ("staff/reviewing-zh-Hant-1280",),
    "registrar": ("school/roster-ready-1280", "school/coverage-of-a-school-1280"),
    "developer": ("docs/reference-1280",),
}
_TALLEST: Final = 1_100  # pixels
_GAP: Final = 24
_GROUND: Final = "#ddd3c4"
_COLOURS: Final = 64


def main() -> None:
    """Write each picture."""
    PICTURES.mkdir(exist_ok=True)
    for name, screens in _SHOWN.items():
        _side_by_side([Image.open(SCREENS / f"{screen}.png").convert("RGB") for screen in screens]).quantize(
            _COLOURS, dither=Image.Dither.NONE
        ).save(PICTURES / f"{name}.png", optimize=True)


def _side_by_side(screens: list[Image.Image]) -> Image.Image:
    height = min(_TALLEST, max(screen.height for screen in screens))
    width = sum(screen.width + _GAP for screen in screens) + _GAP
    picture = Image.new("RGB", (width, height + 2 * _GAP), _GROUND)
    left = _GAP
    for screen in screens:
        picture.paste(screen.crop((0, 0, screen.width, min(height, screen.height))), (left, _GAP))
        left += screen.width + _GAP
    return picture


if __name__ == "__main__":
    main()
