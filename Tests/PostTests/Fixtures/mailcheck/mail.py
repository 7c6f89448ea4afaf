"""A whole mail: all checks, in order."""
import email
import json
import os
from email import policy

from mailcheck import canaries
from mailcheck.envelope import check_envelope, check_inside, opened
from mailcheck.headers import check_headers
from mailcheck.structure import Part, check_structure
from mailcheck.wire import check_bytes


def check_file(path, options):
    with open(path, "rb") as file:
        data = file.read()
    try:
        problems = list(check_mail(data, options))
    except OSError:
        raise
    except Exception as error:  # whatever breaks the email package is wrong with the mail
        return [f"cannot be read: {type(error).__name__}: {error}"]
    if options.canaries is not None:
        problems += canaries.Search(canaries.read(options.canaries)).check(
            "the name of the file", os.path.basename(path))
    beside = os.path.splitext(path)[0] + ".json"
    if os.path.exists(beside):
        problems += check_recipients(data, beside)
    return list(dict.fromkeys(problems))


def check_mail(data, options):
    root = part_of(data)
    yield from check_bytes(data)
    yield from check_headers(data, root.parsed, not options.without_list)
    yield from check_structure(root)
    yield from check_canaries(root, options.canaries, canaries.everywhere)
    yield from check_canaries(root, options.canaries_outside, canaries.outside)
    if root.type == "application/pkcs7-mime":
        yield from check_envelope(root)
        yield from check_encrypted(data, options)
    elif options.decrypt:
        yield "the mail is not encrypted"
    else:
        yield from check_files(root, options.attachments)


def part_of(data):
    return Part(data, email.message_from_bytes(data, policy=policy.default))


def check_encrypted(data, options):
    if not options.decrypt:
        return
    inside = opened(data, *options.decrypt)
    if inside is None:
        yield "the mail cannot be decrypted with this key"
        return
    root = part_of(inside)
    yield from check_bytes(inside)
    yield from check_inside(inside)
    yield from check_structure(root)
    yield from check_canaries(root, options.canaries, canaries.everywhere)
    yield from check_files(root, options.attachments)


def check_canaries(root, path, places):
    if path is None:
        return
    search = canaries.Search(canaries.read(path))
    for place, content in places(root):
        yield from search.check(place, content)


def check_files(root, folder):
    if folder is None:
        return
    attached = root.parts[1:] if root.type == "multipart/mixed" else []
    if not attached:
        yield "nothing is attached"
    known = {}
    for entry in filter(os.DirEntry.is_file, os.scandir(folder)):
        with open(entry.path, "rb") as file:
            known[file.read()] = entry.name
    for part in attached:
        name = part.file_name or ""
        if part.content not in known:
            yield f"{name}: not a file of the run"
        elif os.path.splitext(known[part.content])[1] != os.path.splitext(name)[1]:
            yield f"{name}: the run calls it {known[part.content]}"


def check_recipients(data, path):
    """Who got the mail is named in it."""
    with open(path, encoding="utf-8") as file:
        envelope = json.load(file)
    to = part_of(data).parsed["To"]
    named = {address.addr_spec.lower() for address in to.addresses} if to else set()
    for recipient in envelope.get("rcpts", []):
        if recipient.lower() not in named:
            yield "sent to somebody whom its To does not name"
