"""The weights that come with geostrike: whole, small, and asked only where strikes are told of."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date

from geostrike.annotation import annotate_document
from geostrike.annotation.shipped import WEIGHTS
from geostrike.articles.details import Details, compose_article
from geostrike.language.documents import take_apart
from geostrike.model.annotation import ArgumentRole

MOST_BYTES = 25_000_000
"""What a wheel may spend on weights."""

# Made up.
TELLS = "Warplanes bombed the town of Dovrin in the province of Karsa on Friday, killing five people, residents said."
TELLS_NOT = "The parliament of Ostria voted on Friday to lower the tax on bread. The town of Dovrin was quiet. " * 5
"""Longer than a caption, of which every sentence is looked at."""


def make(text: str):  # type: ignore[no-untyped-def]
    return take_apart(compose_article(text, fallback_id="made-up", details=Details(published=date(2031, 3, 14))))


def test_the_files_are_those_of_the_card() -> None:
    card = json.loads((WEIGHTS / "card.json").read_text(encoding="utf-8"))
    sums = {name: hashlib.sha256((WEIGHTS / name).read_bytes()).hexdigest() for name in card["sha256"]}
    assert sums == card["sha256"]
    assert sum(file.stat().st_size for file in WEIGHTS.iterdir()) <= MOST_BYTES
    assert {"licence", "trained_on", "made_by"} <= card.keys()


def test_a_plain_report_is_seen_with_its_parts() -> None:
    annotation = annotate_document(make(TELLS)).annotation
    assert annotation is not None
    event = max(annotation.events, key=lambda e: e.probability)
    assert "bombed" in event.trigger.text
    words = {a.role: a.span.text for a in event.arguments if a.probability >= 0.5}
    assert "Dovrin" in words[ArgumentRole.PLACE]
    assert "arplanes" in words[ArgumentRole.ATTACKER]
    assert "residents" in words[ArgumentRole.SPEAKER]
    assert "five" in words[ArgumentRole.TOLL]
    assert all(TELLS[a.span.start : a.span.end] == a.span.text for a in event.arguments)


def test_the_same_text_gives_the_same_annotation() -> None:
    assert annotate_document(make(TELLS)) == annotate_document(make(TELLS))


def test_other_languages_are_not_asked_about() -> None:
    foreign = replace(make(TELLS).article, language="uk")
    assert annotate_document(take_apart(foreign)).annotation is None


def test_a_text_without_a_word_of_strikes_does_not_load_the_network() -> None:
    code = (
        "import sys\nfrom geostrike.annotation import annotate_document\n"
        "from geostrike.articles.details import Details, compose_article\n"
        "from geostrike.language.documents import take_apart\n"
        f"annotate_document(take_apart(compose_article({TELLS_NOT!r}, fallback_id='made-up', details=Details())))\n"
        "assert not {'numpy', 'onnxruntime'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
