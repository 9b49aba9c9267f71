"""Fetches files the user asked for: over HTTPS, politely, with resume, checked before they are used.

A transfer that breaks is kept and goes on where it stopped, in this run or the next. What arrives must be as long as
the server said, of the kind that was asked for, and no larger than such a file can be.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING

from geostrike.errors import NetworkError
from geostrike.gazetteer.build import Progress, silent
from geostrike.language.addresses import split_address
from geostrike.version import __version__

if TYPE_CHECKING:
    from email.message import Message
    from pathlib import Path

__all__ = ["Fetched", "fetch", "fetch_json", "measure"]

_AGENT = f"geostrike/{__version__} (gazetteer download; one file at a time)"
_LARGEST = 600_000_000  # bytes; GeoNames' whole world is 400 MB packed
_BLOCK = 1 << 16
_TIMEOUT = 30.0
_TRIES = 4
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What came, and the record of it. ``date`` is the server's date of change, ISO 8601, if it said one."""

    url: str
    data: bytes
    sha256: str
    date: str


def fetch(
    url: str, *, kind: str = "text", folder: Path | None = None, progress: Progress = silent, pause: float = 1.0
) -> Fetched:
    """Fetch one file. ``kind``: ``zip``, ``json`` or ``text``. ``folder`` keeps what came of a broken transfer."""
    _check_address(url)
    part, notes = _places_for(url, folder)
    problem = ""
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(pause * 2 ** (attempt - 1))
        try:
            date = _transfer(url, part, notes, progress)
        except urllib.error.HTTPError as error:
            if error.code == 416:  # what we hold is no part of what there is now
                _forget(part, notes)
                problem = "the file changed on the server"
                continue
            if error.code in (429, 500, 502, 503, 504):
                problem = f"the server answers {error.code}"
                continue
            raise NetworkError(f"{url} cannot be had: the server answers {error.code} {error.reason}") from error
        except _RefusedError as error:
            _forget(part, notes)
            raise NetworkError(str(error)) from error
        except (OSError, HTTPException) as error:
            problem = str(getattr(error, "reason", "") or error) or type(error).__name__
            continue
        data = part.read_bytes()
        _forget(part, notes)
        _check_kind(url, kind, data)
        return Fetched(url=url, data=data, sha256=hashlib.sha256(data).hexdigest(), date=date)
    kept = part.stat().st_size if part.is_file() else 0
    held = f" {kept:,} bytes are kept and the next try goes on from there." if kept else ""
    raise NetworkError(
        f"{url} cannot be fetched ({problem}).{held} Check the connection, or fetch it elsewhere and use --from"
    )


def fetch_json(url: str, *, pause: float = 1.0) -> object:
    """Fetch and decode a small JSON document."""
    fetched = fetch(url, kind="json", pause=pause)
    try:
        return json.loads(fetched.data)
    except ValueError as error:
        raise NetworkError(f"{url} sent no JSON ({error}); try again later") from error
    except RecursionError as error:
        raise NetworkError(f"{url} sent JSON that is nested too deeply; try again later") from error


def measure(url: str) -> int:
    """How many bytes the file has, as the server says; 0 where it does not say."""
    _check_address(url)
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT}, method="HEAD")  # noqa: S310 - checked above
    try:
        with urllib.request.build_opener(_SafeRedirects).open(request, timeout=_TIMEOUT) as answer:
            return _length(answer, url) or 0
    except urllib.error.HTTPError as error:
        if error.code in (405, 501):  # a server that answers no such question
            return 0
        raise NetworkError(f"{url} cannot be had: the server answers {error.code} {error.reason}") from error
    except _RefusedError as error:
        raise NetworkError(str(error)) from error
    except (OSError, HTTPException) as error:
        problem = str(getattr(error, "reason", "") or error) or type(error).__name__
        raise NetworkError(f"{url} cannot be reached ({problem}). Check the connection") from error


class _RefusedError(Exception):
    """The answer must not be used."""


