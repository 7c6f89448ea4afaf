#!/usr/bin/env python3
"""Puts the HTML of each mail in a folder beside it, and prints the paths of these pages.

Usage: letter-pages.py FOLDER
"""

import email
import email.policy
import pathlib
import sys


def main(folder):
    for path in sorted(pathlib.Path(folder).glob("*.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        page = path.with_suffix(".html")
        page.write_text(message.get_body(("html",)).get_content(), encoding="utf-8")
        print(page)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
