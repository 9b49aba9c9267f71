from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.export.acled import COLUMNS as ACLED_COLUMNS
from geostrike.export.acled import encode_acled
from geostrike.export.formulas import defuse
from geostrike.export.geojson import encode_geojson
from geostrike.export.spreadsheet import HASHTAGS, encode_csv
from geostrike.export.tables import (
    ARTICLE_COLUMNS,
    CLAIM_COLUMNS,
    STRIKE_COLUMNS,
    article_row,
    claim_row,
    describe_attacker,
    source_rows,
    strike_row,
    toll,
)
from geostrike.export.ucdp import encode_ucdp
from geostrike.model import Actor, Outcome, Speaker, SpeakerKind
from tests.export.sample import READING, WATCH
from tests.export.strategies import readings

if TYPE_CHECKING:
    from geostrike.model import Reading


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_columns_are_those_of_the_rows() -> None:
    assert tuple(article_row(READING)) == ARTICLE_COLUMNS
    assert tuple(strike_row(READING, READING.strikes[0])) == STRIKE_COLUMNS
    assert tuple(claim_row(READING, READING.claims[0])) == CLAIM_COLUMNS
    assert set(HASHTAGS) <= {*ARTICLE_COLUMNS, *STRIKE_COLUMNS, *CLAIM_COLUMNS}


def test_csv_has_a_row_of_hashtags_and_then_every_claim() -> None:
    header, *body = rows(encode_csv([READING]))
    assert header["latitude"] == "#geo+lat"
    assert [row["claim_id"] for row in body] == ["c1", "c2", "c3", "c4", "c5", "c6"]
    assert (body[0]["latitude"], body[0]["longitude"]) == ("35.12346", "36.65432")
    assert (body[2]["place"], body[2]["latitude"]) == ("Lower Vale", "")
    assert (body[4]["realis"], body[4]["latitude"]) == ("threatened", "")
    assert body[5]["strike_id"] == ""
    assert body[0]["human_decision"] == "relocate by A. Lim on 2031-03-04: the mill is in Oster"
    assert body[0]["attackers"] == "possibly Norland: as the report that follows, 54 %"


@settings(max_examples=20, deadline=None)
@given(readings())
def test_csv_keeps_every_claim_span_and_decision(reading: Reading) -> None:
    body = rows(encode_csv([reading]))[1:]
    seen = {row["claim_id"]: row["evidence_spans"] for row in body}
    for claim in reading.claims:
        assert seen[defuse(claim.id)] == " ".join(f"{s.start}-{s.end}" for s in claim.evidence)
    for strike in reading.strikes:
        row = next(row for row in body if row["strike_id"] == defuse(strike.id))
        assert bool(row["human_decision"]) == (strike.decision is not None)


SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "\u00a0=1", '"=1', "\u200b=1"])
def test_what_a_spreadsheet_would_run_is_defused(value: str) -> None:
    assert defuse(value) == f"'{value}"
    for separator in (";", "\t", "\r", "\n", "\x0b", "\u2028"):
        assert defuse(f"x{separator}{value}{separator}y") == f"x{separator}'{value}{separator}y"


def test_what_is_no_formula_stays_as_it_is() -> None:
    for value in ("", "a-b", "3; 4", "x = y", "a;b;c", "a, -b", "https://post.example/a?b=c", "12-34 56-78"):
        assert defuse(value) == value


@given(st.text(st.sampled_from([*SIGNS, *";\t\n\r \"'x,"])))
def test_no_cell_begins_like_a_formula_however_cells_are_parted(value: str) -> None:
    shown = defuse(value)
    for cell in re.split(r"[;\t\r\n]", shown):
        assert not cell.lstrip(' "').startswith(SIGNS)
    assert re.sub(r"(^|[;\t\r\n])'(?=[ \"]*[=+\-@＝＋－＠])", r"\1", shown) == re.sub(
        r"(^|[;\t\r\n])'(?=[ \"]*[=+\-@＝＋－＠])", r"\1", value
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_is_a_formula_in_a_program_that_parts_cells_otherwise(delimiter: str) -> None:
    title = 'Mill;=cmd|\' /C calc\'!A0;y\t+1\n@x\r"-1";"=2"'
    article = replace(READING.article, title=title, id=f"{title}, or so", url=title)
    for text in (encode(replace(READING, article=article)) for encode in (in_csv, in_acled, in_ucdp)):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            assert not any(cell.lstrip(' "').startswith(("=", "+", "@")) for cell in row)


def in_csv(reading: Reading) -> str:
    return encode_csv([reading])


def in_acled(reading: Reading) -> str:
    return encode_acled([reading])


def in_ucdp(reading: Reading) -> str:
    return encode_ucdp([reading])


def test_no_cell_commands_a_terminal() -> None:
    article = replace(READING.article, title="a\x1b[2J\x9b31m\x07b")
    assert "a\ufffd[2J\ufffd31m\ufffdb" in encode_csv([replace(READING, article=article)])


def test_the_row_of_hashtags_can_be_left_out() -> None:
    header, first = encode_csv([READING], hxl=False).split("\r\n")[:2]
    assert header.startswith("article_id,")
    assert "#" not in first.partition(",")[0]


def test_the_place_also_has_the_article_s_own_spelling() -> None:
    assert [strike_row(READING, strike)["place_as_written"] for strike in READING.strikes][:1] == ["Oster"]


def test_formulas_in_articles_are_defused_in_every_table() -> None:
    for text in (encode_csv([READING]), encode_acled([READING]), encode_ucdp([READING])):
        for row in csv.reader(io.StringIO(text, newline="")):
            assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in row)
    assert rows(encode_csv([READING]))[1]["article_title"].startswith("'@Mill")


