"""The bytes of a mail: line ends, lengths, folding, and the form of transfer encodings."""
import base64
import binascii
import re

FIELD = re.compile(rb"[!-9;-~]+:( |\r\n[ \t]|\r\n$)")


def lines_of(data):
    return data.split(b"\r\n")


def check_bytes(data):
    """RFC 5322, 2.1 and 2.3; 7 bits alone, so that no server has to convert anything."""
    if re.search(rb"\r(?!\n)", data):
        yield "a CR without its LF"
    if re.search(rb"(?<!\r)\n", data):
        yield "a LF without its CR"
    if not data.endswith(b"\r\n"):
        yield "the last line has no end"
    if re.search(rb"[\x80-\xff]", data):
        yield "a byte of eight bits"
    if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data):
        yield "a control character"
    if any(len(line) > 998 for line in lines_of(data)):
        yield "a line of more than 998 characters"


def header_of(data):
    """The header's bytes, its last CRLF among them."""
    if data.startswith(b"\r\n"):
        return b""
    return data.split(b"\r\n\r\n", 1)[0] + b"\r\n"


def fields_of(header):
    """Each field as it was sent, with its folds."""
    return re.findall(rb"(?:[^\r\n]|\r\n[ \t])+(?=\r\n)", header)


def check_header(data):
    header = header_of(data)
    for field in fields_of(header):
        if not FIELD.match(field):
            yield f"this is no header field: {field[:40]!r}"
        for line in lines_of(field):
            yield from check_header_line(line)


def check_header_line(line):
    # What stands before the first word cannot be split off: "Name: word" or the fold itself.
    words = re.sub(rb"^([!-9;-~]+:)?[ \t]*", b"", line)
    if len(line) > 78 and re.search(rb"[ \t]", words.strip()):
        yield f"a header line of {len(line)} characters could be folded: {line[:40]!r}"
    if not line.strip():
        yield "a fold of nothing but space"
    if b"=?" in line and len(line) > 76:
        yield f"a header line with an encoded word has {len(line)} characters"


def check_transfer(encoding, raw):
    """RFC 2045, 6.7 and 6.8, of a leaf's body as it was sent."""
    if encoding == "base64":
        yield from check_base64(raw)
    elif encoding == "quoted-printable":
        yield from check_quoted_printable(raw)
    elif encoding != "7bit":
        yield f"the transfer encoding {encoding}"


def check_base64(raw):
    lines = lines_of(raw.removesuffix(b"\r\n"))
    if any(len(line) > 76 for line in lines):
        yield "a line of base64 has more than 76 characters"
    if any(len(line) % 4 for line in lines) or any(not line for line in lines[:-1]):
        yield "a line of base64 is torn"
    if any(b"=" in line for line in lines[:-1]):
        yield "base64 goes on after its end"
    try:
        text = b"".join(lines)
        if base64.b64encode(base64.b64decode(text, validate=True)) != text:
            yield "base64 with bits left over"
    except binascii.Error:
        yield "this is not base64"


def check_quoted_printable(raw):
    for line in lines_of(raw):
        if len(line) > 76:
            yield "a line of quoted-printable has more than 76 characters"
        if re.search(rb"[ \t]$", line):
            yield "a line of quoted-printable ends in space"
        if re.search(rb"=(?![0-9A-F]{2}|$)", line):
            yield "an equals sign that encodes nothing"
        if re.search(rb"=0[AD]", line):
            yield "an encoded line end in a text"
