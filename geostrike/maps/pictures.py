"""Pictures of a page, drawn by a Chromium that is already installed. Nothing is downloaded for it."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from geostrike.errors import OutputError
from geostrike.export.files import write_whole
from geostrike.surroundings import clean_environment, find_program

__all__ = ["find_chromium", "require_chromium", "screenshot"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Long enough for 20,000 places on a slow machine.
PATIENCE_SECONDS = 90
ENDINGS = (".png", ".pdf")
SHARED = (1200, 630)


def find_chromium() -> str | None:
    """Path of an installed Chromium or Chrome: ``GEOSTRIKE_CHROMIUM`` if set, else the first one found.

    None is ever taken from the current folder, unless ``GEOSTRIKE_CHROMIUM`` is a path that leads there.
    """
    chosen = os.environ.get("GEOSTRIKE_CHROMIUM")
    if chosen:
        return find_program(chosen) or chosen if Path(chosen).name == chosen else str(Path(chosen).absolute())
    return next((path for name in (*NAMES, *APPLICATIONS) if (path := find_program(name))), None)


def require_chromium() -> str:
    """Its path. Raises ``OutputError``, which names the cure, when there is none."""
    browser = find_chromium()
    if browser is None:
        raise OutputError(
            "no Chromium or Chrome was found to draw pictures; install one (Debian: apt-get install chromium) "
            "or name it in GEOSTRIKE_CHROMIUM"
        )
    return browser


def screenshot(
    page: Path,
    target: Path,
    *,
    width: int = 1280,
    height: int = 800,
    dark: bool = False,
    network: bool = False,
    share: bool = False,
) -> Path:
    """Draw the HTML file ``page`` into ``target``, a PNG of ``width`` by ``height`` pixels or a PDF for printing.

    With ``share`` the PNG is a card to share, 1200 by 630: the map, the headline and who says so, without buttons or list.

    The browser has no network, unless the page needs one for its tiles. Raises ``OutputError`` without a Chromium, or when it draws nothing.
    """
    if target.suffix.lower() not in ENDINGS:
        raise OutputError(f"{target.name}: pictures are drawn as .png or .pdf")
    browser = require_chromium()
    address = page.resolve().as_uri()
    if share:
        (width, height), address = SHARED, f"{address}#picture"
    with tempfile.TemporaryDirectory(prefix="geostrike-picture-") as scratch:
        fresh = Path(scratch) / f"picture{target.suffix.lower()}"
        drawing = (
            [f"--print-to-pdf={fresh}", "--no-pdf-header-footer"]
            if fresh.suffix == ".pdf"
            else [f"--screenshot={fresh}", f"--window-size={width},{height}", "--hide-scrollbars"]
        )
        command = [
            browser,
            "--headless=new",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            *([] if network else ["--proxy-server=127.0.0.1:9"]),  # a dead end
            "--force-prefers-reduced-motion",
            *(["--blink-settings=preferredColorScheme=0"] if dark else []),
            *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
            f"--user-data-dir={Path(scratch) / 'profile'}",
            *drawing,
            address,
        ]
        try:
            done = subprocess.run(  # noqa: S603
                command,
                capture_output=True,
                timeout=PATIENCE_SECONDS,
                check=False,
                cwd=scratch,  # often a shell script, which looks for its own programs
                env=clean_environment(),
            )
        except subprocess.TimeoutExpired:
            raise OutputError(f"{browser} could not draw {page.name} within {PATIENCE_SECONDS} seconds") from None
        except OSError as error:
            raise OutputError(f"{browser} could not draw {page.name}: {error.strerror or error}") from None
        if done.returncode != 0 or not fresh.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise OutputError(f"{browser} could not draw {page.name}{': ' + said[-1] if said else ''}")
        write_whole(target, fresh.read_bytes())
    return target
