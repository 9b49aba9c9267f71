"""What to do with each article of a run: keep its map, draw it, or say why neither; and what it is called."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.articles.decoding import LARGEST_TEXT
from geostrike.articles.finding import is_address
from geostrike.articles.sources import choose_details
from geostrike.collection.aids import NO_AIDS, Aids, fingerprint, open_gazetteer
from geostrike.collection.decisions import find_corrections
from geostrike.collection.digests import describe_settings, digest_document
from geostrike.collection.entries import Entry
from geostrike.collection.manifest import HIDDEN
from geostrike.collection.names import choose_name, could_be_named, fold_name
from geostrike.collection.owned import bears_mark
from geostrike.collection.readings import explain_fault
from geostrike.errors import GeostrikeError
from geostrike.model import Failure

if TYPE_CHECKING:
    from geostrike.articles.details import Details
    from geostrike.articles.documents import Document
    from geostrike.collection.drawing import Task
    from geostrike.collection.manifest import Manifest

__all__ = ["Choices", "Plan", "details_of"]

_STDIN_KEY = "-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """What the user says of all articles and their pages."""

    date: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    columns: str | None = None
    """What tables and JSON call the text, the day and so on: ``text=Story,date=When``."""
    text_in_page: bool = True
    outlinks: bool = True
    tiles: str | None = None
    """Address of a tile server, in Leaflet's form."""
    tiles_credit: str = ""
    pictures: tuple[str, ...] = ()
    """Suffixes of pictures to draw beside each page: ``.png``, ``.pdf``."""
    share_cards: bool = True
    """Whether a ``.png`` is a card to share rather than the page as it is seen."""
    borders: Path | None = None
    """A GeoJSON file with another view of the borders."""
    svg: bool = False
    """Whether to draw the map alone as SVG too."""
    aids: Aids = NO_AIDS


def details_of(choices: Choices) -> Details:
    """What the user says of all articles. Raises ``ArticleError`` for an impossible date."""
    return choose_details(date=choices.date, outlet=choices.outlet, title=choices.title, url=choices.url)


def _hash_file(path: Path) -> str:
    """Its name and what it holds: a map shows both."""
    return f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"


