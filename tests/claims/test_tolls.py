"""Whatever words stand beside each other, tolls are read without failing, in words of the text, and are ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.claims.facts.casualties import count_pointed
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.language.documents import take_apart
from geostrike.model import Harm, Span
from tests.claims.test_scores import make_article

WORDS = (
    "of the 12 5, a an another killed killing and wounded dead injured injuring were including (two children) Anna Holm, 32, in "
    "casualties no nobody none one lives claimed lost his life more than 1,000 from 9 to 14 death toll rose people civilians woman "
    "family six ; — , . | ’ among them injuring others “poet” No. 4 1999 dozens trio whom not"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), st.data())
def test_any_words_give_ranges_in_words_of_the_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    for passage in find_passages(take_apart(make_article(text, None)), (), (), load_vocabulary()):
        start = data.draw(st.integers(passage.span.start, passage.span.end - 1))
        end = data.draw(st.integers(start + 1, passage.span.end))
        span = Span(start=start, end=end, text=text[start:end])
        pointed = count_pointed(passage, [(span, data.draw(st.booleans()))])
        for count in pointed:
            assert count.span.text == text[count.span.start : count.span.end]
            assert count.min is None or count.max is None or count.min <= count.max


@pytest.mark.parametrize(
    ("text", "words", "who", "status"),
    [
        ("Jets bombed Dovrin, killing 12 people, medics said.", "12 people", "people", Harm.UNKNOWN),
        ("Shells killed nine people, doctors in Karsa told reporters.", "nine people", "people", Harm.UNKNOWN),
        ("A raid killed 12 fighters, residents and medics said.", "12 fighters", "fighters", Harm.COMBATANT),
        ("Shells killed a man, villagers said on Monday.", "a man", "man", Harm.UNKNOWN),
        ("Shells killed 12 people, women and children among them, residents said.", "12 people", None, Harm.CIVILIAN),
        ("Shells killed 12 women, children and medics.", "12 women, children and medics", None, Harm.CIVILIAN),
    ],
)
def test_those_who_tell_of_the_dead_are_not_among_them(text: str, words: str, who: str | None, status: Harm) -> None:
    (passage,) = find_passages(take_apart(make_article(text, None)), (), (), load_vocabulary())
    at = text.index(words)
    (count,) = count_pointed(passage, [(Span(start=at, end=at + len(words), text=words), True)])
    assert count.status is status
    assert who is None or count.who == who


_BURNT = "31 people for burns, and he said that seven of them"
_SEVEN = [("injured", 31), ("killed", 7)]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Shells fell, and a girl of nine lost an eye.", "a girl of nine", [("injured", 1)]),
        ("A cook suffered cuts.", "A cook", [("injured", 1)]),
        ("Four fighters were cut by splinters.", "Four fighters", [("injured", 4)]),
        ("More than 30 people suffered suffocation.", "More than 30 people", [("injured", None)]),
        ("The raid was said to have eliminated six gunmen.", "six gunmen", [("killed", 6)]),
        ("The battalion lost sixteen men.", "sixteen men", [("killed", 16)]),
        ("Two drivers fell martyrs.", "Two drivers", [("killed", 2)]),
        ("No victims.", "No victims", [("killed", 0), ("injured", 0)]),
        ("A fire broke out, without victims.", "without victims", [("killed", 0), ("injured", 0)]),
        ("Four rockets fell, with no losses recorded.", "no losses", [("killed", 0), ("injured", 0)]),
        ("The council put the dead of the raid at 64.", "64", [("killed", 64)]),
        ("A schoolboy embraced martyrdom.", "A schoolboy", [("killed", 1)]),
        ("His two nephews were killed.", "His two nephews", [("killed", 2)]),
        ("Every one of the 27 people inside died.", "one of the 27 people", [("killed", 27)]),
        ("Raids went on with no word of casualties.", "no word of casualties", []),
        ("Nobody said how many fighters had been killed.", "many fighters had been killed", []),
        ("Strikes came between 1 a.m. and 5 a.m. most of the dead were men.", "5 a.m", []),
        ("Shells fell, killing a number of sheep.", "a number of sheep", []),
        ("Shells killed a number of residents.", "a number of residents", [("killed", None)]),
        ("A doctor treated 31 people for burns, and he said that seven of them had died.", _BURNT, _SEVEN),
        ("Shells fell, killing four and taking 199 others hostage.", "199 others hostage", []),
        ("Shells killed 12 displaced people.", "12 displaced people", [("killed", 12)]),
        ("Shells killed three hostages.", "three hostages", [("killed", 3)]),
        ("Shells killed an Arvanian hostage.", "an Arvanian hostage", [("killed", 1)]),
        ("Vost News: two children were killed.", "two children", [("killed", 2)]),
        ("Shells killed the nurse May Holm.", "the nurse May Holm", [("killed", 1)]),
        ("Shells killed three of their five children.", "three of their five children", [("killed", 3)]),
        ("Shells wounded five people, two of whom later died.", "five people, two", [("injured", 5), ("killed", 2)]),
        ("Eighteen skaters were on the rink.", "Eighteen skaters", []),
        ("He promised that no children will be hurt.", "no children", []),
        ("Another raid would kill nine people.", "nine people", []),
    ],
)
def test_a_fate_has_many_words_and_where_there_is_none_nobody_is_counted(
    text: str, words: str, told: list[tuple[str, int | None]]
) -> None:
    (passage,) = find_passages(take_apart(make_article(text, None)), (), (), load_vocabulary())
    at = text.index(words)
    counts = count_pointed(passage, [(Span(start=at, end=at + len(words), text=words), True)])
    assert sorted((count.outcome.value, count.max) for count in counts) == sorted(told)


@pytest.mark.parametrize(
    ("text", "words", "numbers"),
    [
        # ages are nobody's number
        ("Shells killed a shepherd of seventeen.", "a shepherd of seventeen", [(1, 1)]),
        (
            "The driver Karim Vost (34) and the baker Lia Farsa (27) were killed.",
            "Karim Vost (34) and the baker Lia Farsa (27)",
            [],
        ),
        ("Two sisters of six and nine died.", "Two sisters of six and nine", [(2, 2)]),
        ("Two sisters aged six and eight were killed.", "Two sisters aged six and eight", [(2, 2)]),
        ("A crowd of forty was killed.", "A crowd of forty", [(40, 40)]),
        ("A family of 12 people was killed.", "A family of 12 people", [(12, 12)]),
        # nor are cattle, nights left out, and the family that the dead were of
        ("Shells killed eleven of his cows.", "eleven of his cows", []),
        ("Jets came every night but three, and 90 people died.", "three, and 90 people", [(90, 90)]),
        ("Shells killed three people from one family.", "three people from one family", [(3, 3)]),
        ("Shells killed three members of one family.", "three members of one family", [(3, 3)]),
        ("The shelling resulted in the death of one man.", "one man", [(1, 1)]),
        ("The shelling resulted in one death.", "one death", [(1, 1)]),
        # who is not the subject; who is, with another
        (
            "41 people who had come for the naming of a baby were killed.",
            "41 people who had come for the naming of a baby",
            [(41, 41)],
        ),
        ("Shells killed a gardener and his mate.", "a gardener and his mate", [(2, 2)]),
        ("The strikes burned sheds without loss of life.", "without loss of life", [(0, 0)]),
        # a capital opens a sentence too
        ("Most of the dead were traders.", "Most of the dead", [(None, None)]),
        ("The deacons Karim Vost and Lia Farsa were killed.", "The deacons Karim Vost and Lia Farsa", [(2, 2)]),
    ],
)
def test_only_those_who_suffered_are_counted(
    text: str, words: str, numbers: list[tuple[int | None, int | None]]
) -> None:
    (passage,) = find_passages(take_apart(make_article(text, None)), (), (), load_vocabulary())
    at = text.index(words)
    found = count_pointed(passage, [(Span(start=at, end=at + len(words), text=words), True)])
    assert sorted({(count.min, count.max) for count in found}, key=str) == numbers
