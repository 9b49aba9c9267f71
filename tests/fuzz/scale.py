"""How large the fuzz tests are: small and the same every time in CI, larger and new by ``make fuzz``.

``GEOSTRIKE_FUZZ=50`` tries fifty times as many examples, drawn anew; a failure prints the seed that repeats it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SCALE", "SEED", "fuzzed"]

SCALE = max(1, int(os.environ.get("GEOSTRIKE_FUZZ", "1")))
SEED = int(os.environ.get("GEOSTRIKE_FUZZ_SEED", "0"))
"""For what is drawn by ``random.Random``."""


def fuzzed(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a property test on so many examples, times the scale."""
    return settings(
        max_examples=examples * SCALE,
        derandomize=SCALE == 1,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
