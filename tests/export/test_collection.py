"""A collection as JSON. (All sentences are made up.)"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from geostrike.export.collection import encode_collection, encode_incident, say_origins
from geostrike.incidents import collect
from geostrike.language.controls import dump_json
from geostrike.model import Article, Collection, Source
from geostrike.pipeline import read
from tests.fictional import build_world

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "collection.schema.json"
TEXTS = {
    "a": "Arvanian jets bombed the market of Dovrin on Thursday, killing nine people on the spot, the mayor said.",
    "b": "Arvanian jets bombed the market of Dovrin on Thursday, killing nine people on the spot, the mayor said. (Agency)",
    "c": "At least 12 people died when warplanes struck Dovrin on Thursday. The army denied carrying out the strike.",
    "d": "Shells hit the town of Zelimar on Wednesday, <script>alert(1)</script> residents said.",
}


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    world = build_world(tmp_path_factory.mktemp("world") / "world.sqlite")
    return collect(
        read(
            Article(
                id=name,
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                published=date(2031, 3, 13),
                outlet=Source(name=f"The {name} Post"),
            ),
            world,
        )
        for name, text in TEXTS.items()
    )


def load_schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return loaded


def test_a_collection_follows_the_published_schema(collection: Collection) -> None:
    schema = load_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(dump_json(encode_collection(collection))))


def test_every_key_that_is_written_is_described_in_the_schema(collection: Collection) -> None:
    schema = load_schema()

    def check(value: object, rule: dict[str, Any]) -> None:
        if "$ref" in rule:
            rule = schema["$defs"][rule["$ref"].rsplit("/", 1)[1]]
        if isinstance(value, dict):
            for key, inner in value.items():
                assert key in rule["properties"], key
                check(inner, rule["properties"][key])
        elif isinstance(value, list):
            for inner in value:
                check(inner, rule["items"])

    check(encode_collection(collection), schema)


def test_copies_count_once_and_nothing_is_confirmed(collection: Collection) -> None:
    dovrin = next(incident for incident in collection.incidents if incident.name == "Dovrin")
    assert say_origins(dovrin) == "reported by 3 articles, 2 independent origins; disputed"
    assert encode_incident(dovrin)["origins"] == [["a", "b"], ["c"]]
    assert "confirm" not in dump_json(encode_collection(collection)).lower()


def test_offsets_are_those_of_the_words_in_the_articles(collection: Collection) -> None:
    for incident in encode_collection(collection)["incidents"]:
        for mention in incident["mentions"]:
            assert TEXTS[mention["article_id"]][mention["start"] : mention["end"]] == mention["place"]


def test_the_texts_of_articles_are_left_out(collection: Collection) -> None:
    assert all("text" not in article for article in encode_collection(collection)["articles"])