class Plan:
    """Sorts documents into what is kept and what is to be drawn, and gives each its name."""

    def __init__(
        self,
        manifest: Manifest,
        choices: Choices,
        gazetteer_path: Path | None,
        *,
        force: bool = False,
        time_limit: float | None = None,
    ) -> None:
        self.kept: list[Entry] = []
        self.failed: list[Entry] = []
        self._manifest, self._folder, self._choices = manifest, manifest.folder, choices
        self._gazetteer_path, self._force, self._time_limit = gazetteer_path, force, time_limit
        self._details = details_of(choices)
        self._fingerprint = open_gazetteer(gazetteer_path, choices.aids).fingerprint
        said = [
            str(choices.date or ""),
            choices.outlet,
            choices.title,
            choices.url,
            choices.text_in_page,
            choices.outlinks,
        ]
        said += [choices.tiles, choices.tiles_credit, *choices.pictures, choices.share_cards, choices.svg]
        said.append(_hash_file(choices.borders) if choices.borders else None)
        self._settings = describe_settings(self._fingerprint, [*said, *fingerprint(choices.aids)])
        self._base = self._folder.resolve()
        self._seen: set[str] = set()
        self._last: dict[str, int] = {}
        """The number given last to articles that would have the same key."""
        self._read_through: set[str] = set()
        """Files with several articles, which were seen; all of them, unless the file is among the next."""
        self._cut_off: set[str] = set()
        self._taken = {fold_name(entry.name): entry.key for entry in manifest.entries.values()}
        self._directories: dict[Path, str] = {}

    def take(self, item: Document | Failure) -> Task | None:
        """The task for a document that has to be drawn; ``None`` when there is nothing to do."""
        if isinstance(item, Failure):
            self._remember(item)
            return None
        if item.path is not None and self._is_ours(item.path):
            if item.root is None:
                self._remember(Failure(where=item.where, message="it lies among the maps: move it out of that folder"))
            return None
        key, file = self._key(item)
        try:
            return self._plan(item, key, file)
        except GeostrikeError as error:
            self._remember(Failure(where=item.where, message=str(error)), key, file)
        except Exception as error:  # noqa: BLE001  one broken article must not stop a thousand others
            self._remember(Failure(where=item.where, message=explain_fault(error)), key, file)
        return None

    def _plan(self, document: Document, key: str, file: str) -> Task | None:
        before = self._manifest.entries.get(key)
        texts = find_corrections(document, self._folder)
        digest = digest_document(self._settings, document, texts)
        same = before is not None and before.input == digest and before.failure is None
        if before is not None and same and not self._force and self._manifest.is_whole(before):
            self.kept.append(before)
            return None
        from geostrike.collection.drawing import Task  # noqa: PLC0415  loaded only where it is used

        return Task(
            document=document,
            details=self._details,
            texts=texts,
            key=key,
            file=file,
            name=self._name(document, key, before),
            input=digest,
            folder=self._folder,
            gazetteer_path=self._gazetteer_path,
            fingerprint=self._fingerprint,
            text_in_page=self._choices.text_in_page,
            outlinks=self._choices.outlinks,
            share_cards=self._choices.share_cards,
            svg=self._choices.svg,
            borders=self._choices.borders,
            tiles=self._choices.tiles,
            tiles_credit=self._choices.tiles_credit,
            pictures=self._choices.pictures,
            aids=self._choices.aids,
            time_limit=self._time_limit,
            before=before,
        )

    def is_gone(self, entry: Entry) -> bool:
        """Whether the article of an entry is no longer where it was. Addresses and standard input are never gone."""
        if entry.key in self._seen or entry.file == _STDIN_KEY or is_address(entry.file):
            return False
        complete = entry.file in self._read_through and entry.file not in self._cut_off
        return complete or not (self._base / entry.file).exists()

    def is_void(self, entry: Entry) -> bool:
        """Whether an entry only tells of a failure that is over: of what is gone, or of a folder that had no articles."""
        if entry.files or entry.key in self._seen:
            return False
        return self.is_gone(entry) or (self._base / entry.file).is_dir()

    def _remember(self, failure: Failure, key: str | None = None, file: str | None = None) -> None:
        """Keep a failure whose cause may lie outside the article: it is tried again each time."""
        if file is None:
            file = failure.where if is_address(failure.where) else self._relative(Path(failure.where))
            self._cut_off.add(file)
        key = key or file
        before = self._manifest.entries.get(key)
        entry = before or Entry(key=key, file=file, where=failure.where, name="", input="")
        entry = replace(entry, failure=failure.message, input="", where=failure.where)
        self._seen.add(key)
        if entry != before:
            self._manifest.record(entry)
        self.failed.append(entry)

    def _is_ours(self, path: Path) -> bool:
        """Whether it lies among the maps: what was drawn must not be read as an article."""
        resolved = self._directory(path) + os.sep
        inside = resolved.startswith(str(self._base) + os.sep)
        return inside and (path.suffix.lower() in (".html", ".htm") or f"{os.sep}{HIDDEN}{os.sep}" in resolved)

    def _directory(self, path: Path) -> str:
        parent = path.parent
        if parent not in self._directories:
            self._directories[parent] = str(parent.resolve())
        return self._directories[parent]

    def _relative(self, path: Path) -> str:
        full = os.path.join(self._directory(path), path.name)  # noqa: PTH118  a thousand paths in a moment
        try:
            return os.path.relpath(full, self._base).replace(os.sep, "/")
        except ValueError:  # on another drive
            return full

    def _key(self, document: Document) -> tuple[str, str]:
        """What tells a document from all others, and the file it stands in."""
        if document.path is None:
            place = document.where.rpartition(":")[0] if document.shared else document.where
            file = place if is_address(place) else _STDIN_KEY
        else:
            file = self._relative(document.path)
        key = base = file
        if document.shared:
            self._read_through.add(file)
            if len(document.data) > LARGEST_TEXT:  # nothing behind it is read
                self._cut_off.add(file)
            key = base = f"{file}#{document.name}"
        while key in self._seen:
            number = self._last[base] = self._last.get(base, 1) + 1
            key = f"{base}#{number}"
        self._seen.add(key)
        return key, file

    def _name(self, document: Document, key: str, before: Entry | None) -> str:
        """The name an article had, if it is one that we give; else a new one, which no file of others has."""
        if before is not None and could_be_named(before.name, document.name, key):
            return before.name
        while True:
            name = choose_name(document.name, key, self._taken)
            self._taken[fold_name(name)] = key
            if not self._is_foreign(name):
                return name

    def _is_foreign(self, name: str) -> bool:
        """Whether a file that we did not draw stands where the map would."""
        files = (self._folder / f"{name}{ending}" for ending in (".html", ".geojson"))
        return any(os.path.lexists(file) and not bears_mark(file) for file in files)
