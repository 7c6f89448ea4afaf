"""The HTML of a mail: whole, for people, and loading or running nothing."""
import re
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
FORBIDDEN = {
    "applet", "audio", "base", "button", "embed", "form", "frame", "iframe", "input", "link",
    "object", "script", "svg", "video",
}
LOADING = {"src", "srcset", "background", "poster", "data", "action", "formaction", "manifest"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.problems, self.seen = [], [], set()

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        if tag in FORBIDDEN:
            self.problems.append(f"<{tag}>")
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attributes:
            self.check_attribute(tag, name, (value or "").strip().lower())
        if tag == "html" and not dict(attributes).get("lang"):
            self.problems.append("no lang")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def check_attribute(self, tag, name, value):
        if name.startswith("on"):
            self.problems.append(f"{name} runs something")
        if name in LOADING:
            self.problems.append(f"{name} loads something")
        if name == "href" and not re.match(r"https?://[a-z0-9]|mailto:|file:///?|#", value):
            self.problems.append(f"a link to {value[:12]!r}")
        if name == "style" and re.search(r"url\(|expression|@import|\\", value):
            self.problems.append("a style that loads something")
        if tag == "meta" and name == "http-equiv" and value == "refresh":
            self.problems.append("goes elsewhere by itself")

    def handle_data(self, data):
        if self.open and self.open[-1] == "style" and re.search(r"url\(|@import|\\", data):
            self.problems.append("a style that loads something")


def check_page(text):
    page = Page()
    page.feed(text)
    page.close()
    yield from dict.fromkeys(page.problems)
    if page.open:
        yield f"<{page.open[-1]}> is not closed"
    if not {"html", "body"} <= page.seen:
        yield "no whole page"
    if not text.lstrip().lower().startswith("<!doctype html>"):
        yield "no doctype"
