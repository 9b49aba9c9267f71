"""Saved mail (.eml): its text, with subject, sender and day. Attachments are not opened, and said to be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.articles.days import keep_readable
from geostrike.articles.lines import join_lines
from geostrike.articles.markup import strip_markup
from geostrike.articles.messages import charset_of, content_of, find_header_names, header_of, parts_of, split_message
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from geostrike.articles.documents import Document, Head, Opened

__all__ = ["SUFFIXES", "recognise", "split"]

SUFFIXES = (".eml",)
# A header that only mail has, or the three lines with which mail is pasted and forwarded.
_SURE = {"message-id", "received", "return-path", "delivered-to", "mime-version", "x-mailer", "dkim-signature"}
_USUAL = {"from", "to", "subject", "date", "sent", "content-type", "reply-to", "cc"}
_NAMES_SHOWN = 3


def recognise(head: Head) -> bool:
    """By its name, or a header of mail before anything else."""
    if head.suffix in SUFFIXES:
        return True
    names = find_header_names(head.text)
    return len(names & _USUAL) >= (1 if names & _SURE else 3)


def split(opened: Opened) -> Iterator[Document]:
    """The one document. Raises ``ArticleError`` when the mail holds no text."""
    message = split_message(opened.read())
    plain: list[str] = []
    marked: list[str] = []
    attached: list[str] = []
    for part in parts_of(message):
        kind = part.get_content_type()
        if (
            part.get_filename()
            or part.get_content_disposition() == "attachment"
            or kind not in ("text/plain", "text/html")
        ):
            attached.append(header_of(part, "Content-Description") or part.get_filename() or kind)
        elif kind == "text/plain":
            plain.append(_unfold(part))
        else:
            marked.append(strip_markup(_decode(part)))
    text = "\n\n".join(piece for piece in plain if piece.strip()) or "\n\n".join(
        piece for piece in marked if piece.strip()
    )
    if not text.strip():
        what = f"only attachments ({', '.join(attached[:_NAMES_SHOWN])})" if attached else "nothing"
        raise ArticleError(f"the mail holds {what}, no text of its own: save the attachment and give that")
    warnings = []
    if attached:
        names = ", ".join(attached[:_NAMES_SHOWN]) + (", …" if len(attached) > _NAMES_SHOWN else "")
        warnings.append(f"{len(attached)} attachment(s) of this mail were not read: {names}")
    day, doubts = keep_readable(_day(header_of(message, "Date") or header_of(message, "Sent")))
    record = {
        "text": text,
        "title": header_of(message, "Subject"),
        "date": day,
        "authors": [name for name in [_sender(message)] if name],
    }
    yield opened.only(record, (*warnings, *doubts))


def _decode(part: Message) -> str:
    data, charset = content_of(part), charset_of(part)
    if charset is not None:
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _unfold(part: Message) -> str:
    """The text with the lines that only the mail program broke joined again (RFC 3676, or by their width)."""
    text = _decode(part).replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() != "flowed":
        return join_lines(text)
    lines: list[str] = []
    soft = False
    for stuffed in text.split("\n"):
        line = stuffed.removeprefix(" ")
        if soft and line.strip() and not line.startswith(">"):
            lines[-1] += line
        else:
            lines.append(line)
        soft = line.endswith(" ") and line != "-- "
    return "\n".join(line.rstrip() for line in lines)


def _sender(message: Message) -> str | None:
    from email.utils import parseaddr  # noqa: PLC0415  loaded only where it is used

    name, address = parseaddr(header_of(message, "From") or "")
    return name or address or None


def _day(words: str | None) -> str | None:
    """The day as written, without the comment that may follow it ("… +0300 (EEST)")."""
    return None if words is None else words.partition("(")[0].strip() or None
