#!/usr/bin/python3
"""mail-server.py --folder DIR [...]: a real SMTP server (aiosmtpd) on 127.0.0.1 that misbehaves
as a file of faults says. Prints {"port": N} when it listens; ends by itself after an hour.

What it accepts becomes DIR/N.eml, as received, and then DIR/N.json, what the envelope said. Every
line of every dialogue, TLS taken off, goes to DIR/dialogue.log: "#3 C: " the client's of the third
connection, "#3 S: " the server's, "#3 --: " what happened to it.

The faults are a JSON list, read anew at each step of a dialogue; the first rule that fits fires:
  stage            greeting, ehlo, starttls, auth, mail, rcpt, data (before 354), in-data (while the
                   message comes), after-data (instead of its 250), rset, quit
  match_recipient  of the stages rcpt to after-data: these recipients alone, * and ? being wild
  times            how often it fires; -1 or absent: always. Stage rcpt counts by recipient, so
                   451 with times 1 is greylisting
  slow             seconds to wait first
  reply            what to answer; 421 also closes the connection
  action           hang: no answer any more.  drop: the connection is cut.
                   drop-after-data: the message is kept as accepted, then the connection is cut.
                   drop-after-data-unstored: the same, and the message is not kept
  bytes            of the message that an in-data rule lets through, 0 if absent
A rule with neither reply nor action only waits. SIGSTOP makes the server hang from the first byte.
"""
import argparse
import asyncio
import collections
import fnmatch
import json
import logging
import os
import ssl
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

STAGES = {
    "greeting", "ehlo", "starttls", "auth", "mail", "rcpt", "data", "in-data", "after-data", "rset",
    "quit",
}
ACTIONS = {"hang", "drop", "drop-after-data", "drop-after-data-unstored"}
KEYS = {"stage", "match_recipient", "times", "slow", "reply", "action", "bytes"}
MATCHING = {"rcpt", "data", "in-data", "after-data"}


class Faults:
    """The rules, and how often each has fired."""

    def __init__(self, path):
        self.path = path
        self.fired = collections.Counter()

    def next(self, stage, recipients):
        """The rule that fires now; an empty one: none."""
        for rule in self.rules():
            key = json.dumps(rule, sort_keys=True)
            if stage == "rcpt":
                key += recipients[0].lower()
            if rule["stage"] != stage or not fits(rule, recipients):
                continue
            if 0 <= rule.get("times", -1) <= self.fired[key]:
                continue
            self.fired[key] += 1
            return rule
        return {}

    def rules(self):
        if self.path is None:
            return []
        with open(self.path, encoding="utf-8") as file:
            rules = json.load(file)
        for rule in rules:
            check(rule)
        return rules


def fits(rule, recipients):
    pattern = rule.get("match_recipient")
    return pattern is None or any(
        fnmatch.fnmatchcase(recipient.lower(), pattern.lower()) for recipient in recipients)


def check(rule):
    """A rule with a slip in it would test nothing without a word, so it ends the server."""
    stage, action = rule.get("stage"), rule.get("action")
    if set(rule) - KEYS or stage not in STAGES or action not in ACTIONS | {None}:
        raise SystemExit(f"mail-server.py: this is no rule: {rule}")
    if "match_recipient" in rule and stage not in MATCHING:
        raise SystemExit(f"mail-server.py: no recipient is known at that stage: {rule}")
    if (action or "").startswith("drop-after-data") and stage != "after-data":
        raise SystemExit(f"mail-server.py: this is for the stage after-data: {rule}")
    if stage == "in-data" and action not in ("hang", "drop"):
        raise SystemExit(f"mail-server.py: in-data can hang or drop: {rule}")


class Folder:
    """Where messages and the dialogue are kept."""

    def __init__(self, path):
        os.makedirs(path, exist_ok=True)
        self.path = path
        names = [name[:-5] for name in os.listdir(path) if name.endswith(".json")]
        self.last = max((int(name) for name in names if name.isdigit()), default=0)
        self.dialogue = open(f"{path}/dialogue.log", "ab", buffering=0)

    def log(self, connection, who, line):
        self.dialogue.write(b"#%d %s: %s\n" % (connection, who, line))

    def store(self, content, envelope):
        """Numbers go on from those of a server before; a .json is there only when all is there."""
        self.last += 1
        envelope = json.dumps({"n": self.last, **envelope})
        for name, data in (("eml", content), ("json", envelope.encode())):
            path = f"{self.path}/{self.last}.{name}"
            with open(path + ".new", "wb") as file:
                file.write(data)
            os.rename(path + ".new", path)


