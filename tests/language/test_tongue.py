"""The language of a text, from its words. All lines are made up; none of these towns exists."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.language.tongue import find_tongues, how_far_read, is_not_read, say_not_read, say_tongues
from geostrike.model import Article

ENGLISH = "Warplanes bombed the town of Karsa on Tuesday, killing at least five people, activists said."
FRENCH = "Une frappe aérienne a touché un immeuble à Karsa mardi, faisant sept morts, selon le gouverneur."
LINES = {
    "uk": "Російський дрон влучив у склад у Карсі, пожежу загасили, повідомив голова області.",
    "ru": "Ракета попала в склад в Карсе, пожар потушили, сообщил губернатор области.",
    "ar": "قصفت الطائرات الحربية بلدة كرسة وقتلت ثلاثة مدنيين بحسب ناشطين",
    "fa": "هواپیماهای جنگی شهر کرسه را بمباران کردند و سه نفر کشته شدند",
    "he": "טיל פגע הלילה בבניין מגורים בכרסה, דובר הצבא אמר כי אין נפגעים",
    "fr": FRENCH,
    "es": "Un ataque aéreo alcanzó un edificio en Karsa el martes y dejó siete muertos, según el gobernador.",
    "de": "Ein Luftangriff traf am Dienstag ein Wohnhaus in Karsa, sieben Menschen starben, sagte der Gouverneur.",
    "tr": "Hava saldırısı salı günü Karsa'da bir binayı vurdu, yedi kişi öldü, valilik açıkladı.",
    "pl": "We wtorek nalot trafił w budynek w Karsie, zginęło siedem osób, podały władze.",
    "en": ENGLISH,
}


def article(text: str) -> Article:
    found = find_tongues(text)
    return Article(id="x", text=text, sha256="", language=found.language, unread=tuple(s for s, _ in found.others))


@pytest.mark.parametrize("code", LINES)
def test_one_line_is_enough(code: str) -> None:
    assert find_tongues(LINES[code]).language == code


@pytest.mark.parametrize("code", [code for code in LINES if code not in ("en", "ar")])
def test_what_is_not_read_is_said_in_words(code: str) -> None:
    found = article(LINES[code])
    assert how_far_read(found) == "not"
    sentence = say_not_read(found)
    assert sentence is not None
    assert "which geostrike does not read yet" in sentence
    (warning,) = say_tongues(find_tongues(LINES[code]))
    assert is_not_read(warning)


def test_arabic_is_read_in_part_and_english_whole() -> None:
    assert how_far_read(article(LINES["ar"])) == "in part"
    assert "in part" in say_tongues(find_tongues(LINES["ar"]))[0]
    assert how_far_read(article(ENGLISH)) == "whole"
    assert say_tongues(find_tongues(ENGLISH)) == ()
    assert say_not_read(article(ENGLISH)) is None


@pytest.mark.parametrize("code", [code for code in LINES if code != "en"])
def test_of_a_mixed_article_the_english_is_read_and_the_rest_is_told(code: str) -> None:
    found = article(f"{ENGLISH}\n{LINES[code]}\n{ENGLISH}\nKarsa, Dovrin")
    assert found.language == "en"
    assert [span.text for span in found.unread] == [LINES[code]]
    assert how_far_read(found) == "in part"
    (warning,) = say_tongues(find_tongues(found.text))
    assert warning.startswith("1 paragraph in ")
    assert LINES[code][:30] in warning


def test_a_foreign_article_with_a_little_english_is_not_read() -> None:
    assert find_tongues("\n".join([LINES["uk"]] * 9 + [ENGLISH])).language == "uk"


@pytest.mark.parametrize(
    "text",
    ["Karsa: drone hit warehouse", "Harmas, Kafr Nisma, Zelimar", "Shelling Karsa", "Seven wounded in shelling", "12:05", "…",
     "Al-Za’lan and Šešel, both of Karsa, killed"],
)  # fmt: skip
def test_names_and_headlines_are_not_taken_for_another_language(text: str) -> None:
    assert find_tongues(text).language == "en"


def test_what_an_article_says_of_itself_counts_only_where_its_words_leave_it_open() -> None:
    assert find_tongues(ENGLISH, "fr").language == "en"
    assert find_tongues(ENGLISH, "en-GB").language == "en-GB"
    assert find_tongues(FRENCH, "en").language == "fr"
    assert find_tongues("Harmas, Zelimar", "ar-SY").language == "ar-SY"


def test_a_plain_english_article_never_loads_the_model() -> None:
    code = (
        "import sys; from geostrike.language.tongue import find_tongues; "
        f"assert find_tongues({ENGLISH + chr(10) + 'Karsa, Dovrin and El Vost'!r}).language == 'en'; "
        "assert not {'py3langid', 'numpy', 'lzma'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(list(LINES.values())), min_size=1, max_size=6))
def test_the_paragraphs_left_out_are_verbatim_and_never_all(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = find_tongues(text)
    assert all(text[span.start : span.end] == span.text for span, _ in found.others)
    assert len(found.others) < len(lines)
    assert found == find_tongues(text)
