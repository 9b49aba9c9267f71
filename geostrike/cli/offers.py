"""The offer of ``geostrike map`` to fetch the villages of a country that an article tells of.

Nothing is sent before the user agrees: by ``--packs auto``, by the variable, or by answering the question. Where nobody can
be asked (a script, a pipe) nothing is fetched, and the warning that names the one command stands.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from geostrike.cli.settings import say
from geostrike.errors import GeostrikeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geostrike.gazetteer.index import Gazetteer

__all__ = ["PACKS_VARIABLE", "Packs", "PacksOption", "offer_packs"]

PACKS_VARIABLE = "GEOSTRIKE_PACKS"
_MUCH = 30_000_000  # bytes; a country larger than this is asked about once more


class Packs(StrEnum):
    """What to do about a country whose villages are missing."""

    AUTO = "auto"
    ASK = "ask"
    NEVER = "never"


PacksOption = Annotated[
    Packs,
    typer.Option(
        "--packs",
        envvar=PACKS_VARIABLE,
        help="Fetch the villages of a country that an article tells of: without asking, after asking on a terminal, or never.",
    ),
]


def offer_packs(warnings: Iterable[str], wish: Packs, gazetteer_path: Path | None) -> bool:
    """Offer the packs that the warnings of a reading advise; whether the gazetteer has more than before."""
    from geostrike.gazetteer.advice import find_advised

    codes = tuple(dict.fromkeys(code for warning in warnings for code in find_advised(warning)))
    if not codes or wish is Packs.NEVER or (wish is Packs.ASK and not _is_terminal()):
        return False
    from geostrike.gazetteer.index import Gazetteer

    gazetteer = Gazetteer.open(gazetteer_path)
    added = False
    for code in codes:
        try:
            added = _offer(code, wish, gazetteer, gazetteer_path) or added
        except GeostrikeError as error:
            say(f"geostrike: {error}")
            say(f"The maps are drawn without these villages; later run: geostrike gazetteer add {code}")
    return added


def _offer(code: str, wish: Packs, gazetteer: Gazetteer, gazetteer_path: Path | None) -> bool:
    from geostrike.cli.gazetteer import fetch_and_add
    from geostrike.gazetteer.fetching import host_of_packs, measure_pack
    from geostrike.gazetteer.location import user_gazetteer

    place = gazetteer.country(code)
    name = place.name if place is not None else code
    if wish is Packs.ASK and not _agrees(
        f"Fetch every village of {name} from {host_of_packs()} (GeoNames, CC BY 4.0) and its boundaries from geoBoundaries "
        "(open licences, kept with them)? The size is told before"
    ):
        say(f"Not fetched. --packs never, or {PACKS_VARIABLE}=never, asks no more.")
        return False
    size = measure_pack(code)
    told = f"{size / 1e6:.1f} MB" if size else "of a size the server does not tell"
    say(f"The villages of {name}: {told}, CC BY 4.0")
    if wish is Packs.ASK and size > _MUCH and not _agrees("Fetch as much as that"):
        return False
    fetch_and_add(code, user_gazetteer(gazetteer_path))
    return True


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _agrees(question: str) -> bool:
    return typer.confirm(question, default=False, err=True)
