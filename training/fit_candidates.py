"""python -m training.fit_candidates --folds FOLDER --claims FILE --gazetteer FILE [--only 0 1 2 3] [--write]: the weights of
``geostrike/claims/annotated/candidates.json``, from candidates of articles that the network of their fold did not see.

Prints, cross-validated by article (five parts), how many candidates are told right, and what a threshold would give.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from geostrike.claims.annotated import candidates, extract
from training.fitting import name_weights, write_weights
from training.folds import add_options, read_folds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.claims.annotated.draft import Draft, Drafts
    from geostrike.claims.text.passages import Passage
    from geostrike.model import Span

NAMES = ("odds", "placed", "strong", "weak", "effect", "near", "beside", "laid", "lead")
OUT = Path(candidates.__file__).with_name("candidates.json")


def find_right(found: Sequence[Draft], gold: list[dict[str, Any]]) -> list[bool]:
    """Whether each draft is one of the annotated statements, each of which is one draft: the one with its trigger, else the first
    of the same clause, as ``score_claims.py`` pairs them.
    """
    right = [False] * len(found)
    left = list(gold)
    for statement in gold:
        trigger = statement["trigger"] or statement["quote"]
        met = [i for i, draft in enumerate(found) if _meet(draft.event.trigger, trigger)]
        if met:
            left.remove(statement)
            free = [i for i in met if not right[i]]
            if free:
                right[free[0]] = True
    for statement in left:
        trigger, quote = statement["trigger"] or statement["quote"], statement["quote"]
        for i, draft in enumerate(found):
            evidence = draft.evidence
            if (
                not right[i]
                and _within(draft.event.trigger, quote)
                and evidence.start <= trigger["start"] <= evidence.end
            ):
                right[i] = True
                break
    return right


def _meet(span: Span, other: dict[str, Any]) -> bool:
    return bool(other["start"] < span.end and span.start < other["end"])


def _within(span: Span, other: dict[str, Any]) -> bool:
    return bool(other["start"] <= span.start and span.end <= other["end"])


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    add_options(ap)
    ap.add_argument(
        "--surer", type=float, nargs=2, default=(1.0, 0.0), metavar=("A", "B"),
        help="where the shipped network says odds of x, those of the folds say A x + B (in the mean, of texts that neither has seen)",
    )  # fmt: skip
    ap.add_argument("--write", action="store_true")
    o = ap.parse_args()
    rows: list[list[float]] = []
    labels: list[bool] = []
    groups: list[int] = []
    noted: list[tuple[Drafts, list[dict[str, float]]]] = []
    describe = candidates.describe

    def note(found: Drafts, passages: Sequence[Passage] = ()) -> list[dict[str, float]]:
        told = describe(found, passages)
        if len(passages) > extract.BRIEF and any(map(candidates.is_from_afar, found)):  # else the weights are not asked
            noted.append((found, told))
        return told

    candidates.describe = note
    statements = 0
    for number, (row, _) in enumerate(read_folds(o)):
        statements += len(row["claims"])
        for found, told in noted:
            rows.extend([reasons.get(name, 0.0) for name in NAMES] for reasons in told)
            labels.extend(find_right(found, row["claims"]))
            groups.extend([number] * len(found))
        noted.clear()
    x, y, g = np.array(rows), np.array(labels), np.array(groups)
    model = LogisticRegression(C=1.0, max_iter=1000)
    p = cross_val_predict(model, x, y, groups=g, cv=GroupKFold(5), method="predict_proba")[:, 1]
    for cut in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6):
        kept = p >= cut
        f1 = 2 * (kept & y).sum() / (kept.sum() + statements)
        print(f"cut {cut}: kept {kept.sum()}, right {(kept & y).sum()}, missed {(~kept & y).sum()}, F1 {f1:.3f}")
    print(f"{len(y)} candidates, {y.sum()} of them statements about a strike")
    model.fit(x, y)
    weights = name_weights(("bias", *NAMES), (model.intercept_[0], *model.coef_[0]))
    scale, shift = o.surer
    weights["bias"] += weights["odds"] * shift
    weights["odds"] *= scale
    weights = {name: round(weight, 3) for name, weight in weights.items()}
    print(weights)
    if o.write:
        write_weights(
            OUT,
            "training/fit_candidates.py",
            f"{len(y)} candidates",
            len(set(groups)),
            weights,
            folds=o.folds is not None,
            then=""
            if (scale, shift) == (1, 0)
            else f"; then odds of x taken for {scale} x + {shift}, for a network that is surer of itself",
        )


if __name__ == "__main__":
    main()