class Connection(SMTP):
    """One connection, which is its own handler of what aiosmtpd asks."""

    count = 0

    def __init__(self, folder, faults, options, context):
        Connection.count += 1
        self.number = Connection.count
        self.folder, self.faults, self.options = folder, faults, options
        self.half_line, self.budget, self.is_cut = b"", None, False
        starttls = options.tls == "starttls"
        super().__init__(
            self, hostname="localhost", ident="mail-server.py", timeout=3600,
            data_size_limit=options.size, tls_context=context if starttls else None,
            require_starttls=starttls, auth_require_tls=starttls,
            auth_required=options.user is not None, authenticator=self.authenticate)

    # The dialogue and its log.

    def data_received(self, data):
        *lines, self.half_line = (self.half_line + data).split(b"\n")
        for line in lines:
            self.log(b"C", line.removesuffix(b"\r"))
        if self.budget is not None:
            self.budget -= len(data)
            if self.budget < 0:
                return self.stop_in_data()
        super().data_received(data)

    async def push(self, status):
        if self.is_cut:
            return
        status = status.encode() if isinstance(status, str) else status
        if status.startswith(b"354"):
            self.arm()
        for line in status.split(b"\r\n"):
            self.log(b"S", line)
        self._writer.write(status + b"\r\n")
        await self._writer.drain()
        if status.startswith(b"421"):
            self.transport.close()

    def connection_made(self, transport):
        super().connection_made(transport)
        self.log(b"--", b"TLS" if self.is_encrypted() else b"connected")

    def connection_lost(self, error):
        if self.half_line:
            self.log(b"C", self.half_line)
        self.log(b"--", b"closed")
        super().connection_lost(error)

    async def handle_exception(self, error):
        self.log(b"--", f"{type(error).__name__}: {error.__cause__ or error}".encode())
        return "451 4.3.0 the server is broken"

    def log(self, who, line):
        self.folder.log(self.number, who, line)

    def is_encrypted(self):
        return self.options.tls == "implicit" or self.session.ssl is not None

    # The faults.

    async def is_faulty(self, stage, recipients=()):
        """Whether a fault has answered instead of the server."""
        rule = self.faults.next(stage, recipients)
        await self.act(rule)
        if "reply" in rule:
            await self.push(rule["reply"])
        return "reply" in rule or self.is_cut

    async def act(self, rule):
        """All of a fault but its answer."""
        await asyncio.sleep(rule.get("slow", 0))
        if rule.get("action") == "hang":
            self.log(b"--", b"hangs")
            await asyncio.Event().wait()
        elif "action" in rule:
            self.cut()

    def cut(self):
        self.log(b"--", b"cut")
        self.is_cut = True
        (self._original_transport or self.transport).abort()

    def arm(self):
        """A rule of in-data begins to count."""
        self.in_data = self.faults.next("in-data", self.envelope.rcpt_tos)
        self.budget = self.in_data.get("bytes", 0) if self.in_data else None

    def stop_in_data(self):
        if self.in_data["action"] == "drop":
            return self.cut()
        self.log(b"--", b"hangs")
        (self._original_transport or self.transport).pause_reading()

    # The steps.

    async def _handle_client(self):
        if not await self.is_faulty("greeting"):
            await super()._handle_client()

    async def smtp_EHLO(self, hostname):
        if not await self.is_faulty("ehlo"):
            await super().smtp_EHLO(hostname)

    async def smtp_HELO(self, hostname):
        if not await self.is_faulty("ehlo"):
            await super().smtp_HELO(hostname)

    async def smtp_STARTTLS(self, arg):
        if not await self.is_faulty("starttls"):
            await super().smtp_STARTTLS(arg)

    async def smtp_AUTH(self, arg):
        if not await self.is_faulty("auth"):
            await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg):
        if not await self.is_faulty("mail"):
            await super().smtp_MAIL(arg)

    async def smtp_DATA(self, arg):
        recipients = self.envelope.rcpt_tos
        if not recipients or not await self.is_faulty("data", recipients):
            await super().smtp_DATA(arg)
            self.budget = None

    async def smtp_RSET(self, arg):
        if not await self.is_faulty("rset"):
            await super().smtp_RSET(arg)

    async def smtp_QUIT(self, arg):
        if not await self.is_faulty("quit"):
            await super().smtp_QUIT(arg)

    async def handle_EHLO(self, _server, session, _envelope, hostname, answers):
        session.host_name = hostname
        return [line for line in answers if self.options.user or not line.startswith("250-AUTH")]

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        rule = self.faults.next("rcpt", [address])
        await self.act(rule)
        if "reply" not in rule:
            envelope.rcpt_tos.append(address)
        return rule.get("reply", "250 2.1.5 OK")

    async def handle_DATA(self, _server, session, envelope):
        rule = self.faults.next("after-data", envelope.rcpt_tos)
        if "reply" not in rule and rule.get("action", "drop-after-data") == "drop-after-data":
            self.store(session, envelope)
        await self.act(rule)
        return rule.get("reply", "250 2.0.0 OK")

    def store(self, session, envelope):
        self.folder.store(envelope.original_content, {
            "from": envelope.mail_from, "rcpts": envelope.rcpt_tos, "tls": self.is_encrypted(),
            "user": session.auth_data.login.decode() if session.authenticated else None,
            "connection": self.number,
        })

    def authenticate(self, _server, _session, _envelope, _mechanism, data):
        is_right = data == (self.options.user.encode(), self.options.password.encode())
        return AuthResult(success=is_right, handled=False, auth_data=data)


def arguments():
    parser = argparse.ArgumentParser(description="An SMTP server that misbehaves as it is told.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--folder", required=True)
    parser.add_argument(
        "--tls", default="none", choices=["none", "starttls", "implicit", "starttls-not-offered"])
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--user")
    parser.add_argument("--password", default="")
    parser.add_argument("--faults")
    parser.add_argument("--size", type=int, default=2**26, help="the largest message, in bytes")
    return parser.parse_args()


def tls_context(options):
    if options.certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.certificate, options.key)
    return context


async def serve(options):
    folder, faults, context = Folder(options.folder), Faults(options.faults), tls_context(options)
    faults.rules()
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(folder, faults, options, context), "127.0.0.1", options.port,
        ssl=context if options.tls == "implicit" else None)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    await asyncio.sleep(3600)


warnings.simplefilter("ignore")
logging.disable()
asyncio.run(serve(arguments()))
