from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from geostrike.articles import read_article, read_articles
from geostrike.model import Article, Failure

from .doors import KARSA, OSKARA, read_all, refusal, through_every_door, write


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter).writerows(rows)
    return held.getvalue()


ROWS = [
    ["id", "Headline", "Published At", "Text", "Link"],
    ["a", "Mill hit", "2024-05-09", KARSA + "\nRescue went on.", "https://post.example/1"],
    ["b", "House hit", "10.05.2024", OSKARA, "https://post.example/2"],
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_row_is_an_article_through_every_door(delimiter: str, tmp_path: Path) -> None:
    source = table(ROWS, delimiter)
    name = "table.tsv" if delimiter == "\t" else "table.csv"
    runs = through_every_door(source, tmp_path, name)
    assert all(run == [KARSA + "\nRescue went on.", OSKARA] for run in runs), runs
    first, second = read_all(source, tmp_path, name)
    assert (first.id, first.title, first.url) == ("a", "Mill hit", "https://post.example/1")
    assert (first.published, second.published) == (date(2024, 5, 9), date(2024, 5, 10))


def test_a_spreadsheets_own_lines_are_no_articles(tmp_path: Path) -> None:
    rows = [*ROWS[:1], ["#meta+id", "#meta+title", "#date", "", "#meta+url"], ["", "", "", "", ""], *ROWS[1:]]
    assert len(read_all("sep=;\r\n" + table(rows, ";"), tmp_path, "a.csv")) == 2
    assert len(read_all("\ufeff" + table(rows), tmp_path, "b.csv")) == 2
    assert len(read_all(table(rows, "\t").encode("utf-16"), tmp_path, "c.txt")) == 2


def test_columns_can_be_named_and_are_asked_for_when_unknown(tmp_path: Path) -> None:
    source = table([["Wann", "Was geschah", "Ort"], ["2024-05-09", KARSA, "x"], ["2024-05-10", OSKARA, "y"]])
    assert "--columns text=COLUMN" in refusal(source, tmp_path, "a.csv")
    assert "--columns text=COLUMN" in refusal(source, tmp_path, "a.txt")
    first, _ = read_all(source, tmp_path, "a.csv", columns="text=was geschah, date=Wann")
    assert (first.text, first.published) == (KARSA, date(2024, 5, 9))
    assert "no column 'Wer'" in refusal(source, tmp_path, "a.csv", columns="text=Wer")


def test_headers_in_other_languages_are_known(tmp_path: Path) -> None:
    for header in (["Titel", "Datum", "Text"], ["Título", "Fecha", "Texto"], ["Заголовок", "Дата", "Текст"]):
        (only,) = read_all(table([header, ["Mill hit", "09.05.2024", KARSA]], ";"), tmp_path, "a.txt")
        assert (only.title, only.published, only.text) == ("Mill hit", date(2024, 5, 9), KARSA)


def test_a_row_without_a_text_or_with_a_wrong_day_fails_alone(tmp_path: Path) -> None:
    rows = [ROWS[0], ["x", "", "", "", "https://post.example"], ["y", "T", "32.05.2024", KARSA, ""], ROWS[2]]
    items = list(read_articles([write(table(rows), tmp_path, "a.csv")]))
    assert [type(item) for item in items] == [Failure, Failure, Article]
    assert [item.where.rpartition(":")[2] for item in items if isinstance(item, Failure)] == ["2", "3"]


def test_the_users_day_stands_in_for_a_wrong_one(tmp_path: Path) -> None:
    path = write(table([["text", "date"], [KARSA, "32.05.2024"]]), tmp_path, "a.csv")
    assert read_article(path, date="2024-05-09").published == date(2024, 5, 9)


def test_a_cell_may_hold_a_long_article(tmp_path: Path) -> None:
    long = f"{KARSA} " * 4000
    assert read_all(table([["date", "text"], ["2024-05-09", long]]), tmp_path, "a.csv")[0].text == long
    before = csv.field_size_limit()
    assert before == 131_072


@pytest.mark.parametrize(
    "text",
    [
        "Karsa, Oskara, Dovrin\nJets hit the three towns, medics said.\n",
        "Text, date and place were left out of the report.\nJets hit Karsa, medics said.",
        "Title: Jets hit Karsa\nMedics counted seven dead, two of them children; more are missing.",
    ],
)
def test_prose_with_commas_is_prose(text: str, tmp_path: Path) -> None:
    assert read_all(text, tmp_path)[0].text == text
