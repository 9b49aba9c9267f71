"""Plain letters for what prints alike: laws on any text, and what each kind of disguise becomes."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geostrike.language.plain import conceal, make_plain, restore
from geostrike.model import Span

ODD = "ab é.\n\u00ad\u200b\u200d\u2060\ufeff\u00a0\u202f\u3000\u2011\ufb01\ufb03\u0301\u0323\uff21\U0001d5de\u0653\u0627\ufefb1"
texts = st.one_of(st.text(), st.text(alphabet=ODD), st.text(alphabet=ODD, min_size=6))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Kar\u00adsa", "Karsa"),
        ("Kar\u200b\u2060sa", "Karsa"),
        ("\ufeffKarsa\u200f", "Karsa"),
        ("Deir\u00a0Ezra\u202fand\u2009more", "Deir Ezra and more"),
        ("Al\u2011Karsa", "Al-Karsa"),
        ("\ufb01re in Sa\ufb03d", "fire in Saffid"),
        ("Z\u030cilina and Dovri\u0301n", "Žilina and Dovrín"),
        ("Kar\u00ad\n  sa was hit", "Karsa was hit"),
        ("\U0001d5de\U0001d5ee\U0001d5ff\U0001d600\U0001d5ee \uff11\uff12", "Karsa 12"),
        ("\ufedf\ufeb4\ufe8e", "لسا"),
        ("e\u200b\u0301", "é"),
        ("â€œWeâ€™ve hit Dovrínâ€\x9d â€“ Mr Vost", "“We’ve hit Dovrín” – Mr Vost"),
        ("DovrÃ\xadn and Å½ilina, DovrÃ©", "Dovrín and Å½ilina, Dovré"),
        ("ArvanianÂ jets,Â\xa0two", "Arvanian jets, two"),
    ],
)
def test_each_disguise_is_seen_through(written: str, plain: str) -> None:
    found = make_plain(written)
    assert found is not None
    assert found.text == plain


@pytest.mark.parametrize(
    "text", ["", "Karsa", "“Žilina” — é ü ß", "ÂGE, NÃO, Ã, mâle", "CAFÉ» Â", "قصف على البلدة", "Зеленськ й ї"]
)
def test_plain_text_stays_and_costs_nothing(text: str) -> None:
    assert make_plain(text) is None


@given(text=texts)
def test_plain_text_is_plain_and_every_place_in_it_leads_back(text: str) -> None:
    plain = make_plain(text)
    if plain is None:
        return
    assume(not {*"ÂÃâ"} & {*plain.text})  # which may be put together of letter and mark, and look misread then
    assert make_plain(plain.text) is None
    assert len(plain.text) == len(plain.starts) == len(plain.ends)
    assert list(plain.starts) == sorted(plain.starts)
    assert all(start < end for start, end in zip(plain.starts, plain.ends, strict=True))
    assert all(start >= 0 and end <= len(text) for start, end in zip(plain.starts, plain.ends, strict=True))


@given(text=texts, data=st.data())
def test_spans_go_back_to_the_text_as_it_is_verbatim_and_in_order(text: str, data: st.DataObject) -> None:
    plain = make_plain(text)
    if plain is None or not plain.text:
        return
    start = data.draw(st.integers(0, len(plain.text)))
    end = data.draw(st.integers(start, len(plain.text)))
    span = Span(start=start, end=end, text=plain.text[start:end])
    ((back,),) = restore(((span,),), plain, text)
    assert text[back.start : back.end] == back.text
    again = conceal(back, plain)
    assert again.text == plain.text[again.start : again.end]
    assert again.start <= start
    assert end <= again.end or start == end
