"""A strike is what claims at the same place, of compatible dates and parties, speak of.

Every join has its reason in words. What the text reports as having happened is a point or an area; the rest is listed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from geostrike.model import About, Claim, DatePrecision, DateRange, Link, Post, Resolution, Strike, Toponym
from geostrike.model.claims import AGAINST
from geostrike.strikes.explaining import explain_group
from geostrike.strikes.grouping import Group, group_claims, position_claim
from geostrike.strikes.judging import judge_group, link_parties
from geostrike.strikes.locating import share_holders
from geostrike.strikes.ranking import find_told_exactly, rank_group
from geostrike.strikes.shapes import shape_group

__all__ = ["Merged", "merge_claims"]


class Merged(NamedTuple):
    """The strikes, most central first, and the relations between claims that only the joining shows."""

    strikes: tuple[Strike, ...] = ()
    links: tuple[Link, ...] = ()


def merge_claims(
    claims: tuple[Claim, ...],
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    *,
    posts: tuple[Post, ...] = (),
) -> Merged:
    """The strikes that ``claims`` speak of, the most central first. The order of ``claims`` in does not matter; ``posts`` are
    the parts of a live page.
    """
    ordered = sorted(claims, key=position_claim)
    resolved = {r.toponym_id: r for r in resolutions}
    names = share_holders(toponyms)
    groups = group_claims(ordered, names, resolved, posts)
    order = {start: number for number, start in enumerate(dict.fromkeys(c.evidence[0].start for c in ordered))}
    finer = {code for group in groups if (code := find_told_exactly(group)) is not None}
    strikes = [(rank_group(group, finer, order, resolved), _strike(group, resolved, names)) for group in groups]
    strikes.sort(key=lambda pair: pair[0])
    numbered = tuple(replace(strike, id=f"s{index}") for index, (_, strike) in enumerate(strikes, start=1))
    return Merged(numbered, tuple(link for group in groups for link in link_parties(group)))


def _strike(group: Group, resolved: dict[str, Resolution], names: dict[str, Toponym]) -> Strike:
    status, rule = judge_group(group)
    return Strike(
        id="",
        place=group.place,
        level=group.place.level if group.place else None,
        shown_as=shape_group(group),
        claim_ids=tuple(c.id for c in sorted(group.claims, key=_lead)),
        realis=group.realis,
        status=status,
        status_rule=rule,
        reason=explain_group(group, resolved, names),
        toponym_id=group.toponym_id,
        date=_span_dates(group.claims),
    )


def _span_dates(claims: list[Claim]) -> DateRange | None:
    """From the first to the last day that the claims give themselves; where none gives one, those taken over."""
    own = [c.date for c in claims if c.date is not None and not c.date.inherited]
    given = [c.date for c in claims if c.date is not None and c.date.start is not None and c.date.end is not None]
    dated = [date for date in given if not date.inherited] or given
    if not dated:
        return own[0] if own else None
    first = min(d.start for d in dated if d.start is not None)
    last = max(d.end for d in dated if d.end is not None)
    told = next((d for d in own if d.start is not None), dated[0])
    if (told.start, told.end) == (first, last):
        return told
    precision = (
        DatePrecision.DAYS
        if (last - first).days < _WEEK
        else max((d.precision for d in dated if d.precision is not None), key=list(DatePrecision).index)
    )
    return DateRange(start=first, end=last, precision=precision, span=told.span, inherited=told.inherited)


_WEEK = 7


def _lead(claim: Claim) -> tuple[int, tuple[int, int, int, str]]:
    """Within a strike: claims that it happened first, then what else is said of it; each in the order of the text."""
    tells = claim.about in (About.STRIKE, About.TARGET, About.LOCATION) and claim.stance not in AGAINST
    return (0 if tells else 1, position_claim(claim))
