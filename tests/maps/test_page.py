"""What the page says, without a browser: these tests run everywhere."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.errors import OutputError
from geostrike.export.geojson import encode_geojson
from geostrike.maps import PageOptions, Tiles, assets, draw_page
from geostrike.maps.island import encode_json
from geostrike.maps.orientation import NoAtlas
from geostrike.model import Article, Level, Reading, Shape
from tests.maps.fictional import (
    VELMAR,
    Atlas,
    make_empty_reading,
    make_large_reading,
    make_place,
    make_reading,
    strike,
)


@pytest.fixture(scope="module")
def html() -> str:
    return draw_page(make_reading(), Atlas())


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found.group(1))
    return data


def test_the_same_reading_gives_the_same_bytes(html: str) -> None:
    assert draw_page(make_reading(), Atlas()) == html
    assert draw_page([make_reading()], Atlas()) == html


def test_a_map_of_one_article_is_small_enough_to_mail(html: str) -> None:
    assert len(html.encode()) <= 600_000


def test_the_page_names_no_file_elsewhere(html: str) -> None:
    outside = re.findall(r"""(?:src|srcset|data|poster|action)\s*=\s*["']?(https?:|//)""", html)
    assert outside == []
    assert "url(" not in re.sub(r"url\(#hatch(-past)?\)", "", html.split("</style>")[-2])
    assert "<link" not in html
    assert "@import" not in html
    assert "sourceMappingURL" not in html
    static = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    links = re.findall(r'href="([^"#][^"]*)"', static)
    address = "https://courier.example/2031/velmar"
    assert set(links) == {address, f"https://web.archive.org/web/20310402/{address}"}
    assert static.count('href="https') == static.count('rel="noopener noreferrer nofollow"')


def test_the_policy_allows_exactly_the_scripts_and_styles_that_are_there(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    words = policy.group(1).replace("&#39;", "'")
    assert "unsafe" not in words
    assert "default-src 'none'" in words
    assert "connect-src 'none'" in words
    for kind, texts in {
        "script": re.findall(r"<script>(.*?)</script>", html, re.DOTALL),
        "style": re.findall(r"<style>(.*?)</style>", html, re.DOTALL),
    }.items():
        hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts}
        listed = re.search(rf"{kind}-src ([^;]*)", words)
        assert listed
        assert set(listed.group(1).split()) == hashes


def test_no_script_of_ours_writes_markup(html: str) -> None:
    own = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)[-1]
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
        assert word not in own


@pytest.mark.parametrize(
    "words",
    [
        "Orsk Observatory",
        "monitoring group",
        "denies the target",
        "admits the strike",
        "Tuesday 1 April 2031",
        "Attacker, not stated",
        "probably Tarnia: as most strikes of this story, 94 %",
        "homes in Velmar",
        "at least 4 killed",
        "civilian or combatant not said",
        "<mark>Velmar</mark>",
        "courier.example",
        "A reported location is not a verified one.",
        "approximate outline",
        "Reported, but not on the map",
        "A country is too large to draw.",
        "threatened",
        "it only says where the quarter lies",
        "not in the gazetteer",
        "made-up gazetteer 1 (2031-01-01)",
        "A made-up warning.",
        "CC BY 4.0",
        "BSD 2-Clause",
        "could not be placed",
        "not on the map</a>",
    ],
)
def test_the_page_says(html: str, words: str) -> None:
    assert words in html


def test_every_claim_stands_in_the_page_with_its_words() -> None:
    reading = make_reading()
    page = re.sub(r"</?mark>", "", draw_page(reading, Atlas()))
    for claim in reading.claims:
        assert claim.evidence[0].text in page
        assert f'id="claim-{claim.id}"' in page


def test_no_address_in_the_page_is_used_twice(html: str) -> None:
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_every_link_inside_the_page_leads_somewhere(html: str) -> None:
    static = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    targets = set(re.findall(r'href="#([^"]+)"', static))
    assert targets <= set(re.findall(r' id="([^"]+)"', static))


def test_only_what_happened_at_a_known_place_is_marked(html: str) -> None:
    names = [place["name"] for place in data_of(html)["places"]]
    assert names == ["Velmar", "Lower Mill", "Kestrin", "Ilmen crossing"]


@pytest.mark.parametrize("level", [Level.DISTRICT, Level.PROVINCE, Level.REGION])
def test_nothing_coarser_than_a_town_is_ever_a_spot(level: Level) -> None:
    wide = make_place("Wide", level, 48, 67, 60)
    reading = make_reading()
    data = data_of(draw_page(replace(reading, strikes=(strike("s1", wide, Shape.POINT, ("c4",)),)), Atlas()))
    assert [data["words"][place["symbol"]] for place in data["places"]] == ["area"]


def test_a_country_is_never_marked_even_if_asked_to() -> None:
    wide = make_place("Tarnia", Level.COUNTRY, 48, 67, 400)
    for shape in (Shape.POINT, Shape.AREA):
        reading = replace(make_reading(), strikes=(strike("s1", wide, shape, ("c7",)),))
        assert data_of(draw_page(reading, Atlas()))["places"] == []


def test_a_page_without_outlinks_leads_to_the_article_alone() -> None:
    page = draw_page(make_reading(), Atlas(), options=PageOptions(outlinks=False))
    assert data_of(page)["outlinks"] == 0
    assert "web.archive.org" not in page


