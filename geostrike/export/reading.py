"""A reading as JSON, ``geostrike.reading/1``: the contract of docs/reading.md and docs/reading.schema.json.

A mention and its resolution are one object; the text, and what was weighed for each mention, are left out unless the
whole is asked for. Keys are only ever added within version 1.
"""

from __future__ import annotations

import hashlib
from typing import Any

from geostrike.errors import ArticleError
from geostrike.export.records import decode_record, encode_record
from geostrike.language.tongue import how_far_read
from geostrike.model import (
    Actor,
    Article,
    Claim,
    Link,
    PassedOver,
    Reading,
    Refusal,
    Resolution,
    Source,
    Strike,
    Toponym,
)
from geostrike.version import __version__

__all__ = ["SCHEMA", "decode_reading", "encode_reading"]

SCHEMA = "geostrike.reading/1"
Json = dict[str, Any]


def encode_reading(reading: Reading, *, whole: bool = False) -> Json:
    """``reading`` as a JSON object.

    With ``whole`` it also carries the article's text, and the evidence and candidates of every mention, so that nothing
    is lost; without, readings are small, and can be passed on when the article itself may not.
    """
    strikes_of: dict[str, list[str]] = {claim.id: [] for claim in reading.claims}
    for strike in reading.strikes:
        for claim_id in strike.claim_ids:
            strikes_of.setdefault(claim_id, []).append(strike.id)
    return {
        "schema": SCHEMA,
        "article": _encode_article(reading.article, whole=whole),
        "toponyms": [
            _encode_mention(toponym, resolution, whole=whole)
            for toponym, resolution in zip(reading.toponyms, reading.resolutions, strict=True)
        ],
        "claims": [_encode_claim(claim, strikes_of[claim.id]) for claim in reading.claims],
        "strikes": [encode_record(strike) for strike in reading.strikes],
        "refused": [encode_record(refusal) for refusal in reading.refusals],
        "warnings": list(reading.warnings),
        "links": [encode_record(link) for link in reading.links],
        "passed_over": [encode_record(passed) for passed in reading.passed_over],
        "gazetteer": reading.gazetteer,
        "geostrike": __version__,
    }


def decode_reading(data: Json, *, text: str | None = None) -> Reading:
    """The reading that ``data`` encodes: equal to the encoded one if it was written whole.

    A reading that was not written whole comes back without what was weighed for each mention, and with an empty text unless the article's
    ``text`` is given, which must be the one that was read. Raises ``ArticleError`` when ``data`` is no reading.
    """
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        found = data.get("schema") if isinstance(data, dict) else None
        raise ArticleError(
            f"this is not a reading of the form {SCHEMA} (schema: {found!r}); make it with geostrike read"
        )
    try:
        return Reading(
            article=_decode_article(data["article"], text),
            toponyms=tuple(decode_record(Toponym, item) for item in data["toponyms"]),
            refusals=tuple(decode_record(Refusal, item) for item in data["refused"]),
            resolutions=tuple(_decode_resolution(item) for item in data["toponyms"]),
            claims=tuple(_decode_claim(item) for item in data["claims"]),
            strikes=tuple(decode_record(Strike, item) for item in data["strikes"]),
            links=tuple(decode_record(Link, item) for item in data.get("links", ())),
            passed_over=tuple(decode_record(PassedOver, item) for item in data.get("passed_over", ())),
            warnings=tuple(data["warnings"]),
            gazetteer=data.get("gazetteer", ""),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ArticleError(f"this reading is damaged ({type(error).__name__}: {error}); make it again") from error


def _encode_article(article: Article, *, whole: bool) -> Json:
    encoded = encode_record(article, without=("outlet",) if whole else ("outlet", "text"))
    encoded["outlet"] = article.outlet.name if article.outlet is not None else None
    encoded["read"] = how_far_read(article)
    encoded["outlet_url"] = article.outlet.url if article.outlet is not None else None
    return encoded


def _decode_article(data: Json, text: str | None) -> Article:
    outlet = None if data["outlet"] is None else Source(name=data["outlet"], url=data.get("outlet_url"))
    if text is not None and hashlib.sha256(text.encode()).hexdigest() != data["sha256"]:
        raise ArticleError(f"the text is not the one that was read as {data['id']!r}: its sha256 differs")
    return decode_record(Article, data, outlet=outlet, text=data.get("text", "") if text is None else text)


# A resolution lies in its mention's object; these two names are taken by the mention itself.
_RENAMED = {"reason": "resolution_reason", "decision": "place_decision"}


def _encode_mention(toponym: Toponym, resolution: Resolution, *, whole: bool) -> Json:
    encoded = encode_record(toponym, without=() if whole else ("evidence",))
    left_out = ("toponym_id",) if whole else ("toponym_id", "candidates")
    for name, value in encode_record(resolution, without=left_out).items():
        encoded[_RENAMED.get(name, name)] = value
    encoded["candidate_count"] = len(resolution.candidates)
    return encoded


def _decode_resolution(data: Json) -> Resolution:
    own = {name: value for name, value in data.items() if name not in _RENAMED}
    own |= {name: data.get(key) for name, key in _RENAMED.items()}
    return decode_record(Resolution, own, toponym_id=data["id"])


def _encode_claim(claim: Claim, strike_ids: list[str]) -> Json:
    encoded = encode_record(claim, without=("attacker",))
    attacker = claim.attacker
    encoded["strike_ids"] = strike_ids
    encoded["attacker"] = None if attacker is None else attacker.name
    encoded["attacker_words"] = None if attacker is None else attacker.words
    encoded["attacker_stated"] = None if attacker is None else attacker.stated
    encoded["attacker_likely"] = None if attacker is None else attacker.likely
    encoded["attacker_reason"] = None if attacker is None else attacker.reason
    return encoded


def _decode_claim(data: Json) -> Claim:
    attacker = None
    if data["attacker"] is not None:
        words = data.get("attacker_words")
        words = str(data["attacker"] if words is None else words)
        attacker = Actor(
            name=data["attacker"],
            words=words,
            stated=data["attacker_stated"],
            likely=data.get("attacker_likely"),
            reason=data.get("attacker_reason"),
        )
    return decode_record(Claim, data, attacker=attacker)
