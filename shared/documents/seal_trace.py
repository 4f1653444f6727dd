"""Seal trace: whether a file once bore a seal of ours. It says nothing of what the file is worth now."""

from shared.documents.seal_certificates import SealCertificates


def bears_seal(pdf: bytes, certificates: SealCertificates) -> bool:
    """Whether one of our seal certificates is in the file, as every seal holds it, in hexadecimal digits.

    For telling people who show a form that was changed from those who show another paper. Certificates are no secret,
    so a file can be made to look like this; like every file with a trace it is then called changed. Nothing of the
    file is read as PDF or ASN.1: that needs libraries of megabytes, which ``seal_check`` brings.
    """
    digits = pdf.upper()
    return any(certificate.dump().hex().upper().encode() in digits for certificate in certificates.issued)
