"""Posting: a file goes to where a signed form says, as a browser sends it."""

import urllib.error
import urllib.request


def post_file(upload, content, origin=""):
    """Post a file as the page of ``origin`` does; the status, and the origin that may read the answer."""
    boundary = "roster-roster-roster"
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in upload["fields"].items()
    ]
    parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="r"\r\n\r\n'.encode())
    body = b"".join([*parts, content, f"\r\n--{boundary}--\r\n".encode()])
    headers = {"content-type": f"multipart/form-data; boundary={boundary}"} | ({"origin": origin} if origin else {})
    request = urllib.request.Request(upload["url"], body, headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers.get("access-control-allow-origin", "")
    except urllib.error.HTTPError as error:
        return error.code, ""
