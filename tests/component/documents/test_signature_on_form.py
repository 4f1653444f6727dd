"""A signature that is an image, on the form."""

import io

from pypdf import PdfReader

from shared.documents.application_form import render_form
from shared.documents.signature import Signature, SignatureKind
from shared.documents.signature_image import read_image
from tests.component.documents.conftest import form
from tests.unit.documents.pictures import grey


def test_the_form_shows_the_image(font_folder):
    image = read_image(grey())
    pdf = render_form(
        form("王大明", signature=Signature(SignatureKind.IMAGE, image=image.png)), font_folder=font_folder
    )
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    (shown,) = [found.image for found in page.images]
    assert shown.size == (image.width, image.height)
    assert "以簽名圖檔簽署" in page.extract_text()
