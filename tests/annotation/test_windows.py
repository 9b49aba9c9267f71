"""How a text is cut into tokens, word pieces and windows."""

from hypothesis import given
from hypothesis import strategies as st

from geostrike.annotation.pieces import Vocabulary, case_of, find_tokens, fold
from geostrike.annotation.windows import find_near, find_windows
from geostrike.language.sentences import find_sentences

LETTERS = [*"abcdefghijklmnopqrstuvwxyz0123456789.,;:'\"()-_!?"]
VOCABULARY = Vocabulary(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *LETTERS, *("##" + c for c in LETTERS), "strike", "##s", "air", "##strike"]
)


def test_the_longest_piece_is_taken_from_the_left() -> None:
    vocabulary = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "air", "##strike", "##s", "a", "##i"])
    assert vocabulary.cut("Airstrikes").ids == (4, 5, 6)


def test_a_word_of_unknown_letters_is_one_unknown_piece() -> None:
    assert VOCABULARY.cut("الحرب").ids == (VOCABULARY.unknown,)


def test_capitals_and_accents_are_folded_and_the_way_of_writing_is_kept() -> None:
    assert fold("Ḥamā’") == "hama'"
    assert [case_of(w) for w in ("7", "town", "IDF", "Karsa", "iPad")] == [0, 1, 2, 3, 4]


@given(st.text(max_size=300))
def test_tokens_are_slices_of_the_text_and_leave_out_blanks_alone(text: str) -> None:
    tokens = find_tokens(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert "".join(t.text for t in tokens) == "".join(c for c in text if not c.isspace())


@given(st.text(alphabet="abc de.\nFG,", max_size=600), st.integers(8, 40))
def test_each_token_stands_in_one_window_and_no_window_is_too_long(text: str, most: int) -> None:
    sentences = find_sentences(text)
    windows = find_windows(text, sentences, VOCABULARY, most)
    tokens = [t for span in sentences for t in find_tokens(text, span.start, span.end)]
    assert [t for w in windows for t in w.tokens] == tokens
    assert all(len(w.ids) == len(w.cases) and len(w.firsts) == len(w.tokens) for w in windows)
    assert all(len(w.ids) <= most + 2 or len(w.tokens) == 1 for w in windows)


@given(st.text(alphabet="abc de.\nFG,", min_size=1, max_size=600), st.integers(4, 40), st.data())
def test_what_is_read_again_holds_the_words_asked_about_and_both_marks(
    text: str, most: int, data: st.DataObject
) -> None:
    for window in find_windows(text, find_sentences(text), VOCABULARY, 120):
        first = data.draw(st.integers(0, len(window.tokens) - 1))
        near = find_near(window, first, first + 1, most)
        assert near[0] == 0
        assert near[-1] == len(window.ids) - 1
        assert len(near) == min(most + 2, len(window.ids))
        assert window.firsts[first] in near
        assert list(near[1:-1]) == list(range(near[1], near[1] + len(near) - 2))


def test_the_sentence_itself_comes_before_its_neighbours() -> None:
    text = "The a b c. One d e f. Two g h i."
    (window,) = find_windows(text, find_sentences(text), VOCABULARY)
    near = find_near(window, 6, 7, 13)
    told = [token.text for token, first in zip(window.tokens, window.firsts, strict=True) if first in near[1:-1]]
    assert told == ["b", "c", ".", "One", "d", "e", "f", ".", "Two"]
