"""The path of an article to its claims, on one screen: what its language offers to read it with, then what the whole story adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.annotated.extract import read_annotated
from geostrike.claims.attackers.implied import imply_attackers
from geostrike.claims.attackers.nobody import name_unidentified
from geostrike.claims.attackers.parties import name_states
from geostrike.claims.lexical import read_lexically
from geostrike.claims.links import find_links
from geostrike.claims.records import Extraction
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.claims.voices.organisations import name_organisations

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.claims.text.passages import Passage
    from geostrike.model import Place, Resolution, Toponym
    from geostrike.model.document import Document

__all__ = ["extract_claims"]


def extract_claims(
    document: Document,
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    *,
    people: Callable[[str], Place | None] | None = None,
) -> Extraction:
    """The claims of ``document``, in its order. ``toponyms`` and ``resolutions`` are those of the rooms before; where it is not
    annotated, for the annotator cannot read its language, only the strikes are read that a lexicon's words tell (``lexical``).
    ``people`` tells which country a word for its people belongs to (``Gazetteer.demonym``), to name parties plainly.
    """
    article, annotation = document.article, document.annotation
    passages = find_passages(document, toponyms, resolutions, load_vocabulary(article.language))
    if _is_fiction(passages):
        return Extraction(warnings=("The text is about a film, a book or a game: what is struck in it is not listed",))
    if annotation is None:
        return read_lexically(article, passages)
    found = read_annotated(article, toponyms, resolutions, passages, annotation, people=people)
    claims = name_states(found.claims, resolutions)
    claims = imply_attackers(claims, article, resolutions, passages, annotation)
    claims = name_unidentified(claims)
    claims = name_organisations(claims, article.text)
    return found._replace(claims=claims, links=find_links(claims, resolutions))


def _is_fiction(passages: list[Passage]) -> bool:
    """Whether half of its sentences, three at least, have a word of films, books or games."""
    told = sum("blocker.fiction" in passage.kinds for passage in passages)
    return told >= _FICTION_WORDS and told >= _FICTION_SHARE * len(passages)


_FICTION_WORDS, _FICTION_SHARE = 3, 0.5
