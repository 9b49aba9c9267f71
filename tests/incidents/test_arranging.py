"""The order in which pairs are told does not hang on how it is found."""

from __future__ import annotations

import numpy as np
import pytest

from geostrike.incidents.arranging import _order


@pytest.mark.parametrize("far", [1, 1 << 40], ids=["a key and its place in one number", "too large for that"])
def test_pairs_stand_by_file_then_by_weight_then_as_they_came(far: int) -> None:
    draw = np.random.default_rng(1)
    files, weights = draw.integers(0, 9, 200) * far, draw.integers(-5, 5, 200)
    assert _order(files, weights).tolist() == np.lexsort((np.arange(200), -weights, files)).tolist()


def test_no_pairs_have_an_order() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert _order(nothing, nothing).tolist() == []
