"""Firefox by its own remote control (Marionette: JSON over a local socket), for which no driver is needed.

Playwright drives only a Firefox of its own. This drives the installed one, and can ask it what it requested and what
stands in its console.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Firefox"]

QUIET = {
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:59999",
    "browser.region.update.enabled": False,
    "extensions.update.enabled": False,
    "network.dns.disabled": True,
    "ui.prefersReducedMotion": 1,
}
# Everything any page asks for from now on is noted on the browser's own window.
WATCH = """
const top = Services.wm.getMostRecentWindow(null);
top.asked = [];
Services.console.reset();
Services.obs.addObserver({ observe(channel) {
  channel.QueryInterface(Ci.nsIChannel);
  top.asked.push({ url: channel.URI.spec, by: channel.loadInfo?.triggeringPrincipal?.spec || "" });
} }, "http-on-opening-request");
"""
PATIENCE_SECONDS = 40


class Firefox:
    """One headless Firefox. Use it in ``with``; it ends with it."""

    def __init__(self, program: str, profile: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        wishes = {**QUIET, "marionette.port": port}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wishes.items()]
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        command = [program, "--headless", "--no-remote", "--marionette", "--remote-allow-system-access"]
        self._process = subprocess.Popen(
            [*command, "--profile", str(profile), "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._socket = self._connect(port)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._receive()
        self.call("WebDriver:NewSession", capabilities={"alwaysMatch": {}})
        self._run_inside(WATCH)

    def _connect(self, port: int) -> socket.socket:
        start = time.monotonic()
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)
            except OSError:
                if time.monotonic() - start > PATIENCE_SECONDS or self._process.poll() is not None:
                    self._process.kill()
                    raise
                time.sleep(0.1)

    def _receive(self) -> Any:
        digits = b""
        while (letter := self._stream.read(1)) != b":":
            if not letter:
                raise ConnectionError("Firefox hung up")
            digits += letter
        return json.loads(self._stream.read(int(digits)))

    def call(self, command: str, **parameters: Any) -> Any:
        """Send one command; its answer. An error in the browser is an error here."""
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, answer = self._receive()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return answer

    def open(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self.call("WebDriver:Navigate", url=address)

    def run(self, script: str) -> Any:
        """The value the script returns in the page."""
        return self.call("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def check(self, axe: str) -> list[str]:
        """The rules of accessibility that the page breaks, as the program ``axe`` finds them."""
        script = (
            f"const done = arguments[arguments.length - 1]; {axe}; "
            "window.axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
            ".then((found) => done(found.violations.map((v) => v.id)), (fault) => done([String(fault)]))"
        )
        found: list[str] = self.call("WebDriver:ExecuteAsyncScript", script=script, args=[])["value"]
        return found

    def click(self, selector: str) -> None:
        """A real click in the middle of the first such element."""
        found = self.call("WebDriver:FindElement", using="css selector", value=selector)["value"]
        self.call("WebDriver:ElementClick", id=next(iter(found.values())))

    def _run_inside(self, script: str) -> Any:
        self.call("Marionette:SetContext", value="chrome")
        answer = self.run(script)
        self.call("Marionette:SetContext", value="content")
        return answer

    def requests(self) -> list[str]:
        """What pages opened from disk asked the network for. (Firefox itself asks for things of its own.)"""
        asked = self._run_inside("return Services.wm.getMostRecentWindow(null).asked")
        return [item["url"] for item in asked if item["by"].startswith("file:")]

    def messages(self) -> list[str]:
        """What the console says of pages opened from disk."""
        told = self._run_inside("return Services.console.getMessageArray().map((m) => String(m.message))")
        return [message for message in told if "file://" in message]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()
        self._socket.close()
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
