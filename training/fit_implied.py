"""python -m training.fit_implied [--folds FOLDER] --claims FILE … [--unread FILE …] --gazetteer FILE --scorer FOLDER [--write]: the
weights of ``geostrike/claims/attackers/implied.json``, from statements that name no party: in articles that the network of their fold did not
see, each counted ``REAL`` times, and in ``--unread`` texts as the shipped network reads them, which has not learned from these (``training/unread``).

Prints, cross-validated by article (five parts), how often the party told is the annotated one, and how often one is told where
the annotators name none. ``--scorer`` is the folder of ``score_claims.py``, which pairs claims and tells which names are alike.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from geostrike.claims.attackers import implied
from geostrike.export.reading import encode_reading
from training.fitting import name_weights, write_weights
from training.folds import add_options, read_folds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.claims.attackers.chances import Chance
    from geostrike.model import Claim

OUT = Path(implied.__file__).with_name("implied.json")
REAL = 3
"""So often is a statement of a real article counted: of 1, 3 and 6 this tells most of real ones that are held out rightly (.64, .66, .65)."""
DECAY = 1.0
"""Weight of the squared weights; a third and three times of it are as good."""


class Case(NamedTuple):
    """A statement that names no party: who may be meant, which of them the annotators mean, and whether they mean nobody."""

    article: str
    chances: list[Chance]
    right: list[bool]
    nobody: bool


def find_cases(o: argparse.Namespace) -> Iterator[Case]:
    sys.path[:0] = [str(o.scorer), str(o.scorer / "articles")]
    import score_claims

    found: list[tuple[Claim, list[Chance]]] = []
    find = implied.find_chances

    def note(*given: Any) -> list[tuple[Claim, list[Chance]]]:
        found[:] = find(*given)
        return list(found)

    implied.find_chances = note
    implied.load_weights = dict  # type: ignore[assignment]
    for row, reading in read_folds(o):
        encoded = json.loads(json.dumps(encode_reading(reading)))
        _, scored = score_claims.score([row], {row["id"]: encoded}, 0)
        paired = {reading.claims[p["pred"]].id: row["claims"][p["gold"]] for r in scored for p in r["pairs"]}
        for claim, chances in found:
            if claim.id in paired:
                name, words = score_claims.attacker(paired[claim.id])
                right = [
                    bool(name or words) and bool(score_claims.party(chance.party.name, name, words))
                    for chance in chances
                ]
                yield Case(row["id"], chances, right, not (name or words))
        found.clear()


def fit(cases: list[Case], names: list[str]) -> Any:
    """Weights by which the right parties, or nobody, are likeliest; nobody has the sum nought."""
    told = [
        (
            np.array([[chance.reasons.get(name, 0.0) for name in names] for chance in case.chances]),
            np.append(case.right, case.nobody),
        )
        for case in cases
        if case.chances and (case.nobody or any(case.right))
    ]

    def loss(weights: Any) -> tuple[float, Any]:
        total, slope = DECAY * (weights @ weights) / 2, DECAY * weights
        for x, good in told:
            odds = np.append(x @ weights, 0.0)
            p = np.exp(odds - odds.max())
            p /= p.sum()
            sure = p[good].sum()
            total -= np.log(sure + 1e-12)
            slope = slope + (p - np.where(good, p / sure, 0))[:-1] @ x
        return total, slope

    return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    add_options(ap)
    ap.add_argument("--scorer", type=Path, required=True)
    ap.add_argument("--unread", type=Path, nargs="*", default=[], help="made-up texts that the shipped network reads")
    ap.add_argument("--write", action="store_true")
    o = ap.parse_args()
    shipped = argparse.Namespace(**vars(o) | {"claims": o.unread, "folds": None, "only": None})
    cases = [
        *find_cases(shipped),
        *(case for case in find_cases(o) for _ in range(REAL)),
    ]  # the folds' networks stay behind the door
    names = sorted({name for case in cases for chance in case.chances for name in chance.reasons})
    part = [int(hashlib.sha256(case.article.encode()).hexdigest(), 16) // 16 % 5 for case in cases]
    held: list[tuple[Case, Any]] = []
    for number in range(5):
        weights = fit([c for c, p in zip(cases, part, strict=True) if p != number], names)
        held += [(c, dict(zip(names, weights, strict=True))) for c, p in zip(cases, part, strict=True) if p == number]
    nobody = sum(case.nobody for case in cases)
    print(f"{len(cases)} statements, {nobody} of nobody; none told is right of {nobody / len(cases):.3f}")
    for cut in (0.0, 0.3, 0.4, 0.5, 0.6):
        implied.LIKELY = cut
        told = [(case, implied.choose(case.chances, weights)) for case, weights in held]
        right = sum(
            case.nobody
            if best is None
            else any(r and c is best[0] for c, r in zip(case.chances, case.right, strict=True))
            for case, best in told
        )
        named = sum(best is not None for _, best in told)
        wrong = sum(best is not None and case.nobody for case, best in told)
        print(f"least {cut}: right {right / len(cases):.3f}, named {named}, of nobody {wrong}")
    weights = name_weights(names, fit(cases, names))
    print(weights)
    if o.write:
        articles = len({case.article for case in cases})
        write_weights(
            OUT, "training/fit_implied.py", f"{len(cases)} statements", articles, weights, folds=o.folds is not None
        )


if __name__ == "__main__":
    main()
