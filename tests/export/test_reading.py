from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from geostrike.errors import ArticleError
from geostrike.export.reading import SCHEMA, decode_reading, encode_reading
from tests.export.strategies import readings

if TYPE_CHECKING:
    from geostrike.model import Reading

DOCS = Path(__file__).parents[2] / "docs"


@cache
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DOCS / "reading.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(loaded)
    return loaded


@settings(max_examples=25, deadline=None)
@given(readings())
def test_a_reading_written_whole_comes_back_equal(reading: Reading) -> None:
    assert decode_reading(json.loads(json.dumps(encode_reading(reading, whole=True)))) == reading


@settings(max_examples=25, deadline=None)
@given(readings())
def test_a_reading_without_its_text_loses_only_text_and_what_was_weighed(reading: Reading) -> None:
    data = json.loads(json.dumps(encode_reading(reading)))
    slim = replace(
        reading,
        toponyms=tuple(replace(t, evidence=()) for t in reading.toponyms),
        resolutions=tuple(replace(r, candidates=()) for r in reading.resolutions),
    )
    assert decode_reading(data, text=reading.article.text) == slim
    assert decode_reading(data) == replace(slim, article=replace(slim.article, text=""))


@settings(max_examples=25, deadline=None)
@given(readings())
def test_readings_follow_the_published_schema(reading: Reading) -> None:
    validator = Draft202012Validator(schema())
    for whole in (True, False):
        validator.validate(encode_reading(reading, whole=whole))


@settings(max_examples=25, deadline=None)
@given(readings())
def test_every_key_that_is_written_is_described_in_the_schema(reading: Reading) -> None:
    def check(value: object, rule: dict[str, Any]) -> None:
        if "$ref" in rule:
            rule = schema()["$defs"][rule["$ref"].rsplit("/", 1)[1]]
        if isinstance(value, dict):
            rule = next((r for r in rule.get("anyOf", ()) if r != {"type": "null"}), rule)
            if "$ref" in rule:
                rule = schema()["$defs"][rule["$ref"].rsplit("/", 1)[1]]
            for key, inner in value.items():
                check(inner, rule["properties"][key])
        elif isinstance(value, list):
            for inner in value:
                check(inner, rule["items"])

    check(encode_reading(reading, whole=True), schema())


CONTRACT = {
    "article": "id title outlet url published sha256",
    "toponyms": "id start end text role reason confidence place",
    "claims": "id strike_ids toponym_ids speaker outlet stance about modality attacker attacker_stated targets weapons "
    "date casualties evidence",
    "strikes": "id place level shown_as claim_ids realis status",
    "refused": "start end text reason",
}


@pytest.mark.parametrize("part", CONTRACT)
def test_the_keys_of_version_1_stay(part: str) -> None:
    rule = schema()["properties"][part]
    name = rule.get("items", rule)["$ref"].rsplit("/", 1)[1]
    assert set(CONTRACT[part].split()) <= set(schema()["$defs"][name]["required"])
    assert schema()["properties"]["schema"] == {"const": SCHEMA}


@settings(max_examples=20, deadline=None)
@given(readings())
def test_claims_name_the_strikes_that_rest_on_them(reading: Reading) -> None:
    data = encode_reading(reading)
    for claim in data["claims"]:
        assert claim["strike_ids"] == [s["id"] for s in data["strikes"] if claim["id"] in s["claim_ids"]]


@settings(max_examples=10, deadline=None)
@given(readings())
def test_the_text_given_back_must_be_the_one_that_was_read(reading: Reading) -> None:
    with pytest.raises(ArticleError, match="sha256 differs"):
        decode_reading(encode_reading(reading), text=reading.article.text + "!")


@pytest.mark.parametrize("data", [{}, {"schema": "other/1"}, {"schema": SCHEMA}, {"schema": SCHEMA, "article": {}}, []])
def test_what_is_no_reading_is_refused_in_one_line(data: Any) -> None:
    with pytest.raises(ArticleError, match="reading"):
        decode_reading(data)
