#!/usr/bin/python3
"""check-mail-tests.py DIR: the checker of mails itself, on good mails and on each with one
thing broken. DIR holds what make-certificates.sh makes. Run by the tests of the project.
"""
import base64
import contextlib
import importlib.util
import io
import json
import os
import quopri
import subprocess
import sys
import tempfile
import unittest
import zipfile
from email.message import EmailMessage
from email.policy import SMTP

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
CERTIFICATES = sys.argv.pop(1) if len(sys.argv) > 1 else ""
XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = (
    '<!DOCTYPE html>\r\n<html lang="en"><head><title>Report</title><style>p { color: red }</style>'
    '</head>\r\n<body><p>3 t\u00e9sts are overdue.<br>See <a href="https://reports.example/r">the '
    'report</a>.</p></body></html>\r\n')
PLAIN = "3 t\u00e9sts are overdue.\r\nSee https://reports.example/r\r\n"

specification = importlib.util.spec_from_file_location("check_mail", f"{HERE}/check-mail.py")
checker = importlib.util.module_from_spec(specification)
specification.loader.exec_module(checker)


def workbook(words="cell", member="xl/sharedStrings.xml"):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        file.writestr(member, f"<sst><si><t>{words}</t></si></sst>")
    return memory.getvalue()


CSV = "\ufeff\"name\",\"due\"\r\n\"M\u00fcller\",\"2026-01-01\"\r\n".encode()
FILES = {"missed-tests.csv": CSV, "site.xlsx": workbook()}


def quoted(text):
    lines = text.encode().split(b"\r\n")
    return b"\r\n".join(quopri.encodestring(line).replace(b"=\n", b"=\r\n") for line in lines)


def by_hand(plain=PLAIN, page=PAGE):
    """A mail of text and page, written out."""
    return b"\r\n".join([
        b"From: REMS reports <remswatch@clinic.example>",
        b"To: =?utf-8?q?Zo=C3=AB_M=C3=BCller?= <a@clinic.example>",
        b"Subject: REMS monitoring =?utf-8?B?TcO8bmNoZW4=?= with 3 overdue, 1 new,",
        b" 0 resolved",
        b"Date: Tue, 24 Nov 2026 02:10:00 +0100",
        b"Message-ID: <20261124.0f3a@clinic.example>",
        b"List-Id: REMS reports <rems.clinic.example>",
        b"Auto-Submitted: auto-generated",
        b"MIME-Version: 1.0",
        b"Content-Type: multipart/alternative; boundary=\"=_one\"",
        b"",
        b"--=_one",
        b"Content-Type: text/plain; charset=utf-8",
        b"Content-Transfer-Encoding: quoted-printable",
        b"",
        quoted(plain),
        b"--=_one",
        b"Content-Type: text/html; charset=utf-8",
        b"Content-Transfer-Encoding: quoted-printable",
        b"",
        quoted(page),
        b"--=_one--",
        b"",
    ])


def composed(files=(), encoding="base64"):
    """A mail of the email package's making."""
    # The email package itself would make lines of quoted-printable that are too long.
    mail = EmailMessage(policy=SMTP.clone(max_line_length=76))
    mail["From"] = "REMS reports <remswatch@clinic.example>"
    mail["To"] = "Zo\u00eb M\u00fcller <a@clinic.example>, b@clinic.example"
    mail["Subject"] = "REMS monitoring M\u00fcnchen " + "and long names, " * 8 + "Dr. \u0160"
    mail["Date"] = "Tue, 24 Nov 2026 02:10:00 +0100"
    mail["Message-ID"] = "<20261124.0f3a@clinic.example>"
    mail["List-Id"] = "<rems.clinic.example>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(PLAIN.replace("\r\n", "\n"), cte=encoding)
    mail.add_alternative(PAGE.replace("\r\n", "\n"), subtype="html", cte=encoding)
    for name in files:
        kind = ("text", "csv") if name.endswith("csv") else ("application", XLSX)
        mail.add_attachment(FILES[name], *kind, filename=name)
        if kind[0] == "text":
            list(mail.iter_parts())[-1].set_param("charset", "utf-8")
    return mail.as_bytes()


