"""Letters: what was printed, as whoever holds the paper reads it."""

import io
import os

import pypdfium2

from functions.print_letters.contract import PRINT_LETTERS
from functions.print_letters.operation import PrintLetters
from shared.persistence.letter_archive import LetterArchive
from tests.component.forms import signing_client


class Tray:
    """The letters' archive through a client that signs, and the files in it."""

    def __init__(self, service, table, clients, engine, monkeypatch):
        self._s3, self._bucket = clients("s3"), table.name
        archive = LetterArchive(signing_client(table, engine, monkeypatch), os.urandom)
        service.replace(PRINT_LETTERS, PrintLetters, archive=archive)

    def __call__(self):
        found = self._s3.list_objects_v2(Bucket=self._bucket, Prefix="letters/").get("Contents", ())
        newest = sorted(found, key=lambda entry: entry["LastModified"])
        return [self._s3.get_object(Bucket=self._bucket, Key=entry["Key"])["Body"].read() for entry in newest]


def texts(pdf):
    """Each page's words."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(pdf))]
    return [" ".join(page.split()) for page in pages]
