"""Weights and code agree: every reason that the code can give has its weight or its rule, and every weight its reason."""

from __future__ import annotations

import ast
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geostrike.claims.annotated import candidates
from geostrike.claims.attackers import chances, implied
from geostrike.errors import GeostrikeError
from geostrike.fitted import read_fitted
from geostrike.resolution import weights as resolution
from geostrike.toponyms import weights as toponyms

if TYPE_CHECKING:
    from collections.abc import Iterator

HELD = {"held", "reasons"}
"""What the variables that hold reasons are called."""
RESOLUTION, TOPONYMS = resolution.learned(), toponyms.learned()
ROOMS: dict[str, tuple[list[Path], set[str]]] = {
    "candidates": ([Path(candidates.__file__)], set(candidates.load_weights()) - {"bias"}),
    "implied": ([Path(chances.__file__)], set(implied.load_weights())),
    "resolution": (
        sorted(Path(resolution.__file__).parent.glob("*.py")),
        {
            *RESOLUTION.alone,
            *RESOLUTION.scene,
            *RESOLUTION.confidence,
            *RESOLUTION.confidence_alike,
            *RESOLUTION.doubt,
        },
    ),
    "toponyms": (sorted(Path(toponyms.__file__).parent.glob("*.py")), {*TOPONYMS.name, *TOPONYMS.literal}),
}


def spell(node: ast.expr | None) -> Iterator[str]:
    """The strings that an expression may give; ``*`` for what is only known when it runs."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from spell(one)
            yield from spell(other)
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts)
        case ast.BinOp(left=left, op=ast.Add()):
            yield from (f"{text}*" for text in spell(left))
        case ast.Set(elts=elements):
            for element in elements:
                yield from spell(element)
        case ast.Dict(keys=keys):
            for key in keys:
                yield from spell(key)
        case ast.BinOp(left=left, right=right, op=ast.BitOr()):
            yield from spell(left)
            yield from spell(right)
        case ast.ListComp(elt=element):
            yield from spell(element)


def is_held(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id in HELD) or (isinstance(node, ast.Attribute) and node.attr in HELD)


def find_given(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions in which a reason is given: ``held[…] = …``, ``reasons.add(…)``, ``reasons = {…}``, ``return {…}``."""
    match node:
        case ast.Assign(targets=[ast.Subscript(value=held, slice=name)]) if is_held(held):
            yield name
        case ast.Call(func=ast.Attribute(value=held, attr="add"), args=[name]) if is_held(held):
            yield name
        case ast.Assign(targets=[held], value=names) if is_held(held):
            yield names
        case ast.AnnAssign(target=held, value=ast.Dict() as names) if is_held(held):
            yield names
        case ast.FunctionDef(name="describe" | "_describe"):
            yield from (s.value for s in ast.walk(node) if isinstance(s, ast.Return) and s.value is not None)


def read_code(files: list[Path]) -> tuple[set[str], set[str]]:
    """The reasons that the code gives, and those that it names for another purpose, too."""
    given: set[str] = set()
    named: set[str] = set()
    for file in files:
        tree = ast.parse(file.read_text("utf-8"))
        giving = [expression for node in ast.walk(tree) for expression in find_given(node)]
        given |= {text for expression in giving for text in spell(expression)}
        inside = {id(part) for expression in giving for part in ast.walk(expression)}
        if file.name not in ("weights.py", "wording.py"):  # which name all of them
            named |= {
                text for n in ast.walk(tree) if isinstance(n, ast.expr) and id(n) not in inside for text in spell(n)
            }
    return given, named


@pytest.mark.parametrize("room", ROOMS)
def test_every_weight_has_a_reason_that_the_code_can_give(room: str) -> None:
    files, weights = ROOMS[room]
    given, named = read_code(files)
    assert given
    assert [name for name in sorted(weights) if not any(fnmatchcase(name, known) for known in given | named)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_reason_that_the_code_can_give_decides_something(room: str) -> None:
    files, weights = ROOMS[room]
    given, named = read_code(files)
    assert [
        name for name in sorted(given) if name not in named and not any(fnmatchcase(weight, name) for weight in weights)
    ] == []


@pytest.mark.parametrize("held", [None, b"{", b"\xff"], ids=["missing", "cut off", "no text"])
def test_weights_that_cannot_be_read_are_an_error_that_names_the_cure(held: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    if held is not None:
        file.write_bytes(held)
    with pytest.raises(GeostrikeError, match=r"weights\.json .* install geostrike again"):
        read_fitted(file)