def encrypted(inside, name="a@clinic.example", cipher="-aes-256-cbc"):
    body = subprocess.run(
        ["openssl", "cms", "-encrypt", cipher, "-binary", "-outform", "DER",
         f"{CERTIFICATES}/{name}.pem"], input=inside, capture_output=True, check=True).stdout
    head = by_hand().split(b"Content-Type:")[0]
    text = base64.encodebytes(body).replace(b"\n", b"\r\n")
    return head + (
        b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data;\r\n"
        b" name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Disposition: attachment; filename=smime.p7m\r\n\r\n") + text


def inside_of(mail):
    """The mail's content without what its header says of who and when."""
    return b"Content-Type:" + mail.split(b"Content-Type:", 1)[1]


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, name, data):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(data if isinstance(data, bytes) else json.dumps(data).encode())
        return path

    def check(self, mail, *options):
        path, said = self.write("mail.eml", mail), io.StringIO()
        sys.argv = ["check-mail.py", *options, path]
        with contextlib.redirect_stdout(said):
            code = checker.main()
        self.assertEqual(code, 1 if said.getvalue() else 0)
        return said.getvalue()

    def expect_good(self, mail, *options):
        self.assertEqual(self.check(mail, *options), "")

    def expect(self, words, mail, *options):
        said = self.check(mail, *options)
        self.assertIn(words, said)
        return said


class GoodMails(Case):
    def test_written_by_hand(self):
        self.expect_good(by_hand())

    def test_composed(self):
        for encoding in ("base64", "quoted-printable"):
            self.expect_good(composed(encoding=encoding))

    def test_with_attachments(self):
        self.expect_good(composed(FILES))

    def test_encrypted(self):
        for inside in (by_hand(), composed(FILES)):
            self.expect_good(encrypted(inside_of(inside)))


