"""The path of one article. Only this module knows the order of the rooms."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.annotation import annotate_document
from geostrike.claims import extract_claims
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.corrections.anchoring import Anchor
from geostrike.corrections.applying import (
    correct_claims,
    correct_reading,
    correct_resolutions,
    correct_strikes,
    correct_toponyms,
    standing,
)
from geostrike.corrections.fitting import fit_corrections
from geostrike.gazetteer.advice import advise_packs
from geostrike.gazetteer.opened import open_gazetteer
from geostrike.language.documents import take_apart
from geostrike.language.extent import find_extent
from geostrike.language.plain import conceal, make_plain, restore
from geostrike.language.tongue import how_far_read
from geostrike.model import Reading
from geostrike.model.facts import HAPPENED
from geostrike.resolution import resolve_toponyms
from geostrike.resolution.doubt import abstain
from geostrike.resolution.wording import UNSEARCHED
from geostrike.strikes import merge_claims
from geostrike.toponyms import find_toponyms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geostrike.corrections.fitting import Fitting
    from geostrike.corrections.records import Correction
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.language.plain import Plain
    from geostrike.model import Article, Post, Resolution, Span, Strike, Toponym

__all__ = ["read"]


def read(
    article: Article,
    gazetteer: Gazetteer | None = None,
    corrections: Sequence[Correction] = (),
    recognisers: Sequence[Callable[[str], tuple[Span, ...]]] = (),
) -> Reading:
    """Read one article: names, places, claims, strikes. The same article and gazetteer give the same reading.

    ``corrections`` are a person's decisions; each takes effect at its step, and what follows from it is worked out
    anew. ``recognisers`` also look for place names (see ``find_toponyms``). Without a gazetteer the user's own is asked, or else the default, opened once
    in each thread.
    Raises ``GazetteerError`` when none can be opened.
    """
    if gazetteer is None:
        gazetteer = open_gazetteer()
    gazetteer.trim()
    telling = load_vocabulary(article.language).single if corrections else frozenset[str]()
    plain = make_plain(article.text)
    if plain is None:
        fitting = fit_corrections(corrections, article, telling)
        reading = _read_plain(article, gazetteer, fitting, recognisers)
    else:
        shown = replace(conceal(article, plain), text=plain.text, posts=_conceal_posts(article, plain))
        fitting = fit_corrections([_make_plain_quotes(correction) for correction in corrections], shown, telling)
        reading = restore(_read_plain(shown, gazetteer, fitting, recognisers), plain, article.text)
        reading, fitting = replace(reading, article=article), _restore_anchors(fitting, plain)
    return correct_reading(reading, fitting, gazetteer)


def _conceal_posts(article: Article, plain: Plain) -> tuple[Post, ...]:
    images = [(post, plain.find_image(post.start, post.end)) for post in article.posts]
    return tuple(replace(post, start=start, end=end) for post, (start, end) in images)


def _make_plain_quotes(correction: Correction) -> Correction:
    def show(text: str | None) -> str | None:
        plain = None if text is None else make_plain(text)
        return text if plain is None else plain.text

    return replace(
        correction, quote=show(correction.quote), mention=show(correction.mention), name=show(correction.name)
    )


def _restore_anchors(fitting: Fitting, plain: Plain) -> Fitting:
    return fitting._replace(
        fitted=tuple(
            item
            if item.anchor is None
            else item._replace(
                anchor=Anchor(
                    *plain.find_origin(item.anchor.start, item.anchor.end),
                    *plain.find_origin(item.anchor.quote_start, item.anchor.quote_end),
                )
            )
            for item in fitting.fitted
        )
    )


def _read_plain(
    article: Article,
    gazetteer: Gazetteer,
    fitting: Fitting,
    recognisers: Sequence[Callable[[str], tuple[Span, ...]]],
) -> Reading:
    """The reading of an article in plain letters, before the last, safety step."""
    # What the rooms read: the article, up to where it holds more names than any report, without what is in another language.
    extent = find_extent(article.text)
    legible = _blank_unread(article)
    legible = legible if extent == len(article.text) else replace(legible, text=legible.text[:extent])
    document = annotate_document(take_apart(legible))
    toponyms, refusals = find_toponyms(document, gazetteer, recognisers=recognisers)
    toponyms = correct_toponyms(toponyms, fitting, article)
    resolutions = resolve_toponyms(document, toponyms, gazetteer)
    resolutions, misplaced = correct_resolutions(toponyms, resolutions, fitting, gazetteer)
    extraction = extract_claims(document, toponyms, resolutions, people=gazetteer.demonym)
    claims, misread = correct_claims(extraction.claims, toponyms, fitting, article)
    resolutions = abstain(resolutions, {name for claim in claims for name in claim.toponym_ids})
    merged = merge_claims(standing(claims), toponyms, resolutions, posts=article.posts)
    return Reading(
        article=article,
        toponyms=toponyms,
        refusals=refusals,
        resolutions=resolutions,
        claims=claims,
        strikes=correct_strikes(merged.strikes, claims, resolutions),
        links=(*extraction.links, *merged.links),
        passed_over=extraction.passed_over,
        warnings=(
            *article.warnings,
            *_say_unread(article, extent),
            *misplaced,
            *misread,
            *extraction.warnings,
            *_say_unsearched(resolutions),
            *_missing_packs(merged.strikes, resolutions, gazetteer),
            *_asked_online(toponyms, resolutions, gazetteer),
        ),
        gazetteer=gazetteer.version,
    )


def _blank_unread(article: Article) -> Article:
    """The article with blanks for what is in a language that is not read, so that nothing is found there."""
    if how_far_read(article) == "not":
        return replace(article, text=_blank(article.text))
    text = article.text
    for span in article.unread:
        text = f"{text[: span.start]}{_blank(span.text)}{text[span.end :]}"
    return replace(article, text=text) if article.unread else article


def _blank(text: str) -> str:
    return re.sub(r"\S", " ", text)


def _say_unread(article: Article, extent: int) -> tuple[str, ...]:
    """That the end of a text was not read, and from where."""
    whole = len(article.text)
    if extent == whole:
        return ()
    names = "the text holds more names than one article can; split it into its articles to read them all"
    return (f"Only the first {extent:,} of {whole:,} characters were read: {names}",)


def _say_unsearched(resolutions: tuple[Resolution, ...]) -> tuple[str, ...]:
    """How many names were looked up as they stand only."""
    count = sum(resolution.reason == UNSEARCHED for resolution in resolutions)
    if not count:
        return ()
    cure = "split the text into its articles to look up all"
    return (
        f"{count:,} names that no gazetteer has were not looked up in other spellings, for the text names too many; {cure}",
    )


def _missing_packs(
    strikes: tuple[Strike, ...], resolutions: tuple[Resolution, ...], gazetteer: Gazetteer
) -> tuple[str, ...]:
    """One line for each struck country whose villages the gazetteer lacks, with the command that adds them."""
    codes = {strike.place.country_code for strike in strikes if strike.place is not None and strike.realis in HAPPENED}
    if strikes and not codes:
        codes = {resolution.place.country_code for resolution in resolutions if resolution.place is not None}
    advice = advise_packs([code for code in codes if code], gazetteer)
    return () if advice is None else (advice,)


def _asked_online(
    toponyms: tuple[Toponym, ...], resolutions: tuple[Resolution, ...], gazetteer: Gazetteer
) -> tuple[str, ...]:
    """Which places no gazetteer here holds but a geocoder answered, and what went wrong in asking."""
    if gazetteer.online is None:
        return ()
    answered: dict[str, list[str]] = {}
    for toponym, resolution in zip(toponyms, resolutions, strict=True):
        if resolution.place is not None and gazetteer.is_online(resolution.place):
            answered.setdefault(resolution.place.source, []).append(toponym.span.text)
    said = [f"{', '.join(dict.fromkeys(names))}: placed by {source}" for source, names in answered.items()]
    return (*said, *gazetteer.online.take_problems())
