#!/usr/bin/env python3
"""Uses the lists of pages as a reader without a mouse does, and as one with a bookmark.

Usage: check-lists.py CHECK PAGE...

Prints one line for each thing that is wrong. Exit code 0: nothing is; 1: something is; 2: the check
itself could not be made.

  keyboard   all of a list's controls can be reached, seen and used without a mouse
  address    a view is kept in the address, and no address does harm
"""

from browser import DESK, PHONE, SHAPE, Browser, answer, difference

# The rows that a reader sees, in their order, by what stands in them.
ROWS = """[...document.querySelectorAll("table[data-list]")].map(table =>
  [...table.querySelectorAll("tbody tr")].filter(row => !row.hidden)
    .map(row => row.textContent))"""



FOCUS = """(() => {
  const element = document.activeElement;
  const {outlineStyle, outlineWidth} = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    id: element.id, name: element.localName, text: element.textContent.slice(0, 60),
    isSeen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    isThere: box.width > 0 && box.height > 0 && box.right > 0 && innerWidth > box.left,
    isBig: Math.min(box.width, box.height) >= 24,
    head: element.closest("thead")?.parentElement.dataset.list ?? null};
})()"""


def keyboard(pages):
    with Browser() as browser:
        for path in pages:
            for width, height in (DESK, PHONE):
                with browser.page(width=width, height=height) as page:
                    page.open(path)
                    for fault in keyboard_of(page):
                        yield f"{path} {width}: {fault}"


def keyboard_of(page):
    all_rows = page.run(ROWS)
    yield from walk(page, lambda focus: focus["id"] == "filter-words", "the search box")
    word = page.run("document.querySelector('table[data-list] tbody th strong').textContent")
    page.type(word)
    found = page.run(ROWS)
    if found == all_rows or not any(found):
        yield f"searching finds {sum(map(len, found))} rows"
    if any(word not in row for rows in found for row in rows):
        yield "a row is shown in which the word does not stand"
    said = page.run("document.getElementById('filter-shown').textContent")
    if said != f"{sum(map(len, found)):,} of {sum(map(len, all_rows)):,} rows shown.":
        yield f"the live region says {said!r}"
    page.press("Backspace", len(word))
    if page.run(ROWS) != all_rows:
        yield "without the word not all rows are shown"
    yield from filter_by_keys(page, all_rows)
    yield from sort_by_keys(page, all_rows)


def filter_by_keys(page, all_rows):
    yield from walk(page, lambda focus: focus["id"] == "filter-priority", "a filter")
    page.press("ArrowDown")
    if page.run(ROWS) == all_rows and page.run("document.activeElement.options.length") > 3:
        yield "the filter filters nothing"
    yield from walk(page, lambda focus: focus["id"] == "filter-reset", "the reset")
    page.press("Enter")
    if page.run(ROWS) != all_rows:
        yield "the reset does not show all rows"


def sort_by_keys(page, all_rows):
    yield from walk(
        page, lambda focus: focus["head"] and focus["text"] == "Due day", "a column's heading")
    place = page.run("[...document.querySelectorAll('table[data-list]')]"
                     ".indexOf(document.activeElement.closest('table'))")
    due_days = ("[...document.activeElement.closest('table').querySelectorAll('tbody tr')]"
                ".map(row => row.cells[4].dataset.sort)")
    for direction in ("ascending", "descending"):
        page.press("Enter")
        if page.run("document.activeElement.closest('th').ariaSort") != direction:
            yield f"the heading does not say {direction}"
        if page.run("document.querySelectorAll('[aria-sort]').length") != 1:
            yield "another heading says that it is sorted"
        days = page.run(due_days)
        if days != sorted(days, reverse=direction == "descending") or len(set(days)) == 1:
            yield f"the due days are not {direction}"
        if sorted(page.run(ROWS)[place]) != sorted(all_rows[place]):
            yield "sorting loses rows"
    page.press("Enter")
    if page.run(ROWS) != all_rows or page.run("document.querySelector('[aria-sort]')") is not None:
        yield "the third time does not bring back the order of work"


def walk(page, is_it, what):
    """Goes on with the tab key to something, past things that can all be seen."""
    for _ in range(400):
        page.press("Tab")
        focus = page.run(FOCUS)
        if not focus["isSeen"] or not focus["isThere"]:
            yield f"the focus cannot be seen on {focus}"
        if focus["name"] in ("button", "input", "select") and not focus["isBig"]:
            yield f"smaller than 24 px: {focus}"
        if is_it(focus):
            return
    yield f"the tab key does not reach {what}"


HOSTILE_ADDRESSES = [
    "#", "#=", "#%", "#%ZZ=%", "#priority", "#priority=", "#priority=9&work=", "#work=-",
    "#__proto__=1&constructor=2", "#priority=%3Cimg%20src=x%20onerror=alert(1)%3E",
    "#test=javascript:alert(1)&severity=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "#work=%3Cscript%3Ealert(1)%3C/script%3E&due=-constructor", "#" + "a=" * 20000,
    "#filter-words=x&filter=y", "#priority=1&priority=2&work=Due+day&work=-Patient",
]


def address(pages):
    with Browser() as browser:
        for path in pages:
            with browser.page() as page, browser.page() as other:
                for fault in address_of(page, other, path):
                    yield f"{path}: {fault}"


def address_of(page, other, path):
    page.open(path)
    (all_rows, elements) = (page.run(ROWS), page.run(SHAPE)["counts"])
    page.run("""{
      const filter = document.getElementById("filter-test");
      filter.selectedIndex = 1;
      filter.dispatchEvent(new Event("change"));
      document.querySelectorAll("table[data-list] thead button")[4].click();
      document.querySelectorAll("table[data-list] thead button")[4].click();
    }""")
    (rows, kept) = (page.run(ROWS), page.run("location.hash"))
    other.open(path, kept)
    if rows == all_rows or other.run(ROWS) != rows:
        yield f"{kept} does not bring the view back"
    page.run("""{
      const search = document.getElementById("filter-words");
      search.value = "Qzxvejo";
      search.dispatchEvent(new Event("input"));
      document.querySelector("table[data-list] thead button").click();
    }""")
    if "qzxvejo" in page.run("location.href").lower() or "work=" not in page.run("location.hash"):
        yield "what is searched for stands in the address"
    other.open(path, "#severity=gone")
    if any(other.run(ROWS)):
        yield "a choice that is gone shows rows as if nothing were chosen"
    for text in HOSTILE_ADDRESSES:
        other.open(path, text)
        shape = other.run(SHAPE)
        counts = dict(shape["counts"])
        # A list that is sorted has one group of its own.
        counts["tbody"] = elements["tbody"]
        if counts != elements or shape["watched"]["errors"] or shape["watched"]["dialogs"]:
            yield f"{text[:60]}: {shape['watched']} {difference(counts, elements)}"
        if sorted(map(len, other.run(ROWS))) > sorted(map(len, all_rows)):
            yield f"{text[:60]}: rows appear"


if __name__ == "__main__":
    answer(__doc__, {"keyboard": keyboard, "address": address})
