"""Layout: the one HTML page that every e-mail is. Its styles are inline and it loads nothing from anywhere."""

import html
from collections.abc import Sequence

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{subject}</title>
</head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1a1a1a;font-family:sans-serif;font-size:16px;line-height:1.6">
<main style="max-width:36em;margin:0 auto">
<h1 style="font-size:20px;line-height:1.4">{subject}</h1>
{paragraphs}
<p style="border-top:1px solid #767676;padding-top:16px;font-size:14px;color:#595959">{footer}</p>
</main>
</body>
</html>
"""  # noqa: E501 - an attribute can't be broken


def page(language: str, subject: str, paragraphs: Sequence[str], footer: str) -> str:
    """The page; ``language`` is a BCP 47 tag. ``paragraphs`` are markup already; the other texts are escaped here."""
    return _PAGE.format(
        language=html.escape(language),
        subject=html.escape(subject),
        paragraphs="\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
        footer=html.escape(footer),
    )
