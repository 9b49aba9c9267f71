"""NOTE FROM THE LEAD to the toponym helper (23:32), measured with six country packs after your last commit.

Good: halterman_strikes .48, cir_ukraine span recall .76. The largest causes left, in order:
1. A bare name shared by a town and the province that holds it ("strikes in Kharkiv") goes to the province: 115 of 504 captions
   of cir_ukraine, drawn 70 km off. Without a word for the division (province, oblast, governorate, region, -wide) and without
   "X province" earlier in the article for the same name, it is the town. A feature for "province with a namesake town inside,
   no division word", learned or hand-set, also on the conflict corpora.
2. "Mykolaiv Oncology Hospital struck", "the Kharkiv Regional State Building": a physical facility named after its town stands in
   that town: role PLACE is right for strikes (part_of_name only for organisations, media, sports clubs, treaties ...).
3. 45 unresolved places such as "TV tower targeted in Lisichansk", "residential area in Bordyanka": one letter off or
   another romanisation of the only town of its kind in the article's country; the fuzzy tiers should answer with a cue.
4. "the village of Malaya Rohan" became Malaysia: after a descriptor the whole run of capitals is the name.
5. "Near Tal Afar," (bulletin lines): still the bulk of centcom's losses (span recall .56). See test_conflict_wording in toponyms.
6. Speed: 25 to 40 ms an article in all; the target for your two rooms is 6.6 ms. Profile.
7. (23:52) Your toponym figures are superb. The strike texts now lose most at the threshold: in cir_ukraine 201 of 504 captions stay
   unresolved, "Palmyra countryside" too, though the UA and SY packs are installed. Who installs a country's pack reads about that
   country: give "its country's pack is installed" (gazetteer.packs) a reason of its own, hand-set where training cannot see it
   (default gazetteer), both in the ranking and in the confidence; and calibrate on cir_ukraine and eval/articles too (they have
   coordinates), read with /tmp/geostrike-packs.sqlite. I put struck places into train_toponyms.py (--packs is found by itself).
Please put the strike corpora into the training data (their spans are literal places) and keep the toponym corpora's figures.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from geostrike.gazetteer.index import Gazetteer
from geostrike.model import Article, Level, Role
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


def levels(text: str, name: str, world: Gazetteer) -> list[Level | None]:
    article = Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())
    toponyms, _ = find_toponyms(article, world)
    resolutions = resolve_toponyms(article, toponyms, world)
    return [
        r.place.level if r.place is not None else None
        for t, r in zip(toponyms, resolutions, strict=True)
        if name in t.span.text and t.role == Role.PLACE
    ]


# Made up, all of it. Karsa is a city of 310,000 in the province of the same name.
@pytest.mark.parametrize(
    "text",
    [
        "Rocket strikes in Karsa.",
        "Missiles hit Karsa on Friday, killing four people.",
        "A shopping centre in Karsa, Arvania, was destroyed.",
        "Shelling on the outskirts of Karsa wounded three.",
        "The Karsa Oncology Hospital was struck by a missile.",
    ],
)
def test_a_bare_name_means_the_town_and_not_the_province_around_it(text: str, world: Gazetteer) -> None:
    assert levels(text, "Karsa", world) == [Level.TOWN]


@pytest.mark.parametrize(
    "text",
    [
        "Shelling in Karsa province.",
        "Jets bombed villages in the province of Karsa.",
        "Fighting in Karsa governorate went on.",
    ],
)
def test_a_word_for_the_division_means_the_province(text: str, world: Gazetteer) -> None:
    assert levels(text, "Karsa", world) == [Level.PROVINCE]


def test_after_a_descriptor_the_whole_run_of_capitals_is_the_name(world: Gazetteer) -> None:
    assert levels("Damage to homes in the village of Arvania Rohan.", "Arvania", world) == [None]


def test_a_country_whose_pack_is_installed_comes_first(tmp_path: Path) -> None:
    from geostrike.gazetteer.build import build_index
    from geostrike.gazetteer.rows import PlaceRow, SourceRow
    from tests.fictional import PLACES

    packed = SourceRow(number=1, name="AV", words="made up", licence="", date="", pack="AV")
    base = SourceRow(number=0, name="rows", words="made up", licence="", date="")
    rows = [
        PlaceRow(id="geonames:901", name="Meridan", level=Level.TOWN, latitude=10.3, longitude=10.6, country="AV", admin1="02",
                 geonames_id=901, population=4000, feature="PPL", source=1),
        PlaceRow(id="geonames:902", name="Meridan", level=Level.TOWN, latitude=21.0, longitude=20.5, country="BM",
                 geonames_id=902, population=30000, feature="PPL"),
    ]  # fmt: skip
    path = build_index(tmp_path / "packed.sqlite", [*PLACES, *rows], sources=(base, packed))
    world = Gazetteer.open(path)
    assert world.packs == ("AV",)
    text = "Shelling hit the town of Meridan overnight, residents said."
    article = Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())
    toponyms, _ = find_toponyms(article, world)
    (resolution,) = resolve_toponyms(article, toponyms, world)
    assert resolution.place is not None
    assert resolution.place.id == "geonames:901"


def test_a_place_outside_what_the_text_puts_it_in_is_never_chosen(tmp_path: Path) -> None:
    """FROM THE LEAD, most urgent (23:58): the example's "towns of Rastan, Talbiseh and Zafaraniya in Homs province" puts Zafaraniya
    in Baghdad, 93 % sure. A container that the text names and that is itself resolved binds every name of the list before it:
    a candidate outside is not chosen, however lonely; the mention stays unresolved with the container as its area.
    """
    from geostrike.gazetteer.build import build_index
    from geostrike.gazetteer.rows import PlaceRow
    from tests.fictional import PLACES

    row = PlaceRow(
        id="supplement:qelim", name="Qelim", level=Level.NEIGHBOURHOOD, latitude=20.1, longitude=20.1, country="BM"
    )
    world = Gazetteer.open(build_index(tmp_path / "w.sqlite", [*PLACES, row]))
    text = "Air strikes hit the towns of Oskara, Tal Meru and Qelim in North Arvan province, activists said."
    article = Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())
    toponyms, _ = find_toponyms(article, world)
    resolutions = dict(zip((t.span.text for t in toponyms), resolve_toponyms(article, toponyms, world), strict=True))
    assert resolutions["Qelim"].place is None
    assert resolutions["Qelim"].area is not None
    assert resolutions["Qelim"].area.id == "test:AV.01"
    assert resolutions["Oskara"].place is not None
