"""Whatever articles say stays text in every form that incidents are exported to. The strings are those that the pages are tried with."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyogrio
import pytest

from geostrike.export.atom import encode_feed
from geostrike.export.collection import encode_incident
from geostrike.export.incidents.forms import export_incidents
from geostrike.export.incidents.rows import Incidents
from geostrike.incidents import join_reports
from geostrike.language.controls import mend
from geostrike.model import About, Collection, Denial, Incident
from tests.browser.attacks import ATTACKS
from tests.incidents.made_up import PARTIES, accuse, count, make_place, make_report

STRINGS = (*ATTACKS, "half a pair \ud83d", "a\0b")
NUMBER = re.compile(r"-?\d+(\.\d+)?$")
TAG = re.compile(r"<(?=[a-z/!])", re.IGNORECASE)


@cache
def make_attacked() -> tuple[Incident, ...]:
    reports = []
    for number, attack in enumerate(STRINGS):
        report = make_report(f"{number}{attack}", make_place(attack, 11 + number / 50), number, published=number)
        reports.append(
            replace(
                report,
                outlet=attack,
                quote=attack,
                speakers=(attack,),
                denials=(Denial(about=About.STRIKE, speaker=attack, words=attack),),
                tolls=(replace(count(4, 4), words=attack, speaker=attack),),
                attackers=(accuse(attack),),
            )
        )
    return join_reports(reports, {}, PARTIES)


@cache
def encode_attacked() -> Incidents:
    articles = [
        {
            "id": f"{number}{attack}", "title": attack, "outlet": attack, "url": attack, "published": None, "sha256": "0" * 64,
            "language": "en",
        }
        for number, attack in enumerate(STRINGS)
    ]  # fmt: skip
    return Incidents(articles, [encode_incident(incident) for incident in make_attacked()])


@pytest.mark.parametrize("ending", [".csv", ".acled.csv", ".ucdp.csv"])
def test_no_cell_of_a_table_is_a_formula(ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"c{ending}"
    export_incidents(encode_attacked(), target)
    rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))
    assert len(rows) == len(make_attacked()) + 1
    assert len({len(row) for row in rows}) == 1
    bad = [cell for row in rows for cell in row if cell.strip()[:1] in tuple("=+-@") and not NUMBER.match(cell)]
    assert bad == []


@pytest.mark.parametrize("ending", [".geojson", ".timemap.json"])
def test_json_is_whole_and_holds_every_string(ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"c{ending}"
    export_incidents(encode_attacked(), target)
    plain = json.dumps(json.loads(target.read_text("utf-8")), ensure_ascii=False)
    assert [attack for attack in ATTACKS[:60] if json.dumps(attack, ensure_ascii=False)[1:-1] not in plain] == []


def test_kml_holds_no_element_of_theirs(tmp_path: Path) -> None:
    target = tmp_path / "c.kml"
    export_incidents(encode_attacked(), target)
    tree = ET.fromstring(target.read_bytes())
    names = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert not names & {"script", "img", "iframe", "svg", "a", "href", "NetworkLink", "IconStyle"}
    shown = [element.text or "" for element in tree.iter() if element.tag.endswith("description")]
    assert shown
    assert [text for text in shown if TAG.search(text.replace("<br/>", ""))] == []  # viewers of KML show it as HTML


def test_markdown_holds_no_tag_and_no_link_that_runs(tmp_path: Path) -> None:
    target = tmp_path / "c.md"
    export_incidents(encode_attacked(), target)
    text = target.read_text("utf-8")
    assert re.findall(r"(?<!\\)<(?=[a-zA-Z/!])", text) == []
    assert re.findall(r"\]\(\s*(?:javascript|data|vbscript):", text, re.IGNORECASE) == []


def test_the_store_holds_every_string_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "c.gpkg"
    export_incidents(encode_attacked(), target)
    places = set(pyogrio.read_dataframe(target, layer="incidents")["place"])
    assert len(pyogrio.list_layers(target)) == 6
    assert places == {mend(incident.name) for incident in make_attacked()}


def test_a_feed_is_text_and_leads_nowhere() -> None:
    tree = ET.fromstring(encode_feed(Collection(articles=(), incidents=make_attacked())))
    kinds = {element.get("type") for element in tree.iter() if element.tag.endswith(("title", "summary", "content"))}
    assert kinds <= {None, "text"}
    assert not any((element.get("href") or "").lower().startswith(("javascript", "data")) for element in tree.iter())