class Damaged(Case):
    """Each: what the checker says, what is replaced in the mail written by hand, by what."""

    DAMAGE = [
        ("a CR without its LF", b"overdue.\r\nSee", b"overdue.\rSee"),
        ("a LF without its CR", b"MIME-Version: 1.0\r\n", b"MIME-Version: 1.0\n"),
        ("the last line has no end", b"--=_one--\r\n", b"--=_one--"),
        ("a byte of eight bits", b"REMS reports <rems", "R\u00e9MS reports <rems".encode()),
        ("a control character", b"3 overdue", b"3 over\x00due"),
        ("a control character", b"3 overdue", b"3 over\x1b[1mdue"),
        ("more than 998", b"3 overdue", b"3" * 999),
        ("no header field", b"MIME-Version: 1.0", b"MIME-Version 1.0"),
        ("no header field", b"MIME-Version: 1.0", b"MIME-Version:1.0"),
        ("could be folded", b"new,\r\n 0", b"new, 0"),
        ("nothing but space", b"new,\r\n 0", b"new,\r\n \r\n 0"),
        ("has 77 characters", b"1 new,", b"100000 new,"),
        ("0 fields From", b"From:", b"Form:"),
        ("0 fields To", b"To:", b"Too:"),
        ("0 fields Date", b"Date:", b"Data:"),
        ("0 fields Subject", b"Subject:", b"Object:"),
        ("0 fields Message-ID", b"Message-ID:", b"Message:"),
        ("0 fields MIME-Version", b"MIME-Version: 1.0\r\n", b""),
        ("0 fields Auto-Submitted", b"Auto-Submitted:", b"Auto:"),
        ("0 fields List-Id", b"List-Id:", b"List:"),
        ("2 fields Subject", b"List-Id", b"Subject: x\r\nList-Id"),
        ("2 fields To", b"List-Id", b"To: b@clinic.example\r\nList-Id"),
        ("never has", b"List-Id", b"Bcc: b@clinic.example\r\nList-Id"),
        ("more than one field Reply-To", b"List-Id", b"Reply-To: a@b.c\r\n" * 2 + b"List-Id"),
        ("MIME-Version is not", b"Version: 1.0", b"Version: 1.1"),
        ("Auto-Submitted is not", b"auto-generated", b"auto-replied"),
        ("Message-ID: not", b"<20261124.0f3a@clinic.example>", b"20261124.0f3a@clinic.example"),
        ("Message-ID: not", b"<20261124.0f3a@clinic.example>", b"<20261124.0f3a>"),
        ("List-Id: not", b"<rems.clinic.example>", b"rems.clinic.example"),
        ("without its zone", b" +0100", b""),
        ("without its zone", b"+0100", b"CET"),
        ("zone is unknown", b"+0100", b"-0000"),
        ("another day", b"Tue, 24", b"Wed, 24"),
        ("no such day", b"Tue, 24", b"Tue, 31"),
        ("not of the form", b"24 Nov 2026", b"2026-11-24"),
        ("not exactly one address", b"From: REMS", b"From: b@clinic.example, REMS"),
        ("the subject is empty", b"REMS monitoring =?utf-8?B?TcO8bmNoZW4=?= with 3 overdue, 1 new,"
         b"\r\n 0 resolved", b" "),
        ("without its name or domain", b"<a@clinic.example>", b"<a>"),
        ("InvalidHeaderDefect", b"<a@clinic.example>", b"<a@@clinic.example>"),
        ("To: a group", b"<a@clinic.example>", b"list: a@clinic.example;"),
        ("To: no address", b"<a@clinic.example>", b":;"),
        ("needs quotes", b"<a@clinic.example>", b'<"a b"@clinic.example>'),
        ("looks like another", b"From: REMS reports", b'From: "boss@bank.example"'),
        ("splits a character", b"Zo=C3=AB_M=C3=BCller", b"Zo=C3=AB_M=C3?= =?utf-8?q?=BCller"),
        ("splits a character", b"TcO8bmNoZW4=?=", b"TcM=?= =?utf-8?B?vG5jaGVu?="),
        ("an encoded word of", b"Zo=C3=AB", b"Zo=C3=AB" * 8),
        ("in iso-8859-1", b"=?utf-8?q?", b"=?iso-8859-1?q?"),
        ("touches what follows", b"?= with", b"?=with"),
        ("touches what goes before", b"monitoring =?", b"monitoring=?"),
        ("in quotes", b"=?utf-8?q?Zo=C3=AB_M=C3=BCller?=", b'"=?utf-8?q?Zo=C3=AB_M=C3=BCller?="'),
        ("in an address", b"<a@clinic.example>", b"<=?utf-8?q?a?=@clinic.example>"),
        ("a name must not have", b"Zo=C3=AB_", b"Zo=C3=AB,"),
        ("half an encoded word", b"TcO8bmNoZW4=?=", b"TcO8bmNo ZW4=?="),
        ("cannot be decoded", b"TcO8bmNoZW4=?=", b"TcO8bmNoZW4?="),
        ("cannot be decoded", b"?B?TcO8bmNoZW4=?=", b"?X?TcO8bmNoZW4=?="),
        ("an empty encoded word", b"TcO8bmNoZW4=?=", b"?="),
        ("cannot be read", b"Zo=C3=AB", b"Zo=0A=C3=AB"),
        ("holds U+000A", b"TcO8bmNoZW4=", b"TQpvCg=="),
        ("a character was lost", b"TcO8bmNoZW4=", b"77+9"),
        ("holds U+202E", b"TcO8bmNoZW4=", b"4oCuYg=="),
        ("a mail that is multipart/related", b"multipart/alternative", b"multipart/related"),
        ("not text/plain and then", b"text/plain", b"text/enriched"),
        ("character set None", b"text/plain; charset=utf-8", b"text/plain"),
        ("not utf-8", b"t=C3=A9sts are overdue.\r\n", b"t=C3sts are overdue.\r\n"),
        ("not us-ascii", b"text/plain; charset=utf-8", b"text/plain; charset=us-ascii"),
        ("marked as", b"text/plain; charset=utf-8",
         b"text/plain; charset=utf-8\r\nContent-Disposition: attachment"),
        ("not for people", b"overdue.\r\n", b"over=1Bdue.\r\n"),
        ("does not end in CRLF", b"overdue.\r\n", b"overdue.=0A"),
        ("encoded line end", b"overdue.\r\n", b"overdue.=0D=0A=\r\n"),
        ("transfer encoding 8bit", b"quoted-printable", b"8bit"),
        ("transfer encoding binary", b"quoted-printable", b"binary"),
        ("not base64", b"quoted-printable", b"base64"),
        ("ends in space", b"overdue.\r\nSee", b"overdue. \r\nSee"),
        ("encodes nothing", b"overdue.\r\nSee", b"overdue=.\r\nSee"),
        ("encodes nothing", b"t=C3=A9sts are overdue.\r\n", b"t=c3=a9sts are overdue.\r\n"),
        ("more than 76", b"overdue.\r\nSee", b"overdue" * 10 + b".\r\nSee"),
        ("in a body", b"overdue.\r\nSee", b"over=_onedue.\r\nSee"),
        ("in a decoded body", b"overdue.\r\nSee", b"over=3D_onedue.\r\nSee"),
        ("CloseBoundaryNotFound", b"--=_one--\r\n", b"\r\n"),
        ("before, between", b"\r\n\r\n--=_one", b"\r\n\r\nhello\r\n--=_one"),
        ("before, between", b"--=_one--\r\n", b"--=_one--\r\nhello\r\n"),
        ("RFC 2046 forbids", b"=_one", b"=_one*"),
        ("multipart/alternative: the transfer encoding", b"Auto-Sub",
         b"Content-Transfer-Encoding: base64\r\nAuto-Sub"),
    ]

    def test_what_is_broken_is_named(self):
        for words, old, new in self.DAMAGE:
            with self.subTest(words, new=new):
                mail = by_hand()
                self.assertIn(old, mail)
                self.expect(words, mail.replace(old, new))

    def test_pages(self):
        for words, old, new in [
            ("<script>", "<p>", "<script>1</script><p>"),
            ("<img", "<p>", "<p><img src='https://x.example/p.png'>"),
            ("onclick", "<p>", "<p onclick='x()'>"),
            ("a link to", "https://reports", "javascript:reports"),
            ("a style that loads", "color: red", "background: url(https://x.example)"),
            ("a style that loads", "<p>", "<p style='background: url(//x)'>"),
            ("by itself", "<title>", "<meta http-equiv='refresh' content='1'><title>"),
            ("closes nothing", "<p>", "<p><b>"),
            ("is not closed", "</html>", ""),
            ("no lang", ' lang="en"', ""),
            ("no whole page", "<body>", "<div>"),
            ("no doctype", "<!DOCTYPE html>", ""),
            ("empty", PAGE, " "),
        ]:
            with self.subTest(words, new=new):
                words = "src loads" if words == "<img" else words
                self.assertIn(old, PAGE)
                self.expect(words, by_hand(page=PAGE.replace(old, new)))

    def test_no_text(self):
        self.expect("text/plain: empty", by_hand(plain="\r\n"))

    def test_no_list(self):
        mail = by_hand().replace(b"List-Id:", b"List:")
        self.assertIn("List-Id", self.check(mail))
        self.expect_good(mail, "--without-list")


