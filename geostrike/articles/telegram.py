"""Messages from the JSON that Telegram Desktop exports, of one chat or of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.articles.fields import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_messages"]


def find_messages(value: dict[str, object]) -> list[dict[str, object]] | None:
    """The messages with words in them, each an article, or ``None`` when it is no such export.

    A channel is the outlet of its messages; who wrote or first sent a message is its author. Pictures without words and
    what the app tells of itself ("joined the group") are no articles.
    """
    chats = value.get("chats")
    if isinstance(chats, dict) and isinstance(chats.get("list"), list):
        found = [find_messages(chat) for chat in chats["list"] if isinstance(chat, dict)]
        known = [messages for messages in found if messages is not None]
        return [message for messages in known for message in messages] if known else None
    messages = value.get("messages")
    if not isinstance(messages, list) or not any(_is_message(message) for message in messages):
        return None
    return list(_read(value, messages))


def _is_message(message: object) -> bool:
    return isinstance(message, dict) and message.get("type") in ("message", "service") and "date" in message


def _read(chat: dict[str, object], messages: list[object]) -> Iterator[dict[str, object]]:
    name = chat.get("name")
    outlet = name if isinstance(name, str) and name.strip() else None
    for message in messages:
        if not isinstance(message, dict) or message.get("type") == "service":
            continue
        text = text_of(message.get("text"))
        if text is None:
            continue
        author = message.get("forwarded_from") or message.get("from")
        yield {
            "id": f"{outlet or 'message'}-{message.get('id')}",
            "text": text,
            "date": message.get("date") or message.get("date_unixtime"),
            "outlet": outlet,
            "authors": [author] if isinstance(author, str) and author != outlet else [],
        }
