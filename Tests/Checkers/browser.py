"""Chromium, driven over a pipe in its DevTools protocol: no driver, no port, no other package.

Source: https://chromedevtools.github.io/devtools-protocol/
"""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time

PATIENCE = 300  # seconds for an answer, on a machine that is busy with other tests

PHONE = (390, 844)
DESK = (1280, 900)

SWITCHES = [
    "--headless", "--no-first-run", "--no-default-browser-check", "--disable-gpu",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=en-US",
    "--remote-debugging-pipe",
]

# Runs in every document before anything of the page does.
WATCH = """
window.watched = {violations: [], dialogs: 0, errors: []};
document.addEventListener("securitypolicyviolation", event =>
  watched.violations.push(event.violatedDirective + " " + event.blockedURI));
addEventListener("error", event => watched.errors.push(event.message));
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = () => { watched.dialogs += 1; };
"""


class BrowserError(Exception):
    """The browser, not the page, is at fault."""


class Browser:
    """One Chromium with a profile of its own; both go at the end of a `with`."""

    def __enter__(self):
        path = shutil.which("chromium")
        if path is None:
            raise BrowserError("chromium is not there; run 'make packages'")
        self.profile = tempfile.mkdtemp(prefix="remswatch-browser-")
        commands, self.commands = os.pipe()
        self.answers, answers = os.pipe()
        # The browser's sandbox refuses root, under which CI runs.
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        profile = [f"--user-data-dir={self.profile}"]
        self.process = subprocess.Popen(
            ["sh", "-c", f'exec "$0" "$@" 3<&{commands} 4>&{answers}', path]
            + SWITCHES + sandbox + profile + ["about:blank"],
            pass_fds=(commands, answers), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        (self.buffer, self.number, self.events) = (b"", 0, [])
        return self

    def __exit__(self, *_):
        try:
            self.send("Browser.close")
            self.process.wait(20)
        except (BrowserError, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self.commands)
        os.close(self.answers)
        shutil.rmtree(self.profile, ignore_errors=True)

    def send(self, method, session=None, **parameters):
        """Sends a command and gives its result; what happens meanwhile goes to `events`."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        write_all(self.commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def next(self):
        """The next message; raises where none comes."""
        end = time.monotonic() + PATIENCE
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.answers], [], [], max(0, end - time.monotonic()))
            data = os.read(self.answers, 1 << 20) if ready else b""
            if not data:
                raise BrowserError("chromium ended" if ready else "chromium does not answer")
            self.buffer += data
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def page(self, **options):
        return Page(self, **options)


def write_all(descriptor, data):
    while data:
        data = data[os.write(descriptor, data):]


class Page:
    """A tab of its own, of a size and a colour scheme, with script or without."""

    def __init__(self, browser, width=1280, height=900, scheme="light", script=True, media=""):
        self.browser = browser
        self.target = browser.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.send(
            "Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.send(domain + ".enable")
        self.send("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height,
            deviceScaleFactor=1, mobile=width < 600)
        self.send(
            "Emulation.setEmulatedMedia", media=media,
            features=[{"name": "prefers-color-scheme", "value": scheme}])
        if not script:
            self.send("Emulation.setScriptExecutionDisabled", value=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.browser.send("Target.closeTarget", targetId=self.target)

    def send(self, method, **parameters):
        return self.browser.send(method, self.session, **parameters)

    def open(self, path, address=""):
        """Opens a file and waits until it is loaded; `address` follows its path."""
        self.browser.events.clear()
        # A page that is open already would only be scrolled.
        self.send("Page.navigate", url="about:blank")
        self.wait("Page.loadEventFired")
        self.browser.events.clear()
        self.url = "file://" + os.path.abspath(path)
        self.send("Page.navigate", url=self.url + address)
        self.wait("Page.loadEventFired")

    def wait(self, method):
        while not any(event.get("method") == method for event in self.browser.events):
            self.browser.events.append(self.browser.next())

    def run(self, script):
        """The value of an expression in the page, of a promise its outcome."""
        answer = self.send(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(details.get("exception", details).get("description", str(details)))
        return answer["result"].get("value")

    def requests(self):
        """What the page asked for, but for itself."""
        asked = [
            event["params"]["request"]["url"] for event in self.browser.events
            if event.get("method") == "Network.requestWillBeSent"
            and event.get("sessionId") == self.session]
        return [url for url in asked if url.split("#")[0] not in (self.url, "about:blank")]

    def press(self, key, count=1, shift=False):
        codes = {"Tab": 9, "Enter": 13, "ArrowDown": 40, "Escape": 27, "Backspace": 8}
        text = {"Enter": "\r"}.get(key, "")
        for _ in range(count):
            for kind in ("keyDown", "keyUp"):
                self.send(
                    "Input.dispatchKeyEvent", type=kind, key=key, code=key,
                    windowsVirtualKeyCode=codes[key], text=text if kind == "keyDown" else "",
                    modifiers=8 if shift else 0)

    def type(self, text):
        for character in text:
            self.send("Input.dispatchKeyEvent", type="keyDown", key=character, text=character)
            self.send("Input.dispatchKeyEvent", type="keyUp", key=character)

    def screenshot(self, path, whole=False):
        data = self.send("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def pdf(self, path):
        data = self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))


# What a page is made of, and what happened in it.
SHAPE = """(() => {
  const counts = {};
  for (const element of document.getElementsByTagName("*"))
    counts[element.localName] = (counts[element.localName] ?? 0) + 1;
  return {counts, watched, globals: Object.keys(window).sort(), title: document.title !== ""};
})()"""


def difference(one, other):
    if isinstance(one, list):
        return sorted(set(one) ^ set(other))
    return {
        name: (one.get(name), other.get(name))
        for name in sorted(set(one) | set(other)) if one.get(name) != other.get(name)}


def answer(usage, checks):
    """What the programs of checks have in common: their words, their lines and their exit code."""
    if len(sys.argv) < 3 or sys.argv[1] not in checks:
        sys.exit(usage)
    faults = 0
    try:
        for fault in checks[sys.argv[1]](sys.argv[2:]):
            print(fault, flush=True)
            faults += 1
    except (BrowserError, OSError, ValueError, subprocess.SubprocessError) as error:
        print(f"the check could not be made: {error}")
        sys.exit(2)
    sys.exit(1 if faults else 0)
