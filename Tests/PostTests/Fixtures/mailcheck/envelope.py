"""Encrypted mails: what is seen from outside, and the way in."""
import os
import re
import subprocess
import tempfile

# Encodings of object identifiers: CMS enveloped data; AES in CBC of 128, 192 and 256 bits.
ENVELOPED = bytes.fromhex("06092a864886f70d010703")
AES = [bytes.fromhex("0609608648016503040" + last) for last in ("102", "116", "12a")]
OLD = [bytes.fromhex("06082a864886f70d0307"), bytes.fromhex("06082a864886f70d0302")]


def check_envelope(root):
    """An application/pkcs7-mime part, without its key."""
    if root.parsed.get_param("smime-type") != "enveloped-data":
        yield "smime-type is not enveloped-data"
    if root.file_name != "smime.p7m":
        yield "the encrypted part is not called smime.p7m"
    if root.encoding != "base64":
        yield "the encrypted part is not in base64"
    head = root.content[:4096]
    if not head.startswith(b"\x30") or ENVELOPED not in head[:32]:
        yield "this is no enveloped data"
    if not any(name in root.content for name in AES) or any(name in head for name in OLD):
        yield "encrypted with another cipher than AES"


def opened(data, certificate, key):
    """The inside, or None: it is not for this recipient."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "mail")
        with open(path, "wb") as file:
            file.write(data)
        done = subprocess.run(
            ["openssl", "cms", "-decrypt", "-in", path, "-recip", certificate, "-inkey", key],
            capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def check_inside(data):
    """The inside says what it is, and nothing of its own about who and when."""
    header = data.partition(b"\r\n\r\n")[0]
    for name in re.findall(rb"(?m)^([!-9;-~]+):", header):
        if not name.lower().startswith(b"content-") and name.lower() != b"mime-version":
            yield f"the inside has a field {name.decode('latin-1')}"