class Attachments(Case):
    DAMAGE = [
        ("not marked", b'Content-Disposition: attachment; filename="site.xlsx"',
         b'Content-Disposition: inline; filename="site.xlsx"'),
        ("odd name", b'"site.xlsx"', b'"../site.xlsx"'),
        ("odd name", b'"site.xlsx"', b'"si te.xlsx"'),
        ("is said to be", b"text/csv", b"text/plain"),
        ("is said to be", b"application/" + XLSX.encode(), b"application/octet-stream"),
        ("have one name", b'"site.xlsx"', b'"missed-tests.csv"'),
        ("no workbook", b"UEsDB", b"UEsDC"),
        ("is not an alternative", b"multipart/alternative", b"multipart/related"),
        ("two names", b"text/csv;", b"text/csv; name=x.csv;"),
        ("more than 76 characters", b"UEsDB", b"UEsDBBBBB"),
        ("not text/plain and then", b"text/plain;", b"text/enriched;"),
        ("text/csv: the character set", b'text/csv; charset="utf-8"',
         b'text/csv; charset="cp1252"'),
        ("a line of base64 is torn", b"UEsDB", b"UEs\r\nDB"),
    ]

    def setUp(self):
        super().setUp()
        self.site = os.path.join(self.folder.name, "site")
        os.mkdir(self.site)
        for name, data in FILES.items():
            self.write(f"site/{name}", data)

    def test_what_is_broken_is_named(self):
        for words, old, new in self.DAMAGE:
            with self.subTest(words, new=new):
                mail = composed(FILES)
                self.assertIn(old, mail)
                self.expect(words, mail.replace(old, new, 1))

    def test_workbook_in_another_encoding(self):
        head, name, rest = composed(["site.xlsx"]).partition(b'filename="site.xlsx"')
        fields, _, body = rest.partition(b"\r\n\r\n")
        end = body[body.index(b"\r\n--"):]
        for words, encoding, body in [
            ("bits left over", b"base64", b"UEsDBB=="),
            ("goes on after its end", b"base64", b"UEs=\r\nDBBB"),
            ("empty", b"base64", b""),
            ("not in base64", b"quoted-printable", b"PK"),
        ]:
            with self.subTest(words):
                broken = head.rpartition(b"base64")
                mail = broken[0] + encoding + broken[2] + name + fields + b"\r\n\r\n" + body + end
                self.expect(words, mail)

    def test_no_workbook(self):
        self.addCleanup(FILES.update, {"site.xlsx": workbook()})
        for data in (b"words", workbook().replace(b"xl/workbook.xml", b"xl/workbook.txt")):
            FILES["site.xlsx"] = data
            self.expect("site.xlsx: no workbook", composed(["site.xlsx"]))

    def test_files_of_the_run(self):
        self.expect_good(composed(FILES), "--attachments", self.site)
        self.expect("nothing is attached", composed(), "--attachments", self.site)
        os.rename(f"{self.site}/site.xlsx", f"{self.site}/site.zip")
        self.expect("the run calls it site.zip", composed(FILES), "--attachments", self.site)
        self.write("site/site.zip", workbook("another cell"))
        self.expect("site.xlsx: not a file", composed(FILES), "--attachments", self.site)

    def test_recipients(self):
        self.write("mail.json", {"rcpts": ["a@clinic.example", "B@clinic.example"]})
        self.expect_good(composed())
        self.write("mail.json", {"rcpts": ["a@clinic.example", "c@clinic.example"]})
        self.expect("whom its To does not name", composed())


