"""A real browser without a window, driven through a pipe by the DevTools protocol; nothing else is needed for it."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
from pathlib import Path
from typing import Any, Self

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PROGRAM = next((found for name in NAMES if (found := shutil.which(name))), None)

needs_chromium = pytest.mark.skipif(PROGRAM is None, reason="no Chromium here: apt-get install chromium")

OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--mute-audio",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
    "--password-store=basic", "--use-mock-keychain", "--remote-debugging-pipe",
)  # fmt: skip

_IN, _OUT = 3, 4
"""The file descriptors on which Chromium hears and speaks."""


class Browser:
    """One tab; `told` is what the page said on its console, `requests` what it asked for."""

    def __init__(self, hear: RawIOBase, speak: RawIOBase) -> None:
        self._hear, self._speak = hear, speak
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self._seen: set[str] = set()
        self.told: list[str] = []
        self.requests: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **given: object) -> dict[str, Any]:
        """Ask for something and wait for the answer; what happens meanwhile is kept."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": given}
        if self._session:
            message["sessionId"] = self._session
        self._speak.write(json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._number:
            pass
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def open(self, page: Path | str) -> Self:
        """Load a page to its end."""
        self._seen.clear()
        self.call("Page.navigate", url=page.as_uri() if isinstance(page, Path) else page)
        while "Page.loadEventFired" not in self._seen:
            self._next()
        return self

    def run(self, script: str) -> Any:
        """The value of an expression in the page, a promise awaited."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def size(self, width: int, height: int, *, scheme: str = "light", media: str = "") -> None:
        """The size of the window, the colours and the medium that the reader prefers."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)

    def picture(self, *, whole: bool = False) -> bytes:
        """What the window shows, or the whole page, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"])

    def printed(self) -> bytes:
        """The page on paper, as PDF."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = self._hear.read(1 << 16)
            assert piece, "the browser has ended"
            self._rest += piece
        one, __, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(one)
        self._note(message.get("method", ""), message.get("params", {}))
        return message

    def _note(self, method: str, given: dict[str, Any]) -> None:
        self._seen.add(method)
        if method == "Network.requestWillBeSent":
            self.requests.append(given["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.told.append(given["exceptionDetails"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.told.append(str([one.get("value") for one in given["args"]]))
        elif method == "Log.entryAdded":
            self.told.append(given["entry"]["text"])


@contextmanager
def browser(home: Path) -> Iterator[Browser]:
    """A browser with a home of its own, which ends with the block."""
    assert PROGRAM
    theirs, ours, hear, speak = _pipes()

    def lay_pipes() -> None:
        os.dup2(theirs, _IN)
        os.dup2(speak, _OUT)

    command = [PROGRAM, *OPTIONS, f"--user-data-dir={home}"]
    process = subprocess.Popen(
        command, preexec_fn=lay_pipes,  # noqa: PLW1509 # no other thread runs here
        pass_fds=(_IN, _OUT), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(home)},
    )  # fmt: skip
    os.close(theirs)
    os.close(speak)
    with os.fdopen(hear, "rb", buffering=0) as heard, os.fdopen(ours, "wb", buffering=0) as spoken:
        try:
            yield Browser(heard, spoken)
        finally:
            process.kill()
            process.wait()


def _pipes() -> list[int]:
    """The ends of two pipes, out of the way of the numbers that the browser uses."""
    low = (*os.pipe(), *os.pipe())
    high = [fcntl.fcntl(one, fcntl.F_DUPFD_CLOEXEC, 10) for one in low]
    for one in low:
        os.close(one)
    return high
