"""The parts of a mail: which there are, in which order, and what each says that it is."""
import io
import re
import zipfile

from mailcheck.headers import check_fields
from mailcheck.page import check_page
from mailcheck.wire import check_header, check_transfer

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"csv": "text/csv", "xlsx": WORKBOOK}
BOUNDARY = re.compile(r"[A-Za-z0-9'()+_,./:=? -]{0,69}[A-Za-z0-9'()+_,./:=?-]")


class Part:
    """A part's bytes as they were sent beside what the email package makes of them."""

    def __init__(self, data, parsed):
        self.data, self.parsed = data, parsed
        self.type = parsed.get_content_type()
        self.header, _, self.body = data.partition(b"\r\n\r\n")
        if data.startswith(b"\r\n"):
            self.header, self.body = b"", data[2:]
        self.boundary = str(parsed.get_boundary() or "")
        self.parts = []
        if parsed.is_multipart():
            pieces = self.split()
            self.parts = [Part(*pair) for pair in zip(pieces, parsed.iter_parts())]
            self.is_whole = len(pieces) == len(list(parsed.iter_parts()))

    def split(self):
        """By the delimiter, with no help of the email package."""
        self.preamble, *pieces = re.split(
            rb"(?:^|\r\n)--" + re.escape(self.boundary.encode()) + rb"(?:--)?(?:\r\n|$)", self.body)
        self.epilogue = pieces.pop() if pieces else b""
        return pieces

    @property
    def encoding(self):
        return str(self.parsed.get("Content-Transfer-Encoding", "7bit")).strip().lower()

    @property
    def content(self):
        return self.parsed.get_payload(decode=True) or b""

    @property
    def text(self):
        return self.content.decode(self.parsed.get_content_charset("us-ascii"), "replace")

    @property
    def file_name(self):
        return self.parsed.get_filename()

    def leaves(self):
        return [leaf for part in self.parts for leaf in part.leaves()] if self.parts else [self]


def check_structure(root):
    """The whole mail, or the inside of an encrypted one."""
    yield from check_each(root)
    if root.type == "multipart/mixed":
        if len(root.parts) < 2 or root.parts[0].type != "multipart/alternative":
            yield "multipart/mixed is not an alternative and what is attached to it"
            return
        yield from check_alternative(root.parts[0])
        for part in root.parts[1:]:
            yield from check_attachment(part)
        names = [part.file_name for part in root.parts[1:]]
        if len(set(names)) < len(names):
            yield "two attachments have one name"
    elif root.type == "multipart/alternative":
        yield from check_alternative(root)
    elif root.type != "application/pkcs7-mime":
        yield f"a mail that is {root.type}"


def check_each(part):
    """What holds of every part, at any depth."""
    for defect in part.parsed.defects:
        yield f"{part.type}: {type(defect).__name__}"
    yield from check_header(part.data)
    yield from check_fields(part.data, part.parsed)
    if part.parsed.is_multipart():
        yield from check_multipart(part)
        for inner in part.parts:
            yield from check_each(inner)
    else:
        yield from check_transfer(part.encoding, part.body)


def check_multipart(part):
    if part.encoding != "7bit":
        yield f"{part.type}: the transfer encoding {part.encoding}"
    if not BOUNDARY.fullmatch(part.boundary):
        yield "a boundary that RFC 2046 forbids"
        return
    # Once where it is announced; then before each part and after the last.
    if part.data.count(part.boundary.encode()) != len(part.parts) + 2:
        yield "the boundary occurs in a body, or a delimiter is missing"
    if any(part.boundary.encode() in leaf.content for leaf in part.leaves()):
        yield "the boundary occurs in a decoded body"
    if not part.is_whole or part.preamble or part.epilogue.strip():
        yield f"{part.type}: words before, between or after its parts"


def check_alternative(part):
    if [inner.type for inner in part.parts] != ["text/plain", "text/html"]:
        yield "multipart/alternative is not text/plain and then text/html"
        return
    for text in part.parts:
        yield from check_text(text)
    for words in check_page(part.parts[1].text):
        yield f"text/html: {words}"


def check_charset(part):
    charset = part.parsed.get_content_charset()
    if charset not in ("utf-8", "us-ascii"):
        yield f"{part.type}: the character set {charset}"
    elif "\ufffd" in part.text:
        yield f"{part.type}: not {charset}"


def check_text(part):
    text = part.text
    yield from check_charset(part)
    if not text.strip():
        yield f"{part.type}: empty"
    if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text):
        yield f"{part.type}: a character that is not for people"
    if part.parsed.get_content_disposition() not in (None, "inline"):
        yield f"{part.type}: marked as an attachment"
    if re.search(r"\r(?!\n)|(?<!\r)\n", text):
        yield f"{part.type}: a line that does not end in CRLF"


def check_attachment(part):
    name = part.file_name or ""
    ending = name.rpartition(".")[2].lower()
    if part.parsed.get_content_disposition() != "attachment":
        yield f"{name}: not marked as an attachment"
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", name):
        yield "an attachment with an odd name"
    if part.parsed.get_param("name", name) != name:
        yield f"{name}: has two names"
    if TYPES.get(ending) != part.type:
        yield f"{name}: is said to be {part.type}"
    if not part.content:
        yield f"{name}: empty"
    elif part.type == WORKBOOK:
        yield from check_workbook(part)
    elif part.type == "text/csv":
        yield from check_charset(part)


def check_workbook(part):
    if part.encoding != "base64":
        yield f"{part.file_name}: bytes that are not in base64"
    try:
        with zipfile.ZipFile(io.BytesIO(part.content)) as file:
            if file.testzip() is not None or "xl/workbook.xml" not in file.namelist():
                yield f"{part.file_name}: no workbook"
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        yield f"{part.file_name}: no workbook"
