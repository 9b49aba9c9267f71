"""``geostrike explain``: every place mention with its role, its place or why none, and the reasons in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from geostrike.cli.outcome import Outcome
from geostrike.cli.settings import (
    Articles,
    ColumnsOption,
    DateOption,
    GeocoderOption,
    GeocoderUrlOption,
    OutletOption,
    Settings,
    SpacyOption,
    TitleOption,
    UrlOption,
    finish,
    one_line_errors,
    open_aided,
    put,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from geostrike.model import Evidence, Place, Reading, Resolution, Toponym

__all__ = ["explain"]

# Colours repeat what the words say, so that nothing is lost without them.
_STYLES = {
    "place": "bold green",
    "dateline": "yellow",
    "government": "magenta",
    "adjective": "cyan",
    "affiliation": "cyan",
    "part_of_name": "blue",
    "outside": "yellow",
}
_UNRESOLVED = "bold red"
_REFUSED = "dim strike"
_CANDIDATES_SHOWN = 4


def explain(
    ctx: typer.Context,
    articles: Articles,
    date: DateOption = None,
    outlet: OutletOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    columns: ColumnsOption = None,
    spacy: SpacyOption = None,
    geocoder: GeocoderOption = None,
    geocoder_url: GeocoderUrlOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as JSON, one object a line.")] = False,
) -> None:
    """Show how an article was read: each mention, its candidates, each strike word, and every reason.

    Example:  geostrike explain story.txt --date 2015-10-01
    """
    from geostrike.collection.aids import Aids, open_recognisers
    from geostrike.collection.readings import read_corrected
    from geostrike.language.controls import dump_json

    settings: Settings = ctx.obj
    outcome = Outcome()
    with one_line_errors():
        aids = Aids(spacy=spacy, geocoder=geocoder, geocoder_url=geocoder_url)
        recognisers = open_recognisers(aids)
        gazetteer = open_aided(settings.gazetteer, aids)
        items = read_corrected(
            articles,
            gazetteer,
            date=date,
            outlet=outlet,
            title=title,
            url=url,
            columns=columns,
            recognisers=recognisers,
        )
        for reading in outcome.sift(items):
            if as_json:
                put(dump_json(_as_json(reading)) + "\n")
            else:
                from rich.console import Console

                _show(reading, Console(highlight=False, markup=False, emoji=False))
    finish(failed=outcome.failed, legible=outcome.legible)


def _show(reading: Reading, console: Console) -> None:
    from rich.rule import Rule

    console.print(Rule(_clean(reading.article.title or reading.article.id)))
    console.print(_marked_text(reading))
    console.print()
    _show_mentions(reading, console)
    _show_strikes(reading, console)
    for warning in reading.warnings:
        console.print(f"Note: {_clean(warning)}", style="yellow")


def _marked_text(reading: Reading) -> Text:
    """The article with every mention marked: ``[name]`` for what was taken for a place, struck through if refused."""
    from rich.text import Text

    marks: dict[int, tuple[int, str]] = {}
    for toponym, resolution in zip(reading.toponyms, reading.resolutions, strict=True):
        unplaced = resolution.place is None and toponym.role == "place"
        marks[toponym.span.start] = (toponym.span.end, _UNRESOLVED if unplaced else _STYLES.get(toponym.role, "bold"))
    for refusal in reading.refusals:
        marks.setdefault(refusal.span.start, (refusal.span.end, _REFUSED))
    text, shown, at = reading.article.text, Text(), 0
    for start in sorted(marks):
        end, style = marks[start]
        if start < at:
            continue
        shown.append(_clean(text[at:start], keep="\n"))
        piece = _clean(text[start:end])
        shown.append(piece if style == _REFUSED else f"[{piece}]", style=style)
        at = end
    shown.append(_clean(text[at:], keep="\n"))
    return shown


def _show_mentions(reading: Reading, console: Console) -> None:
    """A block a mention: what it was taken for, then each candidate with what speaks for and against it."""
    from rich.padding import Padding
    from rich.text import Text

    console.print("Place mentions", style="bold")
    for toponym, resolution in zip(reading.toponyms, reading.resolutions, strict=True):
        head = Text(_clean(toponym.span.text), style=_STYLES.get(toponym.role, ""))
        head.append(f"  {toponym.role.value}, {resolution.confidence:.0%} sure: ", style="default not bold")
        head.append(_place_text(resolution), style=_UNRESOLVED if resolution.place is None else "bold default")
        console.print()
        console.print(head)
        console.print(Padding(Text(_clean(f"{toponym.reason}; {resolution.reason}")), (0, 0, 0, 4)))
        for candidate in resolution.candidates[:_CANDIDATES_SHOWN]:
            chosen = resolution.place is not None and candidate.place.id == resolution.place.id
            line = f"{'→' if chosen else '-'} {candidate.score:+6.2f}  {_clean(_describe(candidate.place))}"
            console.print(Padding(Text(line, style="bold" if chosen else ""), (0, 0, 0, 4)))
            for word, sign in (("for", 1), ("against", -1)):
                held = [e for e in candidate.evidence if e.score * sign > 0]
                if held:
                    said = "; ".join(f"{_clean(e.words)} {e.score:+.2f}" for e in held)
                    console.print(Padding(Text(f"{word}: {said}", style=_sign(held[0])), (0, 0, 0, 14)))
    console.print()
    for refusal in reading.refusals:
        console.print(f"  not a place: {_clean(refusal.span.text)}: {_clean(refusal.reason)}", style="dim")


def _show_strikes(reading: Reading, console: Console) -> None:
    names = {toponym.id: toponym.span.text for toponym in reading.toponyms}
    console.print()
    console.print(f"Strikes: {len(reading.strikes)}", style="bold")
    claims = {claim.id: claim for claim in reading.claims}
    for strike in reading.strikes:
        where = _describe(strike.place) if strike.place is not None else "no place"
        console.print(
            f"{strike.id}  {_clean(where)}  [{strike.shown_as}, {strike.realis}, {strike.status}]", style="bold"
        )
        console.print(f"    {_clean(strike.reason)} {_clean(strike.status_rule)}")
        for claim in (claims[i] for i in strike.claim_ids):
            who = claim.speaker.name if claim.speaker is not None else "the outlet itself"
            trigger = f" trigger “{_clean(claim.trigger.text)}”" if claim.trigger is not None else ""
            console.print(
                f"    {claim.id} {_clean(who)} {claim.stance} ({claim.about}, {claim.modality}){trigger}: {_clean(claim.rule)}"
            )
            for evidence in claim.evidence_for_place:
                console.print(f"        {evidence.score:+.2f} {_clean(evidence.words)}", style=_sign(evidence))
    if reading.passed_over:
        console.print("Places near a strike word that were not taken as struck:", style="bold")
    for passed in reading.passed_over:
        trigger = f" (“{_clean(passed.trigger.text)}”)" if passed.trigger is not None else ""
        console.print(
            f"    {_clean(names.get(passed.toponym_id, passed.toponym_id))}{trigger}: {_clean(passed.reason)}"
        )


def _sign(evidence: Evidence) -> str:
    return "green" if evidence.score > 0 else "red"


def _describe(place: Place) -> str:
    parts = [place.name, place.level.value]
    if place.admin1 and place.admin1 != place.name:
        parts.append(place.admin1)
    if place.country and place.country != place.name:
        parts.append(place.country)
    return ", ".join(parts)


def _place_text(resolution: Resolution) -> str:
    if resolution.place is not None:
        place = resolution.location or resolution.place
        return _clean(f"{_describe(place)} ({place.latitude:.3f}, {place.longitude:.3f}) ±{place.uncertainty_km:g} km")
    if resolution.area is not None:
        return _clean(f"unresolved, somewhere in {resolution.area.name}")
    return "unresolved"


def _clean(text: str, keep: str = "") -> str:
    """Text that cannot move the cursor or colour the terminal."""
    return "".join(c if c.isprintable() or c in keep else " " for c in text)


def _as_json(reading: Reading) -> dict[str, object]:
    by_id = {resolution.toponym_id: resolution for resolution in reading.resolutions}
    return {
        "schema": "geostrike.explanation/1",
        "article": reading.article.id,
        "mentions": [_mention_as_json(toponym, by_id[toponym.id]) for toponym in reading.toponyms],
        "refused": [_span(r.span) | {"reason": r.reason} for r in reading.refusals],
        "claims": [
            {
                "id": claim.id,
                "trigger": None if claim.trigger is None else _span(claim.trigger),
                "rule": claim.rule,
                "toponym_ids": list(claim.toponym_ids),
                "evidence_for_place": [_evidence(e) for e in claim.evidence_for_place],
            }
            for claim in reading.claims
        ],
        "strikes": [
            {"id": s.id, "claim_ids": list(s.claim_ids), "reason": s.reason, "status_rule": s.status_rule}
            for s in reading.strikes
        ],
        "passed_over": [
            {
                "toponym_id": p.toponym_id,
                "reason": p.reason,
                "trigger": None if p.trigger is None else _span(p.trigger),
            }
            for p in reading.passed_over
        ],
        "warnings": list(reading.warnings),
    }


def _mention_as_json(toponym: Toponym, resolution: Resolution) -> dict[str, object]:
    return {
        "id": toponym.id,
        **_span(toponym.span),
        "role": toponym.role.value,
        "reason": toponym.reason,
        "evidence": [_evidence(e) for e in toponym.evidence],
        "place": None if resolution.place is None else resolution.place.id,
        "area": None if resolution.area is None else resolution.area.id,
        "confidence": resolution.confidence,
        "resolution": resolution.reason,
        "candidates": [
            {
                "id": c.place.id,
                "place": _describe(c.place),
                "matched_name": c.matched_name,
                "tier": c.tier.value,
                "similarity": c.similarity,
                "score": c.score,
                "evidence": [_evidence(e) for e in c.evidence],
            }
            for c in resolution.candidates
        ],
    }


def _span(span: object) -> dict[str, object]:
    from geostrike.model import Span

    assert isinstance(span, Span)
    return {"start": span.start, "end": span.end, "text": span.text}


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {"name": evidence.name, "score": evidence.score, "words": evidence.words}
