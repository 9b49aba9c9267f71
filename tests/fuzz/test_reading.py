"""Whatever an article holds, it is read: no exception, every span verbatim, the same again, and what is encoded comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.articles.details import Details, compose_article
from geostrike.errors import ArticleError
from geostrike.export.reading import decode_reading, encode_reading
from geostrike.pipeline import read
from tests.calls import count_calls
from tests.fictional import build_world
from tests.fuzz.scale import fuzzed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Reading, Span

FRAGMENTS = (
    "Jets bombed Karsa", "shells hit Oskara, Dovrin and Zelimar", "killing 12 people", "the army denied it", "said",
    "residents of Tal Meru said", "on Thursday", "on 3 March 2021", "in retaliation for", "after", "while", "which",
    "“We struck Arvan City”", "the ministry said.", "Another targeted the school.", "12 km north of Karsa", "Karsa/Oskara",
    "Arvanian warplanes", "Belgard", "one of the raids", "nobody claimed responsibility", "no", "U.S.", "St.", "Jisr al-Vard",
    "قصف الطيران", "كارسا", "(", ")", "“", "”", "—", "|", "...", "…", "\n", "\n\n", ";", ":", "'s", "1,000", "al-", "\u200b",
    "\u0301", "é", "and", ",", "province", "the village of", "villages", "unidentified aircraft", "http://a.example/b", "<b>",
)  # fmt: skip
"""Made-up words of reports, and marks that part them."""
_BLANKS = ("", " ", ". ", ", ", "\n")


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    world = build_world(tmp_path_factory.mktemp("world") / "world.sqlite")
    yield world
    world.close()


mixtures = st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(_BLANKS)), min_size=1, max_size=60).map(
    lambda pairs: "".join(a + b for a, b in pairs)
)
repeated = st.builds(
    lambda few, times: "".join(a + b for a, b in few) * times,
    st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(_BLANKS)), min_size=1, max_size=3),
    st.integers(2, 80),
)


@fuzzed(40)
@given(text=st.one_of(mixtures, repeated, st.text(max_size=200)))
def test_any_text_is_read_verbatim_and_the_same_again(gazetteer: Gazetteer, text: str) -> None:
    try:
        article = compose_article(text, fallback_id="x", details=Details())
    except ArticleError:
        return  # empty, or no text at all: refused with a reason
    reading = read(article, gazetteer)
    assert all(span.text == article.text[span.start : span.end] for span in _spans(reading))
    assert read(article, gazetteer) == reading
    assert decode_reading(encode_reading(reading, whole=True)).claims == reading.claims


def _spans(reading: Reading) -> Iterator[Span]:
    yield from (toponym.span for toponym in reading.toponyms)
    yield from (refusal.span for refusal in reading.refusals)
    for claim in reading.claims:
        yield from claim.evidence


@fuzzed(8)
@given(text=st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=4).map(" ".join))
def test_twice_as_much_of_anything_costs_about_twice_as_much(gazetteer: Gazetteer, text: str) -> None:
    once = text + "\n"
    unit = once * max(1, 2_500 // len(once))
    small, large = count_calls(unit, unit * 2, gazetteer)
    assert large <= 2.6 * small + 20_000, once
