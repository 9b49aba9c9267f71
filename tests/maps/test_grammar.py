"""The page's own English."""

from __future__ import annotations

import pytest

from geostrike.maps.grammar import call_speaker, count_noun, is_plural, is_plural_name, join_words, lead_in
from geostrike.model import Speaker, SpeakerKind


def speaker(
    name: str, words: str | None = None, *, kind: SpeakerKind = SpeakerKind.WITNESS, anonymous: bool = True
) -> Speaker:
    return Speaker(name=name, kind=kind, words=words or name, anonymous=anonymous)


@pytest.mark.parametrize(
    "name",
    [
        "activists",
        "Officials",
        "opposition activists",
        "officials in the capital",
        "police",
        "people near Karsa",
        "Karsan militias",
    ],
)
def test_many_speak_in_the_plural(name: str) -> None:
    assert is_plural(speaker(name))


@pytest.mark.parametrize(
    "name",
    [
        "Orsk Observatory for the Rights of Villagers",
        "a doctor",
        "Tarnian Ministry of Works",
        "Ulm Press",
        "Nikos",
        "state radio",
        "",
    ],
)
def test_one_speaks_in_the_singular(name: str) -> None:
    assert not is_plural(speaker(name))


@pytest.mark.parametrize(
    ("name", "words", "called"),
    [
        ("man", "a man", "a man"),
        ("man", "A man", "a man"),
        ("mayor", "he", "an unnamed mayor"),
        ("activists", "activists", "activists"),
        ("a doctor", "a doctor", "a doctor"),
    ],
)
def test_nobody_unnamed_goes_without_an_article(name: str, words: str, called: str) -> None:
    assert call_speaker(speaker(name, words)) == called


def test_reports_and_rumours_are_nobody() -> None:
    assert call_speaker(speaker("reports", kind=SpeakerKind.OTHER)) == "unnamed reports"


def test_a_name_stays_a_name() -> None:
    assert call_speaker(speaker("Orsk Observatory", "the Observatory", anonymous=False)) == "Orsk Observatory"


def test_lists_and_counts_read_as_english() -> None:
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b", "c"]) == "a, b and c"
    assert count_noun(1, "toll") == "1 toll"
    assert count_noun(2000, "toll") == "2,000 tolls"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Karsa", "in "),
        ("al-Karsa", "in "),
        ("western Karsa", "in "),
        ("the north of Karsa", "in "),
        ("countryside of Karsa", "in the "),
        ("southern suburbs of Karsa", "in the "),
        ("near the town of Karsa", ""),
        ("northwest of the town of Karsa", ""),
        ("in the vicinity of Karsa", ""),
        ("10 km off the coast of Karsa", ""),
        ("road between Karsa and Dovrin", "on the "),
    ],
)
def test_a_place_that_is_worked_out_needs_no_second_preposition(name: str, words: str) -> None:
    assert lead_in(name) == words


@pytest.mark.parametrize(("name", "plural"), [("Rebels", True), ("insurgents", True), ("United States", False)])
def test_a_party_takes_its_verb(name: str, *, plural: bool) -> None:
    assert is_plural_name(name) is plural
