"""``geostrike correct``: walk through the doubtful decisions of an article and keep what a person decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geostrike.cli.settings import (
    ColumnsOption,
    DateOption,
    GeocoderOption,
    GeocoderUrlOption,
    OutletOption,
    Settings,
    SpacyOption,
    TitleOption,
    UrlOption,
    one_line_errors,
    open_aided,
    say,
)

if TYPE_CHECKING:
    from geostrike.corrections.doubts import Doubt
    from geostrike.corrections.records import Correction
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Candidate, Reading

__all__ = ["correct"]

_SHOWN = 6
_AROUND = 120  # characters of context on each side, if the sentence is longer


def correct(
    ctx: typer.Context,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The file of one article.")],
    date: DateOption = None,
    outlet: OutletOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    columns: ColumnsOption = None,
    spacy: SpacyOption = None,
    geocoder: GeocoderOption = None,
    geocoder_url: GeocoderUrlOption = None,
    author: Annotated[
        str | None, typer.Option("--author", metavar="NAME", help="Who decides; asked for when not given.")
    ] = None,
    add: Annotated[
        Path | None,
        typer.Option("--add", metavar="FILE", help="Only add the decisions of a file, such as one saved from a map."),
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="Only list what is doubtful, most doubtful first.")] = False,
) -> None:
    """Decide what is doubtful, most doubtful first, and keep it in ARTICLE's corrections file.

    Nothing is written before the end, and what stands in the file stays. Answer ? at any question for help.
    Decisions can also be made in the map itself ("Review"); --add takes what was saved there.

    Example:  geostrike correct story.txt --author "A. Lim"
    """
    from geostrike.articles.fields import parse_columns
    from geostrike.articles.finding import find_documents
    from geostrike.articles.sources import choose_details
    from geostrike.collection.aids import Aids, open_recognisers
    from geostrike.collection.decisions import corrections_file, find_corrections
    from geostrike.collection.readings import read_one
    from geostrike.corrections.doubts import find_doubts
    from geostrike.errors import ArticleError
    from geostrike.model import Failure

    settings: Settings = ctx.obj
    with one_line_errors():
        documents = list(find_documents([article], columns=parse_columns(columns)))
        if len(documents) != 1:
            raise ArticleError(f"{article} holds {len(documents)} articles: give one file with one article")
        document = documents[0]
        if isinstance(document, Failure):
            raise ArticleError(f"{document.where}: {document.message}")
        if add is not None:
            _keep(_read_saved(add), corrections_file(document))
            return
        aids = Aids(spacy=spacy, geocoder=geocoder, geocoder_url=geocoder_url)
        gazetteer = open_aided(settings.gazetteer, aids)
        details = choose_details(date=date, outlet=outlet, title=title, url=url)
        reading = read_one(document, details, find_corrections(document), gazetteer, open_recognisers(aids))
        if isinstance(reading, Failure):
            raise ArticleError(f"{reading.where}: {reading.message}")
        for warning in reading.warnings:
            say(warning)
        doubts = find_doubts(reading)
        if show or not doubts:
            typer.echo(f"{len(doubts)} doubtful decision(s)")
            for doubt in doubts:
                typer.echo(f"  {_clean(doubt.toponym.span.text)}: {_clean(doubt.words)}")
            return
        who = author or typer.prompt("Your name, kept with every decision")
        made = _walk(reading, doubts, gazetteer, who)
        if made:
            _keep(made, corrections_file(document))


def _read_saved(file: Path) -> list[Correction]:
    """The decisions of a file that a map's reviewer saved."""
    from geostrike.corrections.records import parse_corrections
    from geostrike.errors import CorrectionError

    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionError(f"{file} cannot be read ({error}): give the file that was saved from the map") from None
    return list(parse_corrections(text, str(file)))


def _walk(reading: Reading, doubts: tuple[Doubt, ...], gazetteer: Gazetteer, author: str) -> list[Correction]:
    made: list[Correction] = []
    for number, doubt in enumerate(doubts, 1):
        quote = _sentence(reading, doubt)
        typer.echo(f"\n[{number}/{len(doubts)}] {_clean(doubt.toponym.span.text)}")
        typer.echo(f"  “{_clean(quote)}”")
        typer.echo(f"  {_clean(doubt.words)}")
        candidates = doubt.resolution.candidates[:_SHOWN]
        for at, candidate in enumerate(candidates, 1):
            typer.echo(f"   {at}  {_describe(candidate)}")
        answer = _ask(len(candidates))
        if answer == "q":
            break
        if answer == "s":
            continue
        correction = _decide(answer, quote, doubt, candidates, author, gazetteer)
        if correction is not None:
            made.append(correction)
    return made


