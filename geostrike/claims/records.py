"""What the claims room hands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geostrike.model import Claim, Link, PassedOver

__all__ = ["Extraction"]


class Extraction(NamedTuple):
    """What was found in one article."""

    claims: tuple[Claim, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    """Places of statements that are too unlikely to be about a strike, with the reason."""
    links: tuple[Link, ...] = ()
    warnings: tuple[str, ...] = ()
