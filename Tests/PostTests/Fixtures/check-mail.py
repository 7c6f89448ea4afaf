#!/usr/bin/python3
"""check-mail.py [options] FILE.eml...: says what is wrong with mails of remswatch. Knows the
standards and the contract, not the program. Prints one problem a line; ends with 1 if there is one.

--attachments FOLDER  every attached file is byte for byte one of FOLDER, which may be RUN/sites/KEY
--decrypt CERT KEY    the mails are encrypted for this recipient; their inside is checked as well
--canaries FILE       strings (a JSON list, or one a line) that may occur nowhere: not in headers,
                      not in any part, encoded, decoded, unescaped, in the cells of a workbook
--canaries-outside FILE  the same, but they may occur in attached files, and inside an encryption
--without-list        for what is no nightly mail: no List-Id is asked for
A FILE.json beside a FILE.eml, as mail-server.py writes it, must agree about who gets the mail.
"""
import argparse
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from mailcheck.mail import check_file  # noqa: E402: found beside this file alone


def main():
    parser = argparse.ArgumentParser(description="Says what is wrong with mails of remswatch.")
    parser.add_argument("--attachments")
    parser.add_argument("--decrypt", nargs=2)
    parser.add_argument("--canaries")
    parser.add_argument("--canaries-outside")
    parser.add_argument("--without-list", action="store_true")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    problems = [f"{path}: {words}" for path in options.files for words in check_file(path, options)]
    # A problem may quote what is wrong, and that may be anything.
    for problem in problems:
        print(problem.encode("unicode_escape").decode())
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
