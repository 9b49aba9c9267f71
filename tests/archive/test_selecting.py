"""Collections of what a question selects from an archive. (All sentences are made up.)"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from geostrike.archive.selecting import Question, parse_question, select_readings
from geostrike.cli import app
from geostrike.collection.readings import read_corrected
from geostrike.errors import ArticleError
from geostrike.gazetteer.index import Gazetteer
from geostrike.incidents import collect
from geostrike.model import Article, Reading, Strike


def call(world: Path, *arguments: object) -> Result:
    return CliRunner().invoke(app, ["--gazetteer", str(world), *map(str, arguments)])


def test_readings_of_an_archive_make_the_collection_that_their_articles_make(
    archive: Path, news: Path, world: Path
) -> None:
    gazetteer = Gazetteer.open(world)
    read = [item for item in read_corrected([news], gazetteer) if isinstance(item, Reading)]
    kept = [selected.reading for selected in select_readings(str(archive), Question())]
    told = {strike.id for reading in read for strike in reading.strikes}
    assert told
    assert collect(kept).incidents == collect(read).incidents
    gazetteer.close()


@pytest.mark.parametrize(
    ("country", "since", "until", "some"),
    [
        ("av", "2031-10", None, True),
        (None, "2031-02", "2031-06", True),
        (None, "2031-05-10", "2031-07-20", True),
        ("av", None, "2031-04-30", True),
        ("BM", None, None, False),
    ],
)
def test_a_question_selects_the_articles_with_a_strike_that_it_asks_for(
    archive: Path, country: str | None, since: str | None, until: str | None, some: bool
) -> None:
    question = parse_question(country, since, until)

    def is_asked(strike: Strike, article: Article) -> bool:
        day = (strike.date and (strike.date.start or strike.date.end)) or article.published
        assert day is not None
        place = strike.place.country_code if strike.place is not None else None
        return (
            question.country in (None, place)
            and (question.since is None or day >= question.since)
            and (question.until is None or day <= question.until)
        )

    whole = [selected.reading for selected in select_readings(str(archive), Question())]
    expected = {r.article.id for r in whole if any(is_asked(strike, r.article) for strike in r.strikes)}
    assert {selected.reading.article.id for selected in select_readings(str(archive), question)} == expected
    assert bool(expected) == some
    assert len(expected) < len(whole)


@pytest.mark.parametrize(
    ("country", "since"), [("Syria", None), (None, "last year"), (None, "2031-13"), ("S1", None), (None, "2031-02-30")]
)
def test_a_question_that_is_none_is_told(country: str | None, since: str | None) -> None:
    with pytest.raises(ArticleError):
        parse_question(country, since, None)


def test_collect_makes_a_page_of_what_is_selected(archive: Path, world: Path, tmp_path: Path) -> None:
    result = call(world, "collect", archive, "--country", "AV", "--since", "2031-06", "-o", tmp_path / "c.json")
    assert result.exit_code == 0, result.output
    incidents = json.loads((tmp_path / "c.json").read_text("utf-8"))["incidents"]
    assert incidents
    whole = call(world, "collect", archive, "-o", tmp_path / "all.html")
    assert whole.exit_code == 0, whole.output
    assert len(incidents) < len(list(select_readings(str(archive), Question())))


def test_options_for_archives_are_refused_elsewhere(news: Path, world: Path, archive: Path) -> None:
    alone = call(world, "collect", news, "--country", "AV")
    assert (alone.exit_code, "geostrike archive wrote" in alone.stderr) == (2, True)
    both = call(world, "collect", news, archive)
    assert (both.exit_code, "collect it alone" in both.stderr) == (2, True)


def test_an_archive_without_texts_says_so(world: Path, news: Path, tmp_path: Path) -> None:
    options = ("archive", news, "-o", tmp_path / "out", "--jobs", 1, "--no-text")
    assert call(world, *options).exit_code == 1  # of the broken line
    result = call(world, "collect", tmp_path / "out", "-o", tmp_path / "c.json")
    assert (result.exit_code, "--no-text" in result.stderr) == (2, True)
