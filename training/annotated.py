"""Claims of public texts that were annotated for training: ``annotated.jsonl`` holds where they stand, and no text.

A line is one article: ``id``, ``corpus`` ("m2e2" or "fakes"), ``doc`` in it, ``sha256`` of the text that the offsets count in,
``blanks`` put into it, and ``claims``: spans ``[start, end]`` (code points, end exclusive), kinds by name, and whether a party or speaker
is known that the claim has no words for.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_annotated"]

SENTENCES = 40
"""So many of each article of M2E2 were annotated."""


def read_annotated(file: Path, corpora: Path, fakes: Path) -> list[dict[str, Any]]:
    """The articles of ``file`` in the shape of claim-level gold; their texts come from the folder of ``corpora`` and the file ``fakes``.

    Raises ``ValueError`` naming the article whose text is not the one that was annotated.
    """
    sentences: dict[str, list[str]] = {}
    with gzip.open(corpora / "m2e2.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            sentences.setdefault(row["doc"], []).append(_squeeze(row["text"]))
    texts = {("m2e2", doc): "\n".join(found[:SENTENCES]) for doc, found in sentences.items()}
    for line in fakes.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts["fakes", row["doc_id"]] = _squeeze(row["text"])
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = texts.get((row["corpus"], row["doc"]), "")
        for at in row["blanks"]:
            text = f"{text[:at]} {text[at:]}"
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']}: not the text that was annotated")
        found.append({"id": row["id"], "text": text, "claims": [_claim(claim, text) for claim in row["claims"]]})
    return found


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
