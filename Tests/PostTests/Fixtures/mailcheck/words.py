"""Encoded words, RFC 2047: their form, what they hold, and where they may stand."""
import base64
import binascii
import quopri
import re

WORD = re.compile(r"=\?([^?\s]+)\?([^?\s]+)\?([^?\s]*)\?=")
LIKE_A_WORD = re.compile(r"=\?\S*")
# Bidirectional overrides and embeddings make a name look like another one.
HIDDEN = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\u202a-\u202e\\ufeff]")


def check_words(name, value, is_address):
    """A field's value, unfolded."""
    for like in LIKE_A_WORD.findall(value):
        found = WORD.match(like)
        if not found:
            yield f"{name}: half an encoded word"
            continue
        if like[found.end():] not in ("", ")", ","):
            yield f"{name}: an encoded word that touches what follows"
        yield from check_word(name, found, is_address)
    if re.search(r"[^\s(]=\?[^?\s]+\?[bqBQ]\?", value):
        yield f"{name}: an encoded word that touches what goes before"
    if re.search(r'"[^"]*=\?[^"]*"', value):
        yield f"{name}: an encoded word in quotes"
    if re.search(r"<[^>]*=\?[^>]*>", value):
        yield f"{name}: an encoded word in an address"


def check_word(name, found, is_address):
    charset, encoding, text = found.groups()
    if len(found[0]) > 75:
        yield f"{name}: an encoded word of {len(found[0])} characters"
    if charset.lower() not in ("utf-8", "us-ascii"):
        yield f"{name}: an encoded word in {charset}"
        return
    if encoding.upper() == "Q" and is_address and not re.fullmatch(r"[\w!*+/=-]*", text, re.ASCII):
        yield f"{name}: an encoded word has a character that a name must not have"
    try:
        decoded = decode(encoding, text).decode(charset)
    except UnicodeDecodeError:
        yield f"{name}: an encoded word splits a character"
    except (ValueError, binascii.Error):
        yield f"{name}: an encoded word cannot be decoded"
    else:
        if not decoded:
            yield f"{name}: an empty encoded word"


def decode(encoding, text):
    if encoding.upper() == "B":
        return base64.b64decode(text, validate=True)
    if encoding.upper() != "Q" or re.search(r"=(?![0-9A-Fa-f]{2})", text):
        raise ValueError(encoding)
    return quopri.decodestring(text.encode("ascii"), header=True)


def check_readable(name, value):
    """A field's value, decoded."""
    hidden = HIDDEN.search(value)
    if hidden:
        yield f"{name}: holds U+{ord(hidden[0]):04X}"
    if "\ufffd" in value:
        yield f"{name}: a character was lost"
