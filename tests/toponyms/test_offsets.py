"""Relative phrases are read with their distance, bearing and partner."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.index import Gazetteer
from geostrike.language.documents import take_apart
from geostrike.model import Article, Offset, OffsetKind
from geostrike.toponyms import find_toponyms
from tests.fictional import build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


def offset_of(text: str, name: str, world: Gazetteer) -> Offset | None:
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text=text, sha256="")), world)
    return next(toponym.offset for toponym in toponyms if toponym.span.text == name)


@pytest.mark.parametrize(
    ("text", "kind", "km", "bearing"),
    [
        ("Bombs fell 12 km north-east of Oskara.", OffsetKind.DISTANCE, 12.0, "NE"),
        ("Bombs fell five miles from Oskara.", OffsetKind.DISTANCE, 8.047, None),
        ("Bombs fell some 800 meters (yards) west of Oskara.", OffsetKind.DISTANCE, 0.8, "W"),
        ("A tanker was hit 40 km off the coast of Oskara.", OffsetKind.DISTANCE, 40.0, None),
        ("A tanker was hit 12 km south of the shores of Oskara.", OffsetKind.DISTANCE, 12.0, "S"),
        ("A tanker was hit 60 nautical miles west of the port of Oskara.", OffsetKind.DISTANCE, 111.12, "W"),
        ("A tanker was hit off the coast of Oskara.", OffsetKind.NEAR, None, None),
        ("Bombs fell north of Oskara.", OffsetKind.NEAR, None, "N"),
        ("Bombs fell near the town of Oskara.", OffsetKind.NEAR, None, None),
        ("Bombs fell on Vinholm, a hamlet by Oskara.", OffsetKind.NEAR, None, None),
        ("Bombs fell on Vinholm, up the road from Oskara.", OffsetKind.NEAR, None, None),
        ("Bombs fell on the outskirts of Oskara.", OffsetKind.OUTSKIRTS, None, None),
        ("Bombs fell on the eastern outskirts of Oskara.", OffsetKind.OUTSKIRTS, None, "E"),
        ("Bombs fell on the south-western edge of Oskara.", OffsetKind.OUTSKIRTS, None, "SW"),
        ("Bombs fell in the southern countryside of Oskara.", OffsetKind.COUNTRYSIDE, None, "S"),
        ("Bombs fell in Oskara’s western countryside.", OffsetKind.COUNTRYSIDE, None, "W"),
        ("Bombs fell in the eastern parts of Oskara.", OffsetKind.PART, None, "E"),
        ("Bombs fell in the southern regions of Oskara.", OffsetKind.PART, None, "S"),
        ("Bombs fell in eastern Oskara.", OffsetKind.PART, None, "E"),
        ("Bombs fell in Oskara.", None, None, None),
    ],
)
def test_a_phrase_is_read(
    text: str, kind: OffsetKind | None, km: float | None, bearing: str | None, world: Gazetteer
) -> None:
    offset = offset_of(text, "Oskara", world)
    assert (offset and offset.kind, offset and offset.km, offset and offset.bearing) == (kind, km, bearing)
    if offset is not None:
        assert text[offset.span.start : offset.span.end] == offset.span.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A convoy was hit between Oskara and Dovrin.", OffsetKind.BETWEEN),
        ("A convoy was hit on the road from Oskara to Dovrin.", OffsetKind.ROAD),
        ("A convoy was hit on the Oskara-Dovrin highway.", OffsetKind.ROAD),
    ],
)
def test_a_phrase_of_two_names_knows_its_partner(text: str, kind: OffsetKind, world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text=text, sha256="")), world)
    first, second = (t for t in toponyms if t.span.text in ("Oskara", "Dovrin"))
    assert first.offset is not None
    assert (first.offset.kind, first.offset.other_id) == (kind, second.id)


def test_a_phrase_about_another_name_in_the_list_is_not_taken_over(world: Gazetteer) -> None:
    assert offset_of("Shells hit the outskirts of Oskara and the town of Dovrin.", "Dovrin", world) is None