def test_acled_like_rows_have_its_codes_and_no_coordinates_for_a_province() -> None:
    one, two, three = rows(encode_acled([READING]))
    assert list(one) == list(ACLED_COLUMNS)
    assert [row["geo_precision"] for row in (one, two, three)] == ["1", "3", ""]
    assert [row["time_precision"] for row in (one, two, three)] == ["1", "3", ""]
    assert (one["event_date"], two["event_date"]) == ("2031-03-01", "2031-03-16")
    assert (one["latitude"], one["longitude"]) == ("35.1235", "36.6543")
    assert (two["latitude"], two["longitude"]) == ("", "")
    assert [row["sub_event_type"] for row in (one, two)] == ["Air/drone strike", "Shelling/artillery/missile attack"]
    assert (one["fatalities"], one["fatalities_status"], two["fatalities"]) == ("3", "unknown", "")
    assert "not ACLED data" in one["not_acled_data"]
    assert [claim["id"] for claim in json.loads(one["claims_json"])] == ["c1", "c2"]


def test_acled_like_rows_have_a_province_s_middle_only_when_asked() -> None:
    _, two, three = rows(encode_acled([READING], area_coordinates=True))
    assert (two["latitude"], two["longitude"]) == ("35.1235", "36.6543")
    assert three["latitude"] == ""


def test_ucdp_like_rows_have_its_codes_and_say_who_speaks() -> None:
    one, two, three = rows(encode_ucdp([READING]))
    assert [row["where_prec"] for row in (one, two, three)] == ["1", "4", "6"]
    assert [row["date_prec"] for row in (one, two, three)] == ["1", "4", ""]
    assert (one["source_original"], one["source_office"]) == ("Harbour Watch; Defence Ministry", "The Example")
    assert (one["low"], one["high"], one["best"], one["deaths_unknown"]) == ("3", "3", "3", "3")
    assert one["geom_wkt"] == "POINT (36.65432 35.12346)"
    assert (two["geom_wkt"], two["latitude"]) == ("", "")
    assert (two["date_start"], two["date_end"]) == ("2031-03-01", "2031-03-31")
    assert "not UCDP data" in one["not_ucdp_data"]


def test_tolls_are_never_summed_and_denials_give_no_number() -> None:
    assert toll(READING.claims, Outcome.KILLED) == (3, 3)
    assert toll(READING.claims * 2, Outcome.KILLED) == (3, 3)
    assert toll(READING.claims, Outcome.INJURED) == (None, None)


@pytest.mark.parametrize(
    ("attacker", "words"),
    [
        (Actor(name="Norland", words="its jets", stated=True), "Norland"),
        (
            Actor(name="Norland", words="jets", stated=False, likely=0.81, reason="as the reports around it"),
            "probably Norland: as the reports around it, 81 %",
        ),
        (
            Actor(name="Norland", words="jets", stated=False, likely=0.54, reason="as the reports around it"),
            "possibly Norland: as the reports around it, 54 %",
        ),
        (
            Actor(name="Norland", words="Norland", stated=False, likely=1.0, reason="as a person decided"),
            "Norland (as a person decided)",
        ),
        (Actor(name="Norland", words="jets", stated=False), "Norland (implied by context)"),
    ],
)
def test_an_implied_attacker_says_how_surely_and_why(attacker: Actor, words: str) -> None:
    assert describe_attacker(attacker) == words


def test_who_is_hardly_implied_is_no_attacker_of_a_strike() -> None:
    """Sample: “Norland”, 54 %. It stays with its claim."""
    feature = encode_geojson([READING])["features"][0]["properties"]
    assert feature["attackers"] == []
    assert (feature["claims"][0]["attacker"], feature["claims"][0]["attacker_likely"]) == ("Norland", 0.54)
    events = rows(encode_acled([READING]))
    assert next((event["actor1"], event["attackers_claimed"]) for event in events) == (
        "",
        "possibly Norland: as the report that follows, 54 %",
    )


def test_an_organisation_is_one_source_whoever_speaks_for_it() -> None:
    director = Speaker(name="Ada Pell", kind=SpeakerKind.MONITOR, words="she", organisation=WATCH.name)
    first, *others = READING.claims
    spoken = replace(READING, claims=(replace(first, speaker=director), *others))
    assert [row["source"] for row in source_rows(spoken)] == [row["source"] for row in source_rows(READING)]
