"""What the page's reviewer needs to write corrections: for each place and claim the quoted words and mentions that a
correction is anchored to, what was read of them, and the places that were considered.

The file that the page saves is ``geostrike.corrections/1``, as ``geostrike correct`` writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.corrections.withholding import BLOCK
from geostrike.language.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.maps.sites import Gathering, Site
    from geostrike.model import Candidate, Claim, Place, Reading, Resolution, Span, Strike, Toponym

__all__ = ["build_review"]

Json = dict[str, Any]
_SHOWN = 6  # candidates of one mention, as ``geostrike correct`` offers them
_STEP = 40  # characters by which a quote that stands in the text twice is widened on each side


def build_review(reading: Reading, gathering: Gathering, file: str) -> Json:
    """The anchors of one article. ``file`` is what its corrections file is called."""
    return _Review(reading).build(gathering, file)


class _Review:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.toponyms = {toponym.id: toponym for toponym in reading.toponyms}
        self.resolutions = {resolution.toponym_id: resolution for resolution in reading.resolutions}
        self.claims = {claim.id: claim for claim in reading.claims}
        self.sentences: list[Span] | None = None
        self.mentions: list[Json] = []
        self.numbers: dict[str, int] = {}
        self.choices: dict[tuple[str, str], int] = {}

    def build(self, gathering: Gathering, file: str) -> Json:
        places = {site.anchor: self._place(site) for site in gathering.sites}
        claims = {
            gathering.statements[0, claim.id].anchor: built
            for claim in self.reading.claims
            if (built := self._claim(claim)) is not None
        }
        return {
            "file": file,
            "article": self.reading.article.sha256,
            "mentions": self.mentions,
            "choices": [list(choice) for choice in self.choices],
            "places": places,
            "claims": claims,
        }

    def _place(self, site: Site) -> Json:
        spoken = dict.fromkeys(name for strike in site.strikes for name in self._names_of(strike))
        meant = [name for name in spoken if _means(self.resolutions.get(name), site.place)]
        # The place of a strike may follow from a mention in another way than by its own resolution.
        return {"id": site.place.id if meant else None, "mentions": self._number(meant or spoken)}

    def _names_of(self, strike: Strike) -> Iterable[str]:
        if strike.toponym_id is not None:
            yield strike.toponym_id
        for claim_id in strike.claim_ids:
            yield from self.claims[claim_id].toponym_ids if claim_id in self.claims else ()

    def _claim(self, claim: Claim) -> Json | None:
        if not claim.evidence:
            return None
        quote = self._quote(claim.evidence[0])
        if quote is None:
            return None
        dates = claim.date
        built: Json = {
            "quote": quote,
            "mentions": self._number(claim.toponym_ids),
            "attacker": claim.attacker.name if claim.attacker else "",
        }
        if dates and dates.start and dates.end:
            built["struck"] = f"{dates.start.isoformat()}/{dates.end.isoformat()}"
        return built

    def _number(self, names: Iterable[str]) -> list[int]:
        """Numbers of the mentions that can be anchored; each in the list once."""
        found = [self._mention(self.toponyms[name]) for name in names if name in self.toponyms]
        return list(dict.fromkeys(number for number in found if number is not None))

    def _mention(self, toponym: Toponym) -> int | None:
        if toponym.id in self.numbers:
            return self.numbers[toponym.id]
        span = toponym.span
        quote = None if BLOCK in span.text else self._quote(self._around(span), span)
        if quote is None:
            return None
        resolution = self.resolutions.get(toponym.id)
        built = {
            "mention": span.text,
            "quote": quote,
            "choices": [self._choice(candidate) for candidate in resolution.candidates[:_SHOWN]] if resolution else [],
        }
        # Mentions of one name in the same words are one decision.
        known = next((number for number, other in enumerate(self.mentions) if other == built), None)
        if known is None:
            known = len(self.mentions)
            self.mentions.append(built)
        self.numbers[toponym.id] = known
        return known

    def _around(self, span: Span) -> tuple[int, int]:
        """The clause of a claim that holds a mention, or its sentence."""
        for claim in self.reading.claims:
            for evidence in claim.evidence[:1]:
                if evidence.start <= span.start and span.end <= evidence.end:
                    return evidence.start, evidence.end
        if self.sentences is None:
            self.sentences = list(find_sentences(self.text))
        for sentence in self.sentences:
            if sentence.start <= span.start and span.end <= sentence.end:
                return sentence.start, sentence.end
        return span.start, span.end

    def _choice(self, candidate: Candidate) -> int:
        place = candidate.place
        parts = (place.name, place.level.value, place.admin2, place.admin1, place.country)
        words = ", ".join(dict.fromkeys(part for part in parts if part))
        words += f" ({place.latitude:.2f}, {place.longitude:.2f})"
        return self.choices.setdefault((place.id, words), len(self.choices))

    def _quote(self, around: Span | tuple[int, int], mention: Span | None = None) -> str | None:
        """Words that stand in the text only here, without what is blacked out; ``None`` if nothing is left of them."""
        start, end = around if isinstance(around, tuple) else (around.start, around.end)
        while self.text.count(self.text[start:end]) > 1 and (start > 0 or end < len(self.text)):
            start, end = max(0, start - _STEP), min(len(self.text), end + _STEP)
            start = start if start == 0 else self._to_word(start)
        pieces = [piece for piece in self.text[start:end].split(BLOCK) if any(map(str.isalnum, piece))]
        if mention is not None:
            pieces = [piece for piece in pieces if mention.text in piece]
        return max(pieces, key=len).strip() if pieces else None

    def _to_word(self, at: int) -> int:
        """The next beginning of a word: half of one is no anchor."""
        while at < len(self.text) and self.text[at - 1].isalnum():
            at += 1
        return at


def _means(resolution: Resolution | None, place: Place) -> bool:
    if resolution is None:
        return False
    meant = (resolution.place, resolution.location, resolution.area)
    return any(each is not None and each.id == place.id for each in meant)
