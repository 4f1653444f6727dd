"""Export: from what is held on one person to a file to read. A file that stands is never made again."""

import json
from pathlib import Path
from typing import Any

from shared.documents.export_page import render_export
from shared.persistence.export_archive import ExportArchive


class RenderExport:
    """It proves nothing to anybody else, so it is not sealed. One that can't be rendered fails loudly."""

    def __init__(self, archive: ExportArchive, font_folder: Path) -> None:
        self._archive = archive
        self._font_folder = font_folder

    def __call__(self, body: dict[str, Any]) -> None:
        """``body``: ``{"export": name}``. Raises StoreBusy, SealBroken, RenderFailed."""
        name = body["export"]
        if self._archive.has_file(name):
            return
        export = json.loads(self._archive.get(name))
        self._archive.put_file(name, render_export(export, font_folder=self._font_folder))
