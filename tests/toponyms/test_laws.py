"""Laws of the toponyms and resolution rooms, for any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.gazetteer.index import Gazetteer
from geostrike.language.documents import take_apart
from geostrike.model import Article
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import build_world

PIECES = st.sampled_from(
    [
        "Oskara", "Jisr al-Vard", "KARSA", "North Arvan", "Arvania", "Arvanian", "al-", "Al", "the town of", "in", "near", ",",
        ".", "’s", "'", "(", ")", "[", "]", "“", "”", "-", "—", "\n", " ", "  ", "\u200f", "\u2028", "وحلب", "في", "🙂", "e\u0301",
        "10 km north of", "between", "and", "said", "-based", "A", "Dr.", "http://Oskara.example/", "@Dovrin", "St.", "1", "a",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=30).map("".join)
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


@settings(max_examples=250)
@given(text=TEXTS)
def test_spans_are_slices_ids_are_known_and_every_name_gets_an_answer(world: Gazetteer, text: str) -> None:
    article = Article(id="x", text=text, sha256="")
    toponyms, refusals = find_toponyms(take_apart(article), world)
    resolutions = resolve_toponyms(take_apart(article), toponyms, world)
    for span in [t.span for t in toponyms] + [r.span for r in refusals]:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
    spans = sorted((t.span.start, t.span.end) for t in toponyms)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    ids = {t.id for t in toponyms}
    assert len(ids) == len(toponyms)
    assert all(container in ids for t in toponyms for container in t.container_ids)
    assert [r.toponym_id for r in resolutions] == [t.id for t in toponyms]
    assert all(0 <= r.confidence <= 1 and r.reason for r in resolutions)


@given(text=TEXTS)
def test_the_same_text_gives_the_same_answer(world: Gazetteer, text: str) -> None:
    article = Article(id="x", text=text, sha256="")
    first = find_toponyms(take_apart(article), world)
    assert find_toponyms(take_apart(article), world) == first
    assert resolve_toponyms(take_apart(article), first[0], world) == resolve_toponyms(
        take_apart(article), first[0], world
    )


@pytest.mark.parametrize(
    "wrap", ["({})", "“{}”", "[{}]", "{}’s", "{}!", "*{}*", "{}-", "…{}…", "🙂{}🙂", "\u200f{}\u200f"]
)
def test_what_stands_round_a_name_does_not_hide_it(wrap: str, world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(
        take_apart(Article(id="x", text=f"Shells hit the town of {wrap.format('Oskara')} today.", sha256="")), world
    )
    assert [t.span.text for t in toponyms] == ["Oskara"]


@pytest.mark.parametrize(
    "text", ["SHELLS HIT THE TOWN OF OSKARA IN ARVANIA", "Shells Hit the Town of Oskara in Arvania"]
)
def test_capitals_everywhere_do_not_hide_a_name(text: str, world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text=text, sha256="")), world)
    assert [t.name.lower() for t in toponyms] == ["oskara", "arvania"]


def test_one_word_is_text_enough(world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text="Arvania", sha256="")), world)
    assert [t.span.text for t in toponyms] == ["Arvania"]


@pytest.mark.parametrize(
    "text", ["Oskara" * 170_000, "x" * 1_000_000, "Shells hit Oskara and " * 8_000, "Aa " * 60_000]
)
def test_a_long_line_is_read_in_good_time(text: str, world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text=text, sha256="")), world)
    assert all(text[t.span.start : t.span.end] == t.span.text for t in toponyms)


def test_a_headline_with_a_list_comes_to_an_end(world: Gazetteer) -> None:
    # In a headline a word that is small elsewhere belongs to no run of capitals.
    text = "Strikes Reported In Karsa, Near Dovrin, Residents Say"
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text=text, sha256="")), world)
    assert [t.span.text for t in toponyms] == ["Karsa", "Dovrin"]