def _ask(candidates: int) -> str:
    choices = f"1-{candidates}, " if candidates else ""
    while True:
        answer = str(typer.prompt(f"  {choices}c, n, w, x, s, q or ?", default="s")).strip().lower()
        if answer in {"c", "n", "w", "x", "s", "q"} or (answer.isdecimal() and 1 <= int(answer) <= candidates):
            return answer
        typer.echo(
            "  a number: it is this place; c: give coordinates or a gazetteer id; n: no struck place, only a name\n"
            "  (a government, a dateline); w: withhold it for safety; x: this is no reported strike; s: skip; q: stop"
        )


def _decide(
    answer: str,
    quote: str,
    doubt: Doubt,
    candidates: tuple[Candidate, ...],
    author: str,
    gazetteer: Gazetteer,
) -> Correction | None:
    from geostrike.corrections.records import Action, Correction
    from geostrike.model import Role

    made = Correction(
        action=Action.RELOCATE,
        quote=quote,
        mention=doubt.toponym.span.text,
        reason="",
        author=author,
        date=datetime.now(UTC).astimezone().date(),
    )
    if answer.isdecimal():
        made = replace(made, place=candidates[int(answer) - 1].place.id)
    elif answer == "c":
        where = _locate(gazetteer)
        if where is None:
            return None
        place, latitude, longitude = where
        made = replace(made, place=place, latitude=latitude, longitude=longitude)
    elif answer == "n":
        roles = [role.value for role in Role if role is not Role.PLACE]
        role = typer.prompt(f"  which role ({', '.join(roles)})", default=Role.GOVERNMENT.value)
        if role not in roles:
            typer.echo("  there is no such role; left as it is")
            return None
        made = replace(made, action=Action.ROLE, role=Role(role))
    elif answer == "w":
        made = replace(made, action=Action.WITHHOLD)
    else:
        made = replace(made, action=Action.REJECT, mention=None)
    return replace(made, reason=str(typer.prompt("  why")).strip() or "no reason given")


def _locate(gazetteer: Gazetteer) -> tuple[str | None, float | None, float | None] | None:
    given = str(typer.prompt("  latitude, longitude (35.81, 36.32) or a gazetteer id (geonames:170015)")).strip()
    if gazetteer.place(given) is not None:
        return given, None, None
    try:
        latitude, longitude = (float(part) for part in given.replace(",", " ").split())
    except ValueError:
        typer.echo("  neither two numbers nor an id the gazetteer knows; left as it is")
        return None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        typer.echo("  latitude comes first and lies between -90 and 90; left as it is")
        return None
    return None, latitude, longitude


def _keep(made: list[Correction], path: Path) -> None:
    from geostrike.corrections.files import add_to_text
    from geostrike.corrections.records import parse_corrections
    from geostrike.export.files import remove_abandoned, write_whole

    before = path.read_text("utf-8") if path.exists() else ""
    standing = [replace(correction, where="") for correction in parse_corrections(before, str(path))] if before else []
    new = [correction for correction in made if replace(correction, where="") not in standing]
    if not new:
        say(f"{path}: all {len(made)} decision(s) stand there already")
        return
    text = add_to_text(before, new)
    parse_corrections(text, str(path))  # what is written must be readable
    remove_abandoned(path)
    write_whole(path, text)
    say(f"{path}: {len(new)} decision(s) added; draw the map again to see them")


def _sentence(reading: Reading, doubt: Doubt) -> str:
    from geostrike.language.sentences import find_sentences

    span = doubt.toponym.span
    for sentence in find_sentences(reading.article.text):
        if sentence.start <= span.start and span.end <= sentence.end:
            return sentence.text
    text = reading.article.text
    return text[max(0, span.start - _AROUND) : span.end + _AROUND]


def _describe(candidate: Candidate) -> str:
    place = candidate.place
    parts = [place.name, place.level.value, place.admin2, place.admin1, place.country]
    return _clean(f"{', '.join(dict.fromkeys(part for part in parts if part))}  ({place.id})")


def _clean(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
