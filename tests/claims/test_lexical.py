"""Languages that the annotator cannot read: a strike word and the places of its sentence, and nothing that is not plain. All made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from geostrike.claims import extract_claims
from geostrike.language.documents import take_apart
from geostrike.model import Realis, Speech, Stance
from tests.claims.marked import mark

if TYPE_CHECKING:
    from geostrike.claims import Extraction


def read(marked: str) -> Extraction:
    article, toponyms, resolutions = mark(marked, date(2031, 3, 13))
    return extract_claims(take_apart(replace(article, language="ar")), toponyms, resolutions)


@pytest.mark.parametrize(
    "marked",
    [
        "قصفت الطائرات الحربية بلدة [درفين:town] أمس.",
        "وبقصفٍ مدفعي على بلدة [درفين:town] قتل رجل.",
        "غارة جوية على [درفين:town].",
        "تعرضت بلدة [درفين:town] لقصف عنيف.",
        # a word that alone may mean anything, beside a weapon
        "استهدفت طائرة مسيّرة انتحارية قرية [درفين:town] أمس.",
        "سقطت قذيفة على [درفين:town].",
    ],
)
def test_a_strike_word_tells_of_its_places(marked: str) -> None:
    (claim,) = read(marked).claims
    assert claim.toponym_ids == ("t1",)
    assert claim.evidence_for_place


@pytest.mark.parametrize(
    "marked",
    [
        "زار الوزير بلدة [درفين:town] أمس.",
        "ضربة قوية في [درفين:town].",
        "قتل رجل في [درفين:town].",
    ],
)
def test_without_one_there_is_no_claim(marked: str) -> None:
    assert read(marked) == ((), (), (), ())


@pytest.mark.parametrize(
    "marked",
    ["هجوم بقذيفة وسيارة مفخخة في [درفين:town].", "غارة واشتباكات في [درفين:town].", "إضراب وقصف في [درفين:town]."],
)
def test_a_sentence_of_other_violence_or_of_a_walkout_is_passed_over_with_the_reason(marked: str) -> None:
    found = read(marked)
    assert found.claims == ()
    assert [passed.toponym_id for passed in found.passed_over] == ["t1"]
    assert found.passed_over[0].reason


def test_what_a_strike_did_is_told_of_after_one_beside_a_weapon() -> None:
    after = "دمرت قذائف منزلا في [أسكار:town]."
    assert read(after).claims == ()
    assert [claim.toponym_ids for claim in read(f"قصفت المدفعية [درفين:town]. {after}").claims] == [("t1",), ("t2",)]


@pytest.mark.parametrize(
    ("marked", "realis"),
    [
        ("قصفت الطائرات [درفين:town].", Realis.CURRENT),
        ("لم تقصف الطائرات [درفين:town].", Realis.NEGATED),
        ("يعتزم الجيش قصف [درفين:town].", Realis.PLANNED),
        ("هدد الجيش بقصف [درفين:town].", Realis.THREATENED),
    ],
)
def test_what_has_not_happened_is_told_so(marked: str, realis: Realis) -> None:
    assert [claim.realis for claim in read(marked).claims] == [realis]


def test_places_behind_the_strike_word_go_before_those_in_front_and_the_finest_first() -> None:
    assert [c.toponym_ids for c in read("في [أسكار:town] قصفت الطائرات [درفين:town].").claims] == [("t2",)]
    both = read("قصفت الطائرات [كرسا:province] و[درفين:town].")
    assert [c.toponym_ids for c in both.claims] == [("t2", "t1")]


def test_what_holds_a_place_named_beside_it_was_not_struck() -> None:
    (claim,) = read("قصفت الطائرات [درفين:town<كرسا>] في [كرسا:province].").claims
    assert claim.toponym_ids == ("t1",)


def test_who_speaks_who_struck_and_how_many_died_is_left_open() -> None:
    (claim,) = read("قال مصدر إن الجيش قصف بلدة [درفين:town] وقتل 9 أشخاص أمس.").claims
    assert (claim.speaker, claim.attacker, claim.casualties, claim.date) == (None, None, (), None)
    assert claim.sure == ()
    assert (claim.stance, claim.speech) == (Stance.ASSERTS, Speech.UNATTRIBUTED)
    assert claim.rule
