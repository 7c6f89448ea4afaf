"""Strings that must not be in a mail, in no form in which a reader or a program could find them."""
import base64
import html
import io
import json
import re
import unicodedata
import zipfile
from urllib.parse import unquote


def read(path):
    """A JSON list, or one a line."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    canaries = json.loads(text) if text.lstrip().startswith("[") else text.splitlines()
    if not canaries or any(len(fold(canary)) < 3 for canary in canaries):
        raise SystemExit(f"{path}: no canaries, or some that are too short to look for")
    return canaries


def fold(text):
    """Case, width and spaces are no difference."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def unescaped(text):
    """The text and what it becomes when a program reads it, twice over."""
    forms = {text}
    for _ in range(2):
        for form in list(forms):
            forms |= {
                html.unescape(form), unquote(form), unquote(form.replace("+", " ")),
                re.sub(r"<[^>]*>", "", form), re.sub(r"=\r?\n", "", form),
                re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), form),
                re.sub(r"=([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), form),
            }
    return forms


def plain(canary):
    """What finds the canary in folded text; a short one is a word of its own, or no canary."""
    folded = fold(canary)
    if len(folded) > 5:
        return re.compile(re.escape(folded))
    return re.compile(rf"(?<!\w){re.escape(folded)}(?!\w)")


def coded(canary):
    """What is in the base64 or the hexadecimal of any text that holds the canary."""
    data = canary.encode()
    if len(data) < 6:
        return []
    found = [data.hex(), data.hex().upper()]
    for shift in range(3):
        # The first and the last characters also depend on the neighbours.
        text = base64.b64encode(bytes(shift) + data).decode().rstrip("=")
        found.append(text[-(-shift * 8 // 6):len(text) - 1])
    return found


def texts(data):
    """Bytes as each kind of text that they may be; a zip file as its members."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            for member in file.infolist():
                yield member.filename
                yield from texts(file.read(member))
        return
    except zipfile.BadZipFile:
        pass
    yield data.decode("utf-8", "replace")
    yield data.decode("latin-1")
    if b"\x00" in data:
        yield data.decode("utf-16-le", "replace")
        yield data.decode("utf-16-be", "replace")


class Search:
    """Looks for canaries; tells which by number, for its words may be printed."""

    def __init__(self, canaries):
        self.canaries = [(number, plain(canary), coded(canary))
                         for number, canary in enumerate(canaries, 1)]

    def check(self, place, data):
        found = set()
        for text in texts(data) if isinstance(data, bytes) else [data]:
            found |= self.found(text)
        for number in sorted(found):
            yield f"{place}: holds canary {number}"

    def found(self, text):
        folded = [fold(form) for form in unescaped(text)]
        tight = re.sub(r"\s", "", text)
        return {
            number for number, pattern, codes in self.canaries
            if any(pattern.search(form) for form in folded) or any(code in tight for code in codes)
        }


def outside(root):
    """Everything that is read without opening an attached file or an encryption."""
    for part in every(root):
        yield "a header", part.header
        for name, value in part.parsed.items():
            yield f"the field {name}", str(value)
        if part.parsed.is_multipart():
            yield "between the parts", part.preamble + part.epilogue
        if part.type in ("text/plain", "text/html"):
            yield part.type, part.content


def everywhere(root):
    yield from outside(root)
    for leaf in root.leaves():
        if leaf.type == "application/pkcs7-mime":
            yield leaf.type, b" ".join(re.findall(rb"[ -~]{5,}", leaf.content))
        else:
            yield leaf.file_name or leaf.type, leaf.content


def every(part):
    yield part
    for inner in part.parts:
        yield from every(inner)
