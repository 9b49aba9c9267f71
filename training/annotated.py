"""Claims of public texts that were annotated for training: ``annotated.jsonl`` holds where they stand, and no text.

A line is one article: ``id``, ``corpus`` (a file of the training corpora, or one of ``_MEASURED``), ``doc`` in it, ``parts``: the
stretches ``[start, end]`` of its source that were annotated, ``sha256`` of the text they make, and ``claims``: spans
``[start, end]`` in that text (code points, end exclusive), kinds by name, and whether a party or speaker is known that the claim
has no words for.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["read_annotated", "read_sources"]


def read_annotated(file: Path, corpora: Path, measured: Path) -> list[dict[str, Any]]:
    """The articles of ``file`` in the shape of claim-level gold; their texts come from the folder of training ``corpora`` and that of the
    ``measured`` ones.

    Raises ``ValueError`` naming the article whose text is not the one that was annotated.
    """
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    wanted = {row["corpus"] for row in rows}
    sources = {
        (corpus, doc): text for corpus in sorted(wanted) for doc, text in read_sources(corpus, corpora, measured)
    }
    found = []
    for row in rows:
        source, joint = sources.get((row["corpus"], row["doc"]), ""), " " if row["corpus"] == "fakes" else "\n"
        text = joint.join(source[start:end] for start, end in row["parts"])
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']}: not the text that was annotated")
        claims = [_claim(claim, text) for claim in row["claims"]]
        found.append({"id": row["id"], "text": text, "claims": claims, "suspected": row.get("suspected", [])})
    return found


_MEASURED = {
    "fakes": "strikes/fakes",
    "airwars_syria_news_en": "strikes/airwars_syria_news_en",
    "gwn": "toponyms/gwn",
    "trnews": "toponyms/trnews",
    "lgl": "toponyms/lgl",
    "geovirus": "toponyms/geovirus",
    "re3d": "toponyms/re3d",
    "cir_ukraine": "strikes/cir_ukraine",
    "case2021": "strikes/case2021",
    "halterman_events": "strikes/halterman_events",
    "halterman_strikes": "strikes/halterman_strikes",
}
"""Corpora whose development halves other rooms are measured on. Of articles only spans were annotated that are no answer of those
measurements; of the captions and single sentences of the last four the half whose SHA-256 of the text is even, so the measured half is the other.
"""


def read_sources(corpus: str, corpora: Path, measured: Path) -> Iterator[tuple[str, str]]:
    """Each document of a corpus with its text on one line: M2E2 has it sentence by sentence."""
    if corpus in _MEASURED:
        file = measured / _MEASURED[corpus] / "dev.jsonl"
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            yield row["doc_id"], _squeeze(row["text"])
        return
    texts: dict[str, list[str]] = {}
    with gzip.open(corpora / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            texts.setdefault(row["doc"] if corpus == "m2e2" else row["id"], []).append(_squeeze(row["text"]))
    for doc, parts in texts.items():
        yield doc, " ".join(parts)


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _claim(claim: dict[str, Any], text: str) -> dict[str, Any]:
    def span(place: list[int] | None) -> dict[str, Any] | None:
        return {"start": place[0], "end": place[1], "text": text[slice(*place)]} if place else None

    several = {name: [span(place) for place in claim[name]] for name in ("places", "tolls", "targets", "weapons")}
    single = {name: span(claim[name]) for name in ("trigger", "attacker", "speaker", "date", "quote")}
    kinds = {name: claim[name] for name in ("realis", "stance", "about")}
    return {
        **several,
        **single,
        **kinds,
        "attacker_name": "known" if claim["attacker_known"] else None,
        "speaker_name": "known" if claim["speaker_known"] else None,
    }
