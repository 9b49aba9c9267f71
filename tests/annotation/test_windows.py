"""How a text is cut into tokens, word pieces and windows."""

from hypothesis import given
from hypothesis import strategies as st

from geostrike.annotation.pieces import Vocabulary, case_of, find_tokens, fold
from geostrike.annotation.windows import find_windows
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