def test_words_that_differ_in_capitals_alone_are_one_filter() -> None:
    reading = make_reading()
    first, rest = reading.claims[0], reading.claims[1:]
    claims = (replace(first, weapons=("aircraft", "AIRCRAFT")), *rest, replace(first, id="c9", weapons=("Aircraft",)))
    whole = replace(reading.strikes[0], claim_ids=("c1", "c2", "c9"))
    data = data_of(draw_page(replace(reading, claims=claims, strikes=(whole, *reading.strikes[1:])), Atlas()))
    weapons = [[data["words"][n] for n in claim["weapons"]] for claim in data["places"][0]["claims"]]
    assert weapons == [["aircraft"], ["aircraft"]]


def test_every_statement_without_a_place_can_be_searched(html: str) -> None:
    assert [claim["id"] for claim in data_of(html)["rest"]] == ["claim-c7", "claim-c3", "claim-c8"]
    assert "2 statements could not be placed" in html


def test_a_text_without_a_title_is_headed_by_where_strikes_are_reported() -> None:
    reading = make_reading()
    page = draw_page(replace(reading, article=replace(reading.article, title=None)), Atlas())
    assert '<h1 dir="auto">Strikes reported in Velmar, Lower Mill and Kestrin</h1>' in page


def test_without_its_text_the_page_keeps_the_quotes(html: str) -> None:
    page = draw_page(make_reading(), Atlas(), options=PageOptions(text=False))
    assert "The text, with what was read in it" not in page
    assert "in the text</a>" not in page
    assert "Aircraft bombed the town of <mark>Velmar</mark>" in page
    assert page.count("Nobody checked") == html.count("Nobody checked") == 1


def test_the_data_inside_is_the_exported_geojson(html: str) -> None:
    found = re.search(r'id="archive">([^<]*)</script>', html)
    assert found
    inside = json.loads(gzip.decompress(base64.b64decode(found.group(1))))
    assert inside == json.loads(json.dumps(encode_geojson([make_reading()], Atlas().outline)))


def test_several_articles_share_one_marker_for_one_place() -> None:
    other = make_reading()
    other = replace(other, article=replace(other.article, id="other", title="The same, told again"))
    html = draw_page([make_reading(), other], Atlas())
    velmar = data_of(html)["places"][0]
    assert velmar["name"] == "Velmar"
    assert len(velmar["claims"]) == 2
    assert "Reported strikes in 2 articles" in html
    assert "The same, told again" in html


def test_a_page_without_a_gazetteer_still_draws() -> None:
    html = draw_page(make_reading(), NoAtlas())
    assert "no outline either" in html
    assert data_of(html)["labels"] == []


def test_a_page_without_strikes_says_what_was_read() -> None:
    html = draw_page(make_empty_reading(), Atlas())
    assert "No strike is reported in this article" in html
    assert "opened a library" in html
    assert 'id="legend"' not in html


def test_large_pages_stay_within_their_size() -> None:
    html = draw_page(make_large_reading(1000), Atlas())
    assert len(html.encode()) <= 2_500_000
    assert html.count('<li class="place') == 1000


def test_missing_assets_name_the_cure(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr(assets, "ASSETS", tmp_path)
    assets.read_script.cache_clear()
    with pytest.raises(OutputError, match="pip install"):
        assets.read_script("leaflet.js")


@pytest.mark.parametrize(
    "url",
    [
        "http://tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "javascript:{z}{x}{y}",
        "https://tiles.example;script-src *;/{z}/{x}/{y}",
        "https://user@tiles.example/{z}/{x}/{y}",
        "https://*/{z}/{x}/{y}",
        "https://[/{z}/{x}/{y}",
        "https://tiles.example:port/{z}/{x}/{y}",
        "https://tiles.example 'unsafe-inline'/{z}/{x}/{y}",
        "",
    ],
)
def test_a_tile_address_that_could_loosen_the_policy_is_refused(url: str) -> None:
    with pytest.raises(OutputError, match="tile address"):
        Tiles(url=url)


def test_tiles_add_their_host_to_the_policy_and_nothing_else(html: str) -> None:
    def policy(page: str) -> str:
        found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
        assert found
        return found.group(1)

    tiles = Tiles(url="https://{s}.tiles.example/{z}/{x}/{y}.png", attribution="Tiles & co")
    page = draw_page(make_reading(), Atlas(), options=PageOptions(tiles=tiles))
    assert policy(page) == policy(html).replace("img-src &#39;none&#39;", "img-src data: https://*.tiles.example")
    assert "learns which area you look at" in page


def test_letters_that_cannot_be_written_do_not_stop_the_page() -> None:
    reading = make_reading()
    broken = replace(reading, article=replace(reading.article, title="half \ud800 a pair"))
    assert "half ? a pair" in draw_page(broken, Atlas())


@given(st.text())
def test_data_survives_its_escaping_and_never_ends_its_element(text: str) -> None:
    written = encode_json({"x": text})
    assert json.loads(written) == {"x": text}
    assert not set(written) & set("<>&\u2028\u2029")


def test_the_marker_goes_by_the_name_the_article_uses() -> None:
    reading = make_reading()
    spelled = replace(VELMAR, name="Vélmār")
    changed = replace(
        reading,
        resolutions=tuple(replace(r, place=spelled) if r.place == VELMAR else r for r in reading.resolutions),
        strikes=tuple(replace(s, place=spelled) if s.place == VELMAR else s for s in reading.strikes),
    )
    place = data_of(draw_page(changed, Atlas()))["places"][0]
    assert place["name"] == "Velmar"
    assert place["local"] == "Vélmār · Велмар"


def test_a_page_of_an_article_that_was_not_read_never_says_that_nothing_is_reported() -> None:
    article = Article(id="x", text="Une frappe a touché Karsa.", sha256="", language="fr", title="Karsa")
    html = draw_page(Reading(article=article), NoAtlas())
    assert "This article is in French, which geostrike does not read yet." in html
    for untrue in ("No strike is reported", "read to the end", "does not report"):
        assert untrue not in html
