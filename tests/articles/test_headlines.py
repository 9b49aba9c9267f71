from __future__ import annotations

import pytest

from geostrike.articles.headlines import find_headline

STORY = "Jets hit the mill at Oskara on Friday, the Harbour Watch said, and smoke stood over the river until evening."


@pytest.mark.parametrize(
    "line", ["Mill at Oskara hit, three dead", "# Mill at Oskara hit", "Was the mill at Oskara hit?"]
)
def test_a_first_line_that_looks_like_a_headline_is_the_title(line: str) -> None:
    assert find_headline(f"{line}\n\n{STORY}") == line.removeprefix("# ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        STORY,
        f"{STORY}\n{STORY}",
        "Mill at Oskara hit",
        f"The mill was hit on Friday.\n{STORY}",
        f"OSKARA, March 3 (Example) —\n{STORY}",
        f"By Ada Lim and others\n{STORY}",
        f"- Karsa: two raids\n{STORY}",
        f"12:05 Karsa is hit\n{STORY}",
        f"https://post.example/mill is here\n{STORY}",
        "Karsa was hit\nDovrin was hit",
    ],
)
def test_any_other_line_is_not(text: str) -> None:
    assert find_headline(text) is None
