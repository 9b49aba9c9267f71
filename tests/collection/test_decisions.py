"""A corrections file holds for one article, or says that it could be meant for two. All of it is made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geostrike.articles.documents import Document, Kind
from geostrike.articles.finding import find_documents
from geostrike.collection.decisions import corrections_file, find_corrections
from geostrike.collection.readings import read_corrected
from geostrike.errors import CorrectionError
from geostrike.gazetteer.index import Gazetteer
from geostrike.model import Failure

STORY = "Warplanes bombed the bakery in Dovrin on Tuesday, the Harbour Watch said."
HIDE = 'schema = "geostrike.corrections/1"\n[[correction]]\naction = "withhold"\nname = "Dovrin"\nreason = "a shelter"\nauthor = "A. Lim"\ndate = 2031-03-01\n'


def documents(path: Path) -> list[Document]:
    return [item for item in find_documents([path]) if not isinstance(item, Failure)]


def held(folder: Path) -> dict[str, list[str] | str]:
    """For each article the files that hold for it, or why none can be told."""
    found: dict[str, list[str] | str] = {}
    for document in documents(folder):
        try:
            found[Path(document.where).name] = [Path(where).name for where, _ in find_corrections(document)]
        except CorrectionError as error:
            found[Path(document.where).name] = str(error)
    return found


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(HIDE if name.endswith(".toml") else STORY, "utf-8")


def put_lines(path: Path, *ids: str) -> None:
    path.write_text("\n".join(json.dumps({"id": name, "text": STORY}) for name in ids), "utf-8")


def test_a_short_name_holds_for_the_only_article_that_has_it(tmp_path: Path) -> None:
    put(tmp_path, "story.txt", "other.md", "story.corrections.toml", "corrections.toml")
    assert held(tmp_path) == {
        "story.txt": ["corrections.toml", "story.corrections.toml"],
        "other.md": ["corrections.toml"],
    }


@pytest.mark.parametrize("twin", ["story.md", "story.html"])
def test_a_short_name_that_two_files_have_holds_for_neither_and_says_so(tmp_path: Path, twin: str) -> None:
    put(tmp_path, "story.txt", twin, "story.corrections.toml")
    told = held(tmp_path)
    assert f"could also be meant for {tmp_path / twin}" in told["story.txt"]
    assert "story.txt.corrections.toml" in told["story.txt"]
    assert f"{twin}.corrections.toml" in told[twin]
    (tmp_path / "story.corrections.toml").rename(tmp_path / "story.txt.corrections.toml")
    assert held(tmp_path) == {"story.txt": ["story.txt.corrections.toml"], twin: []}


def test_ids_that_differ_in_blanks_do_not_share_decisions(tmp_path: Path) -> None:
    put_lines(tmp_path / "lines.jsonl", "x y", "x-y", "z")
    put(tmp_path, "x-y.corrections.toml", "z.corrections.toml")
    told = held(tmp_path)
    assert "could also be meant for" in told["lines.jsonl:1"]
    assert "could also be meant for" in told["lines.jsonl:2"]
    assert told["lines.jsonl:3"] == ["z.corrections.toml"]
    (tmp_path / "x-y.corrections.toml").unlink()
    for document in documents(tmp_path)[:2]:
        put(tmp_path, corrections_file(document).name)
    files = [files for files in held(tmp_path).values() if isinstance(files, list)]
    assert [len(names) for names in files] == [1, 1, 1]
    assert len({names[0] for names in files}) == 3


def test_an_id_alone_keeps_its_short_name_whatever_it_lost(tmp_path: Path) -> None:
    put_lines(tmp_path / "lines.jsonl", "x y", "z")
    put(tmp_path, "x-y.corrections.toml")
    assert held(tmp_path) == {"lines.jsonl:1": ["x-y.corrections.toml"], "lines.jsonl:2": []}


def test_one_id_in_two_files_and_a_file_of_that_name_are_three_articles(tmp_path: Path) -> None:
    put_lines(tmp_path / "a.jsonl", "x", "y")
    put_lines(tmp_path / "b.jsonl", "x")
    put(tmp_path, "y.txt", "x.corrections.toml", "y.corrections.toml")
    told = held(tmp_path)
    for name in ("a.jsonl:1", "a.jsonl:2", "b.jsonl:1", "y.txt"):
        assert "could also be meant for" in told[name], name
    assert "a.jsonl.x.corrections.toml" in told["a.jsonl:1"]


def test_two_lines_of_one_id_are_asked_for_ids_of_their_own(tmp_path: Path) -> None:
    put_lines(tmp_path / "a.jsonl", "x", "x")
    put(tmp_path, "a.jsonl.x.corrections.toml")
    assert all("an id of its own" in why for why in held(tmp_path).values())


def test_new_decisions_go_where_they_hold_for_one_article(tmp_path: Path) -> None:
    put(tmp_path, "story.txt")
    (document,) = documents(tmp_path)
    assert corrections_file(document).name == "story.corrections.toml"
    put(tmp_path, "story.md")
    assert corrections_file(document).name == "story.txt.corrections.toml"
    (tmp_path / "story.md").unlink()
    put(tmp_path, "story.txt.corrections.toml")
    assert corrections_file(document).name == "story.txt.corrections.toml"


def test_standard_input_takes_no_file_that_another_line_may_have(tmp_path: Path) -> None:
    put(tmp_path, "x-y.corrections.toml")

    def line(name: str) -> Document:
        return Document(where="standard input:1", name=name, kind=Kind.TEXT, data=b"")

    assert len(find_corrections(line("x-y"), tmp_path)) == 1
    with pytest.raises(CorrectionError, match="could also be meant for"):
        find_corrections(line("x y"), tmp_path)
    assert find_corrections(line("z"), tmp_path) == ()


def test_an_article_whose_decisions_cannot_be_told_fails_and_the_others_are_read(
    world_path: Path, tmp_path: Path
) -> None:
    put(tmp_path, "story.txt", "story.md", "third.txt", "story.corrections.toml")
    items = list(read_corrected([tmp_path], Gazetteer.open(world_path), date="2031-02-26"))
    assert [type(item).__name__ for item in items] == ["Failure", "Failure", "Reading"]


def test_a_folder_s_decision_about_one_article_leaves_its_twin_alone(world_path: Path, tmp_path: Path) -> None:
    """From the attack: two reports that differ in attacker, place, day and toll alone."""
    lead = "The long war went on this week with no end in sight for anyone."
    one = "Belmoran jets bombed the town of Dovrin on Thursday, killing 12 people, activists said."
    two = "Arvanian helicopters bombed the town of Oskara on Friday, killing 30 people, activists said."
    (tmp_path / "one.txt").write_text(f"{lead} {one}", "utf-8")
    (tmp_path / "two.txt").write_text(f"{lead} {two}", "utf-8")
    made = HIDE.replace('"withhold"\nname = "Dovrin"', f'"reject"\nquote = "{one}"')
    (tmp_path / "corrections.toml").write_text(made, "utf-8")
    first, second = read_corrected([tmp_path], Gazetteer.open(world_path), date="2031-02-26")
    assert not isinstance(first, Failure)
    assert not isinstance(second, Failure)
    assert {strike.status for strike in first.strikes} == {"not_an_event"}
    assert [strike.place.name for strike in second.strikes if strike.place] == ["Oskara"]
    assert all(claim.decision is None for claim in second.claims)
    assert any("NOT applied" in warning for warning in second.warnings)
