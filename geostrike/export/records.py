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
    """How one kind of record is read."""

    names: tuple[str, ...]
    """Fields, but for ``span``."""
    decoders: dict[str, Callable[[Any], Any]]
    span_keys: tuple[str, str, str] | None


class _Writing(NamedTuple):
    """How one kind of record is written: its keys, their values in one go, and the few that are not plain already."""

    keys: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    encoders: tuple[tuple[str, Callable[[Any], Any]], ...]


def encode_record(record: object, without: tuple[str, ...] = ()) -> Json:
    """``record`` as a JSON object with every field, fields named in ``without`` left out."""
    kind: Any = type(record)
    keys, values, encoders = _writing(kind, without)
    encoded: Json = dict(zip(keys, values(record), strict=True))
    for key, encode in encoders:
        value = encoded[key]
        if value is not None:
            encoded[key] = encode(value)
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
    decoders = {name: decode for name in names if (decode := _decoder(hints[name])) is not None}
    return _Plan(tuple(names), decoders, span_keys)


@cache
def _writing(kind: Any, without: tuple[str, ...]) -> _Writing:
    hints, plan = get_type_hints(kind), _plan(kind)
    names = tuple(name for name in plan.names if name not in without)
    encoders = tuple((name, encode) for name in names if (encode := _encoder(hints[name])) is not None)
    keys, paths = names, names
    if plan.span_keys is not None:
        keys, paths = (*plan.span_keys, *names), ("span.start", "span.end", "span.text", *names)
    get = attrgetter(*paths) if len(paths) > 1 else lambda record: tuple(getattr(record, path) for path in paths)
    return _Writing(keys, get, encoders)


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
