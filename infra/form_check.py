"""Form check: ``python3 -m infra check-form FILE --certificates PEM`` judges the seal of a form, asking nobody.

The certificates are what ``GET /v1/seal-certificates`` of the service gives. For whoever must not rely on the service's
own word, and for forms older than what the service keeps.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from shared.documents.seal_certificates import CertificatesInvalid, SealCertificates, read_certificates
from shared.documents.seal_check import SealStatus, check_seal
from shared.documents.typesetting import roc_time

_SAID = {
    SealStatus.SOUND: "sound: sealed by us, and whole",
    SealStatus.UNREADABLE: "unreadable: no PDF, or a broken one",
    SealStatus.UNSEALED: "unsealed: it bears no seal",
    SealStatus.CHANGED: "changed: it is not as it was sealed",
    SealStatus.EXTENDED: "extended: something was added after it was sealed",
    SealStatus.FOREIGN: "foreign: sealed with a certificate that is not ours, or was revoked",
    SealStatus.OUT_OF_TIME: "out of time: the certificate was not valid when it was sealed",
    SealStatus.OTHER_KIND: "other kind: signed with our certificate, but not as a form is sealed",
}


def main(arguments: Sequence[str]) -> int:
    """The command; its exit status: 0 for a sound seal, 1 for any other, 2 when it could not be judged."""
    options = _options(arguments)
    try:
        pdf, certificates = options.file.read_bytes(), _certificates(options.certificates)
    except (CertificatesInvalid, OSError) as failure:
        print(f"cannot go on: {failure}", file=sys.stderr)
        return 2
    found = check_seal(pdf, certificates)
    print(_SAID[found.status])
    if found.status is not SealStatus.SOUND:
        return 1
    source = "by a time stamp service" if found.stamped else "by our own word"
    print(f"sealed at {roc_time(found.sealed_at)}, {source}; certificate {found.serial:x}")
    return 0


def _certificates(path: Path) -> SealCertificates:
    """Of a PEM file, or of the API's answer as it is saved. Raises CertificatesInvalid, OSError."""
    content = path.read_bytes()
    if content.lstrip().startswith(b"{"):
        content = json.loads(content)["pem"].encode()
    return read_certificates(content)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m infra check-form", description="Judge the seal of a form.")
    parser.add_argument("file", type=Path, metavar="FILE", help="the PDF")
    parser.add_argument(
        "--certificates", type=Path, required=True, metavar="PEM", help="from GET /v1/seal-certificates"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[2:]))
