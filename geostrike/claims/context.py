"""What a claim takes from the story around it, marked as taken over: its date (its attacker: ``implied``)."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from geostrike.claims.facts.dating import find_post, inherit
from geostrike.model import DatePrecision, Realis

if TYPE_CHECKING:
    from geostrike.model import Claim, Post

__all__ = ["inherit_dates"]

# How far into the article the day it is about may first be told: in the claims of its opening, not in a later aside.
_OPENING = 3


def inherit_dates(claims: list[Claim], posts: tuple[Post, ...] = ()) -> list[Claim]:
    """The claims, with days taken over where they have none: within one post of a live page, within the article otherwise."""
    if not posts:
        return _inherit_dates(claims)
    parts = groupby(claims, key=lambda claim: find_post(posts, claim.evidence[0].start))
    return [claim for _, part in parts for claim in _inherit_dates(list(part))]


def _inherit_dates(claims: list[Claim]) -> list[Claim]:
    """Claims of current strikes without a date take the day of the story, marked as taken over.

    That is the first day that one of the opening claims gives to its strike. A month or a year, or a day told only later,
    is nobody else's date: the others then have none.
    """
    dated = next(
        (
            claim.date
            for claim in claims[:_OPENING]
            if claim.date is not None
            and claim.date.start is not None
            and claim.date.precision in (DatePrecision.DAY, DatePrecision.DAYS)
            and claim.realis in (Realis.CURRENT, Realis.INTERCEPTED)
        ),
        None,
    )
    if dated is None:
        return claims
    return [replace(c, date=inherit(dated)) if c.date is None and c.realis is Realis.CURRENT else c for c in claims]
