"""Laws of a whole reading, on recombined made-up sentences about a country that does not exist."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.corrections.records import Action, Correction
from geostrike.export.reading import encode_reading
from geostrike.gazetteer.index import Gazetteer
from geostrike.model import Article, Post, Reading, Shape, Source, Span
from geostrike.pipeline import read
from tests.fictional import TOWNS, build_world

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.gazetteer.rows import PlaceRow

# Made up, all of it.
REPORTS = (
    "Warplanes bombed the town of {} on Tuesday, killing at least five people, activists said.",
    "Shelling hit {} overnight, the Arvanian army said.",
    "A drone strike on {} wounded two medics, according to the Karsa Monitor.",
    "“Two rockets fell on {},” said a doctor at the clinic.",
    "Belmora denied that its jets had struck {}.",
    "Officials in Belgard said the air force may strike {} next week.",
    "{} came under artillery fire for a third day.",
    "The villages of {} and Zelimar were hit by missiles, residents said.",
)
OTHERS = (
    "Farmers in the valley brought in the harvest early this year.",
    "The railway workers' strike in Belgard entered its second week.",
    "Ministers met to talk about the price of bread.",
    "A lightning strike set a barn alight near Dovrin.",
)
UNRELATED = "The museum in Belgard opened a show of old clocks. Visitors liked the clocks."


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


def article(text: str) -> Article:
    return Article(
        id="made-up",
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        published=date(2020, 6, 4),
        outlet=Source(name="The Made-up Post"),
    )


texts = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(REPORTS), st.sampled_from([town.name for town in TOWNS])).map(
            lambda p: p[0].format(p[1])
        ),
        st.sampled_from(OTHERS),
    ),
    min_size=1,
    max_size=6,
).map("\n".join)


def drawn(reading: Reading) -> set[str]:
    return {s.place.id for s in reading.strikes if s.place is not None and s.shown_as != Shape.LIST}


_DISGUISES: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace("a", "a\u00ad"),
    lambda text: text.replace("o", "\u200bo\u200d"),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace("fi", "\ufb01").replace("fl", "\ufb02"),
    lambda text: re.sub("[A-Za-z]", lambda m: chr(ord(m.group()) + 0xFEE0), text),
    lambda text: "\ufeff" + text.replace("u", "u\u2060"),
)


@given(text=texts, disguise=st.sampled_from(_DISGUISES))
def test_what_no_eye_can_see_changes_nothing_but_the_offsets(
    world: Gazetteer, text: str, disguise: Callable[[str], str]
) -> None:
    """Soft hyphens, zero-width marks, no-break spaces, ligatures, full-width letters."""
    disguised = disguise(text)
    reading, seen = read(article(text), world), read(article(disguised), world)
    assert [(t.name, t.role) for t in seen.toponyms] == [(t.name, t.role) for t in reading.toponyms]
    assert [s.place for s in seen.strikes] == [s.place for s in reading.strikes]
    assert [(c.rule, c.date and c.date.start, c.attacker and c.attacker.name) for c in seen.claims] == [
        (c.rule, c.date and c.date.start, c.attacker and c.attacker.name) for c in reading.claims
    ]
    assert seen.article.text == disguised
    spans = [t.span for t in seen.toponyms] + [span for claim in seen.claims for span in claim.evidence]
    spans += [claim.date.span for claim in seen.claims if claim.date] + [r.span for r in seen.refusals]
    assert all(disguised[s.start : s.end] == s.text for s in spans)


def test_a_place_is_withheld_and_a_claim_rejected_also_where_soft_hyphens_stand_in_their_words(
    world: Gazetteer,
) -> None:
    text = "Shelling hit Kar\u00adsa over\u00adnight, the army said. A drone strike hit Dovrin, residents said."
    by: dict[str, Any] = {"reason": "asked", "author": "A. Reader", "date": date(2020, 6, 5)}
    reject = Correction(action=Action.REJECT, quote="A drone strike hit Dovrin, residents said.", **by)
    withhold = Correction(action=Action.WITHHOLD, name="Karsa", **by)
    reading = read(article(text), world, [withhold, reject])
    assert "█" in reading.article.text
    assert len(reading.article.text) == len(text)
    assert "sa over" not in str(encode_reading(reading, whole=True))
    assert not drawn(reading)
    assert [c.decision is not None for c in reading.claims if "Dovrin" in c.evidence[0].text] == [True]


def test_nothing_is_read_in_a_language_that_is_not_and_a_person_may_still_add_a_strike(world: Gazetteer) -> None:
    text = "Une frappe aérienne a touché Karsa mardi, faisant sept morts, selon le gouverneur."
    unread = replace(article(text), language="fr")
    reading = read(unread, world)
    assert (reading.toponyms, reading.claims, reading.strikes) == ((), (), ())
    assert encode_reading(reading)["article"]["read"] == "not"
    by: dict[str, Any] = {"reason": "read by hand", "author": "A. Reader", "date": date(2020, 6, 5)}
    added = read(unread, world, [Correction(action=Action.ADD, quote=text, mention="Karsa", **by)])
    assert len(added.strikes) == 1


def test_paragraphs_in_another_language_give_nothing_and_the_others_all(world: Gazetteer) -> None:
    foreign = "Une frappe aérienne russe a touché Zelimar mardi, faisant sept morts."
    text = f"Shelling hit Karsa overnight, the army said.\n{foreign}\nA drone strike hit Dovrin."
    start = text.index(foreign)
    mixed = replace(article(text), unread=(Span(start=start, end=start + len(foreign), text=foreign),))
    reading = read(mixed, world)
    assert [t.name for t in reading.toponyms] == ["Karsa", "Dovrin"]
    assert all(text[t.span.start : t.span.end] == t.span.text for t in reading.toponyms)
    assert encode_reading(reading)["article"]["read"] == "in part"


def test_days_in_a_post_are_counted_from_its_own_day_and_go_to_no_other_post(world: Gazetteer) -> None:
    parts = ("Shells hit Karsa today, the army said. A drone struck Dovrin, residents said.", "A drone struck Zelimar, residents said.",
             "Rockets hit Oskara on Friday, the army said.")  # fmt: skip
    text = "\n".join(parts)
    days = (date(2020, 6, 4), date(2020, 6, 2), None)
    starts = [text.index(part) for part in parts]
    posts = tuple(
        Post(start=at, end=at + len(part), published=day) for at, part, day in zip(starts, parts, days, strict=True)
    )
    hyphened = text.replace("army", "ar\u00admy")  # offsets of posts move with what is dropped
    later = tuple(replace(post, start=post.start + (post.start > 0), end=post.end + 1) for post in posts)
    for shown, moved in ((text, posts), (hyphened, later)):
        reading = read(replace(article(shown), posts=moved), world)
        told = {shown[c.evidence[0].start :][:9]: c.date and c.date.start for c in reading.claims}
        assert told["Shells hi"] == date(2020, 6, 4)
        assert told["Rockets h"] is None
        by_place = {
            next(t.name for t in reading.toponyms if t.id == c.toponym_ids[0]): c.date and c.date.start
            for c in reading.claims
        }
        assert by_place == {"Karsa": date(2020, 6, 4), "Dovrin": date(2020, 6, 4), "Zelimar": None, "Oskara": None}


def test_a_day_that_can_be_read_in_two_ways_stays_open_and_is_told(world: Gazetteer) -> None:
    reading = read(
        article("Shelling hit Dovrin on Tuesday. The army said that warplanes had bombed Karsa on 03/04/2020."), world
    )
    (claim,) = [claim for claim in reading.claims if "Karsa" in claim.evidence[0].text]
    assert claim.date is not None
    assert (claim.date.start, claim.date.span.text) == (None, "03/04/2020")
    assert any("“03/04/2020” can be read as two days" in warning for warning in reading.warnings)


@given(text=texts)
def test_every_span_is_verbatim_and_every_reference_leads_somewhere(world: Gazetteer, text: str) -> None:
    reading = read(article(text), world)
    spans = [t.span for t in reading.toponyms] + [r.span for r in reading.refusals]
    spans += [span for claim in reading.claims for span in claim.evidence]
    assert all(text[s.start : s.end] == s.text for s in spans)
    toponyms, claims = {t.id for t in reading.toponyms}, {c.id for c in reading.claims}
    assert [r.toponym_id for r in reading.resolutions] == [t.id for t in reading.toponyms]
    assert all(set(c.toponym_ids) <= toponyms and c.evidence for c in reading.claims)
    assert all(s.claim_ids and set(s.claim_ids) <= claims for s in reading.strikes)
    assert claims == {i for s in reading.strikes for i in s.claim_ids}
    assert all(r.reason for r in reading.refusals)
    assert all(p.reason and p.toponym_id in toponyms for p in reading.passed_over)


@given(text=texts)
def test_mentions_never_overlap_and_only_places_of_the_gazetteer_are_drawn(world: Gazetteer, text: str) -> None:
    reading = read(article(text), world)
    spans = sorted((t.span.start, t.span.end) for t in reading.toponyms)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    known = [p for p in drawn(reading) if not p.startswith("relative:")]
    assert all(world.place(place_id) is not None for place_id in known)


@given(text=texts)
def test_the_same_text_gives_the_same_reading(world: Gazetteer, text: str) -> None:
    assert encode_reading(read(article(text), world)) == encode_reading(read(article(text), world))


# ------------------------------------------------------------- how steady the network is
# That nothing else changes is a law of the rooms (tests/test_strikes.py); a network looks at all words of a passage, so that
# it holds of most texts and not of all. A floor may be raised, never lowered.

TOLD_OF = [town for town in TOWNS if town.name not in {"Karsa", "Zelimar", "Arvan City"}]


def test_an_unrelated_paragraph_at_the_end_removes_hardly_any_strike(world: Gazetteer) -> None:
    lines = [report.format(town.name) for report in REPORTS for town in TOLD_OF] + [*OTHERS]
    draw = Random(1)
    stories = ["\n".join(draw.sample(lines, draw.randint(1, 6))) for _ in range(60)]
    kept = [
        drawn(read(article(story), world)) <= drawn(read(article(f"{story}\n{UNRELATED}"), world)) for story in stories
    ]
    assert sum(kept) / len(kept) >= 0.95, sum(kept) / len(kept)


def test_swapping_one_town_for_another_moves_the_point_and_hardly_anything_else(world: Gazetteer) -> None:
    def tell(report: str, town: PlaceRow) -> object:
        reading = read(article(report.format(town.name)), world)
        claims = [(c.stance, c.realis, c.speaker and c.speaker.name) for c in reading.claims]
        strikes = [(s.shown_as, s.realis, s.status, s.level) for s in reading.strikes]
        return {p.replace(town.id, "it") for p in drawn(reading)}, claims, strikes

    first, *others = TOLD_OF
    same = [tell(report, first) == tell(report, other) for report in REPORTS for other in others]
    assert sum(same) / len(same) >= 0.80, sum(same) / len(same)


_READ = """
import json, sys
from datetime import date
from pathlib import Path
from geostrike.export.reading import encode_reading
from geostrike.gazetteer.index import Gazetteer
from geostrike.model import Article
from geostrike.pipeline import read
article = Article(id="made-up", text=sys.argv[2], sha256="0" * 64, published=date(2020, 6, 4))
print(json.dumps(encode_reading(read(article, Gazetteer.open(Path(sys.argv[1]))))))
"""


def test_each_of_several_coordinates_is_a_place(world: Gazetteer) -> None:
    text = "Shells hit a depot at 10.6012, 10.9034 on Monday, the army said. One hit a bridge (10.7441, 10.8112). A third fell at 10.8500, 10.7090."
    assert len(drawn(read(article(text), world))) == 3


def test_a_party_told_to_strike_abroad_is_not_implied_to_strike_elsewhere(world: Gazetteer) -> None:
    text = (
        "Rockets struck a home in Dovrin on Monday, police said. In response the Northern Guard hit a depot in Belgard. "
        "The Northern Guard also shelled Belgard overnight."
    )
    attackers = [claim.attacker for claim in read(article(text), world).claims]
    assert [actor.name if actor is not None else None for actor in attackers] == [
        None,
        "Northern Guard",
        "Northern Guard",
    ]


def test_the_seed_of_hashes_changes_nothing(world: Gazetteer) -> None:
    """Sets come in another order in every process; no sum of weights may depend on it."""
    text = "\n".join(report.format(town.name) for report in REPORTS for town in TOWNS[:3])
    runs = [
        subprocess.run(
            [sys.executable, "-c", _READ, str(world.path), text],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parent.parent,
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert json.loads(runs[0].stdout)["claims"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels targeted with a rocket shell Zorvik neighbourhood on the eastern outskirts of Dovrin city injuring a person.",
        "Rockets which fell near of Zorvik Square and Talmin in Dovrin injured four civilians.",
    ],
)
def test_a_quarter_that_no_gazetteer_knows_is_not_drawn_beside_the_city_it_is_shown_in(
    world: Gazetteer, text: str
) -> None:
    drawn = [strike for strike in read(article(text), world).strikes if strike.place is not None]
    assert {strike.place.name for strike in drawn if strike.place is not None} == {"Dovrin"}
    assert len({strike.toponym_id for strike in drawn}) == len(drawn)


def test_a_government_that_is_blamed_is_not_struck(world: Gazetteer) -> None:
    blamed = read(
        article("Medics told of a drone strike on a hostel, which Dovrin's council blamed on Belgard."), world
    )
    assert "geonames:20" not in drawn(blamed)
    struck = read(article("The council blamed rebels for the drone strike on Belgard."), world)
    assert "geonames:20" in drawn(struck)
