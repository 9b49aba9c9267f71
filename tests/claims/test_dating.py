"""Days that stand beside a strike and are of something else. (All sentences are made up.)"""

from __future__ import annotations

import pytest

from tests.claims.annotated import read_annotated
from tests.claims.test_scores import date_words_of

PUBLISHED = "2031-03-13"  # a Thursday


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        # A picture may be taken long after.
        ("In this photo taken on March 8, rescuers dig after an air strike in Dovrin.", "air strike", None),
        ("In this image made from a video on March 8, smoke rises after shelling in Karsa.", "shelling", None),
        ("In this March 8 file photo, men carry a child after an airstrike on Dovrin.", "airstrike", None),
        ("A picture provided on Tuesday shows houses destroyed by shelling in Karsa.", "shelling", None),
        ("A video taken after Tuesday's air strike on Dovrin shows a burnt school.", "air strike", "2031-03-11"),
        ("The wounded were taken on Tuesday to a clinic after the airstrike in Dovrin.", "airstrike", "2031-03-11"),
        # What began is not each strike since.
        ("Shelling has killed forty people in Karsa since the army began an offensive two weeks ago.", "Shelling", None),
        ("Since rebels launched their assault on March 2, airstrikes have emptied Dovrin.", "airstrikes", None),
        ("Rockets hit Karsa, which fell to rebels in March, killing nine.", "hit", None),
        ("Rockets hit Karsa, which fell to rebels, on Tuesday.", "hit", "2031-03-11"),
        ("Nobody has slept in Karsa since jets began bombing it on Tuesday.", "bombing", "2031-03-11"),
    ],
)  # fmt: skip
def test_a_day_of_a_picture_or_of_a_beginning_is_no_day_of_the_strike(text: str, trigger: str, day: str | None) -> None:
    found = date_words_of({"text": text, "trigger": trigger, "published": PUBLISHED})
    assert (str(found.start) if found is not None else None) == day


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The air strike on Dovrin killed 40 people, the deadliest since January 2.", "air strike", None),
        ("Shells hit Karsa for the first time since March, residents said.", "hit", None),
        ("It was the heaviest bombardment that Karsa has seen since early February.", "bombardment", None),
        ("Jets bombed Dovrin on Tuesday, the worst raid since January.", "bombed", "2031-03-11"),
        ("A missile hit the port on a scale not seen since Monday.", "hit", None),
        ("In the third attack since Sunday, drones hit a depot in Vost.", "hit", None),
        ("The biggest attack since the raid on January 2 killed nine in Karsa.", "attack", None),
        ("The deadliest strikes since at least February 3 hit the dam.", "strikes", None),
        ("The raid killed nine people in the town held by rebels since Monday.", "raid", None),
        ("Rockets hit Karsa, under siege since March 3, killing nine.", "hit", None),
        # What goes on has its days from then.
        ("Since Monday, jets have bombed Karsa 16 times.", "bombed", "2031-03-10"),
        ("Jets have bombed Karsa every night since March 3.", "bombed", "2031-03-03"),
        ("Air raids since Monday killed forty people in Karsa.", "Air raids", "2031-03-10"),
        ("The attack on Karsa since Sunday killed forty people.", "attack", "2031-03-09"),
        ("Their jets struck four towns since Sunday.", "struck", "2031-03-09"),
        ("The shelling of Karsa has gone on since Sunday.", "shelling", "2031-03-09"),
    ],
)
def test_a_day_that_a_strike_is_measured_by_is_not_its_own(text: str, trigger: str, day: str | None) -> None:
    found = date_words_of({"text": text, "trigger": trigger, "published": PUBLISHED})
    assert (str(found.start) if found is not None else None) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A day before, jets bombed Vost and drones struck Karsa.", ["2031-03-10", "2031-03-10"]),
        ("Jets bombed Vost and drones struck Karsa a day later.", ["2031-03-12", "2031-03-12"]),
        ("Troops moved in just a day after jets bombed Vost and drones struck Karsa.", ["2031-03-10", "2031-03-10"]),
        ("A day later jets bombed Vost; the next day drones struck Karsa.", ["2031-03-12", "2031-03-13"]),
    ],
)
def test_a_phrase_means_one_day_for_all_strikes_of_its_sentence(text: str, days: list[str]) -> None:
    date = next(words for words in ("A day before", "a day later", "a day after", "A day later") if words in text)
    shelled = {"trigger": "shelled", "date": "on March 11"}
    bombed = {"trigger": "bombed", "place": "Vost", "date": date}
    struck = {"trigger": "struck", "place": "Karsa", "date": "the next day" if "the next day" in text else date}
    marked = text.replace("Vost", "[Vost:town]").replace("Karsa", "[Karsa:town]")
    found = read_annotated(f"Rebels shelled Dovrin on March 11. {marked}", shelled, bombed, struck)
    assert [str(claim.date.start) for claim in found.claims[1:] if claim.date is not None] == days


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Arvania threatened on Tuesday to strike Karsa.", "strike", None),
        ("The army warned on Monday that it would bomb Dovrin.", "bomb", None),
        ("The army warned residents on Monday it would bomb Dovrin.", "bomb", None),
        ("On Tuesday, rebels vowed to attack the port of Vost.", "attack", None),
        ("On Tuesday the ministry announced that its jets would strike Karsa.", "strike", None),
        ("A threat on Monday to shell Karsa emptied its market.", "shell", None),
        ("Arvania threatened on Monday to strike Karsa on Wednesday.", "strike", "2031-03-12"),
        ("Jets struck Karsa on Tuesday, after the army threatened to do so.", "struck", "2031-03-11"),
        ("Rebels who had promised to lay down arms on Tuesday attacked Vost.", "attacked", "2031-03-11"),
    ],
)
def test_the_day_of_a_threat_is_no_day_of_the_strike(text: str, trigger: str, day: str | None) -> None:
    found = date_words_of({"text": text, "trigger": trigger, "published": PUBLISHED})
    assert (str(found.start) if found is not None else None) == day
