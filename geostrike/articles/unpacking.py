"""The body of an answer from the web, unpacked piece by piece: what was cut off on the way is never taken for whole."""

from __future__ import annotations

import zlib

__all__ = ["ENCODINGS", "Unpacker"]

ENCODINGS = ("identity", "gzip", "x-gzip", "deflate")
_GZIP = b"\x1f\x8b"


class Unpacker:
    """Takes the pieces of a body in order. A gzip body may have several members; blanks (NUL) may follow the last."""

    def __init__(self, encoding: str) -> None:
        """One of ``ENCODINGS``."""
        self._packed = encoding != "identity"
        self._stream = _begin()
        self._rest = b""

    def feed(self, piece: bytes, limit: int) -> bytes:
        """What ``piece`` holds, no more than ``limit`` (at least 1) bytes of it. Raises ``zlib.error`` when it is garbled."""
        if not self._packed:
            return piece[:limit]
        data, found = self._rest + piece, b""
        self._rest = b""
        while data and len(found) < limit:
            if self._stream.eof:
                data = data.lstrip(b"\0")
                if len(data) < len(_GZIP):
                    self._rest = data
                    break
                if not data.startswith(_GZIP):
                    raise zlib.error("something else follows the packed body")
                self._stream = _begin()
            found += self._stream.decompress(data, limit - len(found))
            data = self._stream.unused_data
        return found

    @property
    def whole(self) -> bool:
        """Whether what was fed ends where a body may end."""
        return not self._packed or (self._stream.eof and not self._rest)


def _begin() -> zlib._Decompress:
    return zlib.decompressobj(zlib.MAX_WBITS | 32)  # 32: zlib tells gzip and zlib apart itself
