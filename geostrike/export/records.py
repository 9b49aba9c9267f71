"""The frozen records of ``model.py`` as plain JSON values, and back.

One rule for each type, so that a field added to a record is carried along by itself: enumerations by their value, dates
as ``YYYY-MM-DD``, tuples as lists, absence as ``null``. A field ``span`` lies flat in its record as ``start``, ``end``
and ``text`` (``text_start`` and ``text_end`` where the record has a start of its own).
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast, get_args, get_origin, get_type_hints

from geostrike.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

__all__ = ["decode_record", "encode_record"]

Record = TypeVar("Record")
Json = dict[str, Any]


class _Plan(NamedTuple):
    """How one kind of record is written and read. Most fields are plain already and need neither function."""

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    encoders: tuple[tuple[str, Callable[[Any], Any]], ...]
    decoders: dict[str, Callable[[Any], Any]]
    span_keys: tuple[str, str, str] | None


def encode_record(record: object, without: tuple[str, ...] = ()) -> Json:
    """``record`` as a JSON object with every field, fields named in ``without`` left out."""
    plan = _plan(cast("Hashable", type(record)))
    encoded: Json = {}
    if plan.span_keys is not None:
        span: Span = record.span  # type: ignore[attr-defined]
        start, end, text = plan.span_keys
        encoded[start], encoded[end], encoded[text] = span.start, span.end, span.text
    encoded.update(zip(plan.names, plan.values(record), strict=True))
    for name in without:
        del encoded[name]
    for name, encode in plan.encoders:
        value = encoded.get(name)
        if value is not None:
            encoded[name] = encode(value)
    return encoded


def decode_record(kind: type[Record], data: Json, **given: object) -> Record:
    """The record of ``data``. Unknown keys are passed over, missing ones take the field's default; ``given`` wins.

    Raises ``TypeError``, ``ValueError`` or ``KeyError`` when ``data`` cannot be such a record.
    """
    plan = _plan(cast("Hashable", kind))
    values = dict(given)
    if plan.span_keys is not None:
        start, end, text = plan.span_keys
        values["span"] = Span(start=data[start], end=data[end], text=data[text])
    for name in plan.names:
        if name in data and name not in values:
            value, decode = data[name], plan.decoders.get(name)
            values[name] = value if decode is None or value is None else decode(value)
    return kind(**values)


@cache
def _plan(kind: Any) -> _Plan:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    span_keys = None
    if hints.get("span") is Span:
        names.remove("span")
        span_keys = ("text_start", "text_end", "text") if "start" in names else ("start", "end", "text")
    encoders = tuple((name, encode) for name in names if (encode := _encoder(hints[name])) is not None)
    decoders = {name: decode for name in names if (decode := _decoder(hints[name])) is not None}
    get = attrgetter(*names) if len(names) > 1 else lambda record: tuple(getattr(record, name) for name in names)
    return _Plan(tuple(names), get, encoders, decoders, span_keys)


def _bare(hint: Any) -> Any:
    """``X`` of ``X | None``."""
    return next(arg for arg in get_args(hint) if arg is not NoneType) if NoneType in get_args(hint) else hint


def _encoder(hint: Any) -> Callable[[Any], Any] | None:
    kind = _bare(hint)
    if get_origin(kind) is tuple:
        inner = _encoder(get_args(kind)[0])
        return list if inner is None else lambda values: [inner(value) for value in values]
    if is_dataclass(kind):
        return encode_record
    if kind is date:
        return date.isoformat
    return str if issubclass(kind, StrEnum) else None


def _decoder(hint: Any) -> Callable[[Any], Any] | None:
    kind = _bare(hint)
    if get_origin(kind) is tuple:
        inner = _decoder(get_args(kind)[0])
        return tuple if inner is None else lambda values: tuple(inner(value) for value in values)
    if isinstance(kind, type) and is_dataclass(kind):
        return lambda data: decode_record(kind, data)
    if kind is date:
        return date.fromisoformat
    return kind if issubclass(kind, StrEnum) else None
