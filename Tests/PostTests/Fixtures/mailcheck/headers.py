"""The header of a mail: which fields there are, and what they say."""
import re
from email.utils import parsedate_to_datetime

from mailcheck.wire import fields_of, header_of
from mailcheck.words import check_readable, check_words

ONCE = ["From", "To", "Date", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "List-Id",
        "Content-Type"]
AT_MOST_ONCE = ["Sender", "Reply-To", "Cc", "In-Reply-To", "References",
                "Content-Transfer-Encoding", "Content-Disposition", "Content-ID"]
ADDRESSES = {"from", "to", "sender", "reply-to", "cc"}
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
DOTTED = rf"{ATOM}(\.{ATOM})*"
DATE = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r" \d{4} \d\d:\d\d:\d\d [+-]\d{4}")


def check_headers(data, message, needs_list):
    """What a mail's header has beyond that of any part; `message` is it, parsed."""
    for name in ONCE:
        count = len(message.get_all(name, []))
        wanted = {1} if needs_list or name != "List-Id" else {0, 1}
        if count not in wanted:
            yield f"{count} fields {name}"
    if message.get_all("Bcc") or any(name.lower().startswith("resent-") for name in message.keys()):
        yield "a field that a mail of ours never has"
    if all(message.get(name) for name in ("From", "To", "Date", "Message-ID")):
        yield from check_values(message)
        yield from check_date(as_sent(data, b"date"))
        yield from check_addresses(message)


def check_fields(data, part):
    """The fields of a mail or of a part of one."""
    for name in AT_MOST_ONCE:
        if len(part.get_all(name, [])) > 1:
            yield f"more than one field {name}"
    for field in fields_of(header_of(data)):
        name, _, value = field.decode("latin-1").partition(":")
        value = re.sub(r"\r\n(?=[ \t])", "", value)
        yield from check_words(name, value, name.lower() in ADDRESSES)
    for name, value in part.items():
        yield from check_readable(name, str(value))
        for defect in value.defects:
            yield f"{name}: {type(defect).__name__}: {defect}"


def check_values(message):
    if str(message.get("MIME-Version")) != "1.0":
        yield "MIME-Version is not 1.0"
    if str(message.get("Auto-Submitted")) != "auto-generated":
        yield "Auto-Submitted is not auto-generated"
    if not str(message.get("Subject", "")).strip():
        yield "the subject is empty"
    if not re.fullmatch(rf"<{DOTTED}@{DOTTED}>", str(message["Message-ID"]).strip()):
        yield "Message-ID: not <left@right>"
    listed = str(message.get("List-Id", "<list.here>")).strip()
    if not re.fullmatch(rf"[^<>]*<{DOTTED}\.{ATOM}>", listed):
        yield "List-Id: not <name.domain>"


def as_sent(data, name):
    """A field's value; of a date the email package makes one of its own."""
    for field in fields_of(header_of(data)):
        if field.lower().startswith(name + b":"):
            return field[len(name) + 1:].decode("latin-1").strip()
    return ""


def check_date(text):
    if not DATE.fullmatch(text):
        yield "Date: not of the form of RFC 5322, or without its zone"
        return
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        yield "Date: there is no such day or hour"
        return
    if date.tzinfo is None:
        yield "Date: its zone is unknown"
    if date.strftime("%a") != text[:3]:
        yield "Date: another day of the week"


def check_addresses(message):
    if len(message["From"].addresses) != 1:
        yield "From: not exactly one address"
    if not message["To"].addresses:
        yield "To: no address"
    if any(group.display_name for group in message["To"].groups):
        yield "To: a group"
    for name in sorted(ADDRESSES):
        for address in message[name].addresses if message[name] else []:
            if not address.username or not address.domain:
                yield f"{name}: an address without its name or domain"
            if re.search(r"[\s\"<>,;:\\()]", address.addr_spec):
                yield f"{name}: an address that needs quotes"
            if re.search(r"\w@\w", address.display_name.replace(address.addr_spec, "")):
                yield f"{name}: a name that looks like another address"