def _check_address(url: str) -> None:
    parts = split_address(url)
    local = parts.host in ("localhost", "127.0.0.1", "::1")
    if parts.scheme != "https" and not (parts.scheme == "http" and local):
        raise NetworkError(f"{url} is not an https address; downloads go over https only")


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(  # noqa: PLR0917
        self,
        req: urllib.request.Request,
        fp: object,
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        _check_address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _transfer(url: str, part: Path, notes: Path, progress: Progress) -> str:
    """Bring ``part`` to its full length; the server's date. Raises when the transfer breaks."""
    held = part.stat().st_size if part.is_file() else 0
    mark = notes.read_text("utf-8") if held and notes.is_file() else ""
    headers = {"User-Agent": _AGENT, "Accept-Encoding": "identity"}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - _check_address allows https alone
    if held and mark:
        request.add_header("Range", f"bytes={held}-")
        request.add_header("If-Range", mark)
    opener = urllib.request.build_opener(_SafeRedirects)
    with opener.open(request, timeout=_TIMEOUT) as answer:
        goes_on = answer.status == 206 and answer.headers.get("Content-Range", "").startswith(f"bytes {held}-")
        if goes_on and mark != _mark(answer):
            _forget(part, notes)
            raise ConnectionError("the file changed on the server while it was fetched")
        if answer.status not in (200, 206) or (answer.status == 206 and not goes_on):
            raise _RefusedError(
                f"{url}: the server answered {answer.status} where a file was expected; try again later"
            )
        if not goes_on:
            held = 0
        length = _length(answer, url)
        total = held + length if length is not None else 0
        notes.write_text(_mark(answer), "utf-8")
        with part.open("ab" if goes_on else "wb") as file:
            while block := answer.read(_BLOCK):
                held += len(block)
                if held > _LARGEST or (total and held > total):
                    raise _RefusedError(f"{url} sends more than it announced; not used. Try again later")
                file.write(block)
                progress(f"Fetching {split_address(url).path.rpartition('/')[2]}", held, total)
            file.flush()
            os.fsync(file.fileno())
        if total and held < total:
            raise ConnectionError(f"the transfer stopped after {held:,} of {total:,} bytes")
        return _date(answer)


def _mark(answer: HTTPResponse) -> str:
    """What tells this file from another one at the same address."""
    return answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""


_LONGEST_NUMBER = 20  # digits


def _length(answer: HTTPResponse, url: str) -> int | None:
    said = answer.headers.get("Content-Length")
    if said is None:
        return None
    if not said.isascii() or not said.isdecimal() or len(said) > _LONGEST_NUMBER:
        raise _RefusedError(f"{url}: the server announced a length of {said[:40]!r}; not used")
    if int(said) > _LARGEST:
        raise _RefusedError(f"{url} would be {int(said) / 1e6:,.0f} MB; no country file is so large. Not used")
    return int(said)


def _date(answer: HTTPResponse) -> str:
    try:
        return parsedate_to_datetime(answer.headers.get("Last-Modified", "")).date().isoformat()
    except (TypeError, ValueError):
        return ""


def _check_kind(url: str, kind: str, data: bytes) -> None:
    head = data[:200].lstrip().lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise NetworkError(f"{url} sent a web page, not a {kind} file; is a login page or proxy in between?")
    wrong = (
        (kind == "zip" and data[:4] != _ZIP)
        or (kind == "json" and head[:1] not in (b"{", b"["))
        or (kind == "text" and (not data or data[:4] == _ZIP or b"\x00" in data[:4096]))
    )
    if wrong and data[:2] != _GZIP:
        raise NetworkError(f"{url} did not send a {kind} file ({len(data):,} bytes); try again later")


def _places_for(url: str, folder: Path | None) -> tuple[Path, Path]:
    if folder is None:
        from platformdirs import user_cache_path  # noqa: PLC0415

        folder = user_cache_path("geostrike") / "downloads"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NetworkError(
            f"Cannot write in {folder} ({error.strerror}); set HOME to a folder you may write to"
        ) from error
    name = hashlib.sha256(url.encode()).hexdigest()[:20]
    return folder / f"{name}.part", folder / f"{name}.note"


def _forget(part: Path, notes: Path) -> None:
    part.unlink(missing_ok=True)
    notes.unlink(missing_ok=True)
