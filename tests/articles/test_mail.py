from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from .doors import KARSA, OSKARA, read_all, refusal, through_every_door


def compose(text: str | None = None, html: str | None = None, attachment: bytes | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = "Arvania Desk <desk@post.example>"
    message["To"] = "reader@post.example"
    message["Subject"] = "Mühle in Karsa getroffen"
    message["Date"] = "Thu, 09 May 2024 23:50:00 -0700 (PDT)"
    message["Message-ID"] = "<1@post.example>"
    if text is not None:
        message.set_content(text, cte="quoted-printable")
    if html is not None:
        if text is None:
            message.set_content(html, subtype="html", cte="base64")
        else:
            message.add_alternative(html, subtype="html")
    if attachment is not None:
        if text is None and html is None:
            message.make_mixed()
        message.add_attachment(attachment, maintype="application", subtype="pdf", filename="report.pdf")
    return message.as_bytes()


def test_mail_gives_its_text_subject_sender_and_day(tmp_path: Path) -> None:
    for source in (
        compose(f"{KARSA}\n"),
        compose(f"{KARSA}\n", f"<p>{OSKARA}</p>"),
        compose(html=f"<div>{KARSA}</div><style>p</style>"),
    ):
        runs = through_every_door(source, tmp_path, "story.eml")
        assert all([text.strip() for text in run] == [KARSA] for run in runs), runs
        (only,) = read_all(source, tmp_path, "story.eml")
        assert (only.title, only.published, only.authors) == (
            "Mühle in Karsa getroffen",
            date(2024, 5, 9),
            ("Arvania Desk",),
        )


def test_lines_that_the_mail_program_broke_are_joined(tmp_path: Path) -> None:
    text = (
        "A missile hit a mill on the edge of the old quarter in the town of\nKarsa on Thursday, killing seven people, "
        "the governor said.\n\nRescue went on.\n- one\n- two\n"
    )
    (only,) = read_all(compose(text), tmp_path, "a.eml")
    assert "in the town of Karsa on Thursday" in only.text
    assert "Rescue went on.\n- one\n- two" in only.text
    flowed = compose("A missile hit \nKarsa.\nRescue went on.\n").replace(
        b'charset="utf-8"', b'charset="utf-8"; format=flowed'
    )
    assert read_all(flowed, tmp_path, "b.eml")[0].text.strip() == "A missile hit Karsa.\nRescue went on."


def test_attachments_are_told_of(tmp_path: Path) -> None:
    (only,) = read_all(compose(KARSA, attachment=b"%PDF-1.4"), tmp_path, "a.eml")
    assert any("report.pdf" in warning for warning in only.warnings)
    assert "attachments (report.pdf)" in refusal(compose(attachment=b"%PDF-1.4"), tmp_path, "b.eml")


def test_a_wrong_or_unknown_encoding_does_not_end_the_run(tmp_path: Path) -> None:
    head = b"From: a@post.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=%b\n\n"
    for name in (b"no-such-thing", b"utf-8", b"rot13", b"idna"):
        (only,) = read_all(head % name + "Jets hit Karsa’s café.".encode("cp1252"), tmp_path, "a.eml")
        assert only.text == "Jets hit Karsa’s café."


@pytest.mark.parametrize(
    "text",
    [
        "Karsa: Jets hit a mill.\nOskara: two dead.\n\nMore later.",
        "From: our reporter\n\nJets hit Karsa.",
        "Note: Jets hit Karsa.",
    ],
)
def test_prose_with_colons_is_prose(text: str, tmp_path: Path) -> None:
    assert read_all(text, tmp_path)[0].text == text