class Encrypted(Case):
    KEY = ["--decrypt"] + [f"{CERTIFICATES}/a@clinic.example.{kind}" for kind in ("pem", "key")]

    def test_inside(self):
        self.expect_good(encrypted(inside_of(composed(FILES))), *self.KEY)
        unix = inside_of(by_hand()).replace(b"\r\n", b"\n")
        self.expect("LF without", encrypted(unix), *self.KEY)
        self.expect("inside has a field Subject",
                    encrypted(b"Subject: x\r\n" + inside_of(by_hand())), *self.KEY)
        self.expect("that is text/plain",
                    encrypted(b"Content-Type: text/plain; charset=utf-8\r\n\r\nhi\r\n"), *self.KEY)

    def test_for_whom(self):
        mail = encrypted(inside_of(by_hand()), "b@clinic.example")
        self.expect_good(mail)
        self.expect("cannot be decrypted", mail, *self.KEY)
        self.expect("not encrypted", by_hand(), *self.KEY)

    def test_how(self):
        inside = inside_of(by_hand())
        self.expect("another cipher", encrypted(inside, cipher="-des3"))
        mail = encrypted(inside)
        self.expect("smime-type", mail.replace(b"=enveloped-data", b"=signed-data"))
        self.expect("smime.p7m", mail.replace(b"smime.p7m", b"smime.p7"))
        self.expect("not in base64", mail.replace(b"Encoding: base64", b"Encoding: 7bit"))
        self.expect("no enveloped data", mail.replace(b"\r\n\r\nMII", b"\r\n\r\nAII"))

    def test_files_of_the_run(self):
        mail = encrypted(inside_of(composed(FILES)))
        self.expect("missed-tests.csv: not a file", mail, "--attachments", HERE, *self.KEY)

    def test_what_is_not_encrypted_in_it(self):
        head, _, body = encrypted(inside_of(by_hand())).partition(b"\r\n\r\n")
        clear = base64.encodebytes(base64.b64decode(body) + b"Qzxvejo").replace(b"\n", b"\r\n")
        canaries = self.write("canaries", ["qzxvejo"])
        self.expect("canary 1", head + b"\r\n\r\n" + clear, "--canaries", canaries)

    def test_canaries(self):
        mail = encrypted(inside_of(by_hand()).replace(b"overdue", b"Qzxvejo"))
        canaries = self.write("canaries", ["qzxvejo"])
        self.expect_good(mail, "--canaries", canaries)
        self.expect_good(mail, "--canaries-outside", canaries, *self.KEY)
        self.expect("canary 1", mail, "--canaries", canaries, *self.KEY)


