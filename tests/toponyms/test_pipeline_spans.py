"""A spaCy pipeline that the user names has a vote."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.errors import GeostrikeError
from geostrike.gazetteer.index import Gazetteer
from geostrike.language.documents import take_apart
from geostrike.model import Article
from geostrike.toponyms import find_toponyms
from geostrike.toponyms.pipeline_spans import open_pipeline, place_spans
from tests.fictional import build_world

spacy = pytest.importorskip("spacy")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blank pipeline with an entity ruler, saved as an installed one would be."""
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Vashkarov"}, {"label": "PERSON", "pattern": "Oskara"}])
    path = Path(tmp_path_factory.mktemp("pipeline"))
    pipeline.to_disk(path)
    return path


def test_its_places_join_the_evidence(folder: Path, tmp_path: Path) -> None:
    world: Gazetteer = build_world(tmp_path / "world.sqlite")
    article = Article(id="x", text="Residents praised Vashkarov and its bakers, in Dovrin.", sha256="")
    alone, _ = find_toponyms(take_apart(article), world)
    together, _ = find_toponyms(take_apart(article), world, recognisers=(open_pipeline(str(folder)),))
    assert "Vashkarov" not in [t.span.text for t in alone]
    assert [t.span.text for t in together] == ["Vashkarov", "Dovrin"]


def test_only_labels_of_places_count(folder: Path) -> None:
    recognise = place_spans(spacy.load(folder))
    assert [span.text for span in recognise("Oskara met Vashkarov.")] == ["Vashkarov"]


def test_a_missing_pipeline_is_named_with_its_cure() -> None:
    with pytest.raises(GeostrikeError, match="spacy download no_such_pipeline"):
        open_pipeline("no_such_pipeline")