class Canaries(Case):
    CANARY = "Qzxvejo M\u00fcller"
    UTF8 = CANARY.encode()

    def expect_found(self, mail, *options):
        path = self.write("canaries", ["never here", self.CANARY, "no%way"])
        said = self.expect("holds canary 2", mail, "--canaries", path, *options)
        self.assertNotIn("Qzx", said)
        self.assertNotIn("canary 1", said)
        self.assertNotIn("canary 3", said)

    def test_clean(self):
        path = self.write("canaries", self.CANARY.encode() + b"\nnever here\n")
        for mail in (by_hand(), composed(FILES), encrypted(inside_of(by_hand()))):
            self.expect_good(mail, "--canaries", path)

    def test_texts(self):
        escaped = "".join(f"&#x{ord(letter):x};" for letter in self.CANARY)
        percent = "".join(f"%{byte:02X}" for byte in self.UTF8)
        for form in [
            self.CANARY, self.CANARY.upper(), "Qzxvejo\r\nM\u00fcller", "Qzxvejo Mu\u0308ller",
            escaped, "Qzxvejo M&uuml;ller", "Qz<b>xve</b>jo M\u00fcller", percent,
            "Qzxvejo+M%C3%BCller", "Qzxvejo M\\u00fcller", "Qzxvejo%2520M%25C3%25BCller",
            self.UTF8.hex(), self.UTF8.hex().upper(),
            base64.b64encode(b"x" + self.UTF8 + b"y").decode(),
            base64.b64encode(b"xy" + self.UTF8 + b"y").decode(),
            base64.b64encode(b"xyz" + self.UTF8 + b"yz").decode(),
        ]:
            with self.subTest(form):
                self.expect_found(by_hand(plain=PLAIN + form + "\r\n"))
                self.expect_found(by_hand(page=PAGE.replace("</p>", form + "</p>")))

    def test_headers(self):
        b = b"=?utf-8?b?" + base64.b64encode(self.UTF8) + b"?="
        for old, new in [
            (b"3 overdue", b),
            (b"3 overdue", b"=?utf-8?q?Qzxve?= =?utf-8?q?jo_M=C3=BCller?="),
            (b"REMS reports <rems", b + b" <rems"),
            (b"<20261124.", b"<" + self.UTF8.hex().encode() + b"."),
            (b"Auto-Sub", b"X-Note: " + b + b"\r\nAuto-Sub"),
            (b"Auto-Sub", b"X-" + self.UTF8.hex().encode() + b": 1\r\nAuto-Sub"),
            (b'"=_one"\r\n\r\n', b'"=_one"\r\n\r\n' + self.UTF8 + b"\r\n"),
        ]:
            with self.subTest(new):
                self.expect_found(by_hand().replace(old, new))

    def test_outside(self):
        path = self.write("canaries", ["never here", "overdue"])
        self.expect("canary 2", composed(), "--canaries-outside", path)
        self.expect("canary 2", by_hand(), "--canaries-outside", path)

    def test_attachments(self):
        self.addCleanup(FILES.update, {"missed-tests.csv": CSV, "site.xlsx": workbook()})
        outside = self.write("outside", [self.CANARY])
        for name, data in [
            ("site.xlsx", workbook(self.CANARY)), ("site.xlsx", workbook("", self.CANARY)),
            ("missed-tests.csv", CSV + self.UTF8),
        ]:
            FILES[name] = data
            self.expect_found(composed([name]))
            self.expect_good(composed([name]), "--canaries-outside", outside)

    def test_attachments_in_other_character_sets(self):
        self.addCleanup(FILES.update, {"missed-tests.csv": CSV})
        for charset in ("latin-1", "utf-16-le", "utf-16-be"):
            FILES["missed-tests.csv"] = self.CANARY.encode(charset)
            self.expect_found(composed(["missed-tests.csv"]))

    def test_names_of_attachments(self):
        path = self.write("outside", [self.CANARY])
        for name in (b'="Qzxvejo%20M%C3%BCller.xlsx"',
                     b"*0*=utf-8''Qzxve;\r\n filename*1*=jo%20M%C3%BCller.xlsx"):
            mail = composed(["site.xlsx"]).replace(b'="site.xlsx"', name)
            self.expect_found(mail)
            self.expect("canary 1", mail, "--canaries-outside", path)

    def test_names_of_files(self):
        path = self.write("canaries", ["qzx-vejo"])
        mail = self.write("Qzx-Vejo.eml", by_hand())
        self.expect("canary 1", by_hand(), "--canaries", path, mail)

    def test_short_ones_are_words(self):
        path = self.write("canaries", ["ver", "7"*5])
        self.expect_good(by_hand(), "--canaries", path)
        self.expect("canary 1", by_hand(plain=PLAIN + "ver.\r\n"), "--canaries", path)
        with self.assertRaises(SystemExit):
            self.check(by_hand(), "--canaries", self.write("canaries", ["ab"]))


if __name__ == "__main__":
    unittest.main()
