"""PDF and Word documents, made here byte by byte."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from geostrike.articles import read_article

from .doors import KARSA, OSKARA, read_all, refusal, through_every_door, write

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def make_pdf(*pages: list[str], extra: str = "") -> bytes:
    """A PDF of pages with these lines."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 60 760 Td {shown} ET" if lines else "0 0 50 50 re f"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj{body}endobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R{extra}>>\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode()


def make_docx(body: str, **parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
        )
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return held.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


LINES = [
    "A missile hit a mill on the edge of the old quarter of Karsa on Thurs-",
    "day, killing seven people, the governor said. Rescue teams worked on",
    "through the night.",
    "1",
]


def test_the_text_of_a_pdf_is_read_with_its_lines_joined(tmp_path: Path) -> None:
    source = make_pdf(LINES, ["An air strike hit a house in Oskara on Friday."])
    (only,) = read_all(source, tmp_path, "report.pdf")
    assert only.text == (
        "A missile hit a mill on the edge of the old quarter of Karsa on Thursday, killing seven people, the governor said. "
        "Rescue teams worked on through the night.\n\nAn air strike hit a house in Oskara on Friday."
    )
    assert any("--date" in warning for warning in only.warnings)
    dated = read_article(tmp_path / "report.pdf", date="2024-05-10")
    assert dated.published == date(2024, 5, 10)
    assert not any("--date" in warning for warning in dated.warnings)


def test_a_pdf_is_a_pdf_through_every_door(tmp_path: Path) -> None:
    runs = through_every_door(make_pdf([KARSA]), tmp_path, "report.pdf")
    assert all(run == [KARSA] for run in runs), runs


def test_pages_without_text_are_told_of_or_refused(tmp_path: Path) -> None:
    (only,) = read_all(make_pdf([KARSA], []), tmp_path, "a.pdf")
    assert any("1 of the PDF's 2 pages" in warning for warning in only.warnings)
    assert "OCR" in refusal(make_pdf([], []), tmp_path, "b.pdf")


@pytest.mark.parametrize("source", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj<</Type/Catalog", make_pdf([KARSA])[:300]])
def test_a_broken_pdf_is_refused_in_one_line(source: bytes, tmp_path: Path) -> None:
    assert "pdftotext" in refusal(source, tmp_path, "a.pdf") or "OCR" in refusal(source, tmp_path, "a.pdf")


def test_without_pypdf_the_refusal_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    said = refusal(make_pdf([KARSA]), tmp_path, "a.pdf")
    assert "geostrike[documents]" in said
    assert "pdftotext" in said


def test_a_word_document_gives_paragraphs_tables_boxes_and_insertions(tmp_path: Path) -> None:
    box = paragraph("In a box.")
    body = (
        paragraph("Mill hit")
        + '<w:p><w:r><w:t xml:space="preserve">A missile hit </w:t></w:r><w:ins><w:r><w:t>Karsa</w:t></w:r></w:ins><w:del><w:r><w:delText>Dovrin</w:delText></w:r></w:del><w:r><w:tab/><w:t>today.</w:t></w:r></w:p>'
        + f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{box}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{box}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + f"<w:tbl><w:tr><w:tc>{paragraph(OSKARA)}</w:tc></w:tr></w:tbl>"
    )
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Mill hit</dc:title></c>'
    source = make_docx(body, docProps__core=core)
    runs = through_every_door(source, tmp_path, "story.docx")
    assert all(run == [f"Mill hit\nA missile hit Karsa today.\nIn a box.\n{OSKARA}"] for run in runs), runs
    assert read_all(source, tmp_path, "story.docx")[0].title == "Mill hit"
    other = make_docx(body, docProps__core=core.replace("Mill hit", "Template"))
    assert read_all(other, tmp_path, "story.docx")[0].title is None


def test_hostile_word_documents_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geostrike.articles.word._LARGEST_PART", 1_000_000)
    bomb = make_docx(paragraph("a" * 2_000_000))
    assert len(bomb) < 20_000
    assert "unpacks to over" in refusal(bomb, tmp_path, "a.docx")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="{W}">&b;</w:document>'
        )
    assert "entities" in refusal(held.getvalue(), tmp_path, "b.docx")
    assert "unpacked" in refusal(make_docx(paragraph(KARSA))[:-30], tmp_path, "c.docx")
    assert "no text" in refusal(make_docx(""), tmp_path, "d.docx")
    damaged = bytearray(make_docx(paragraph(KARSA) * 50))
    damaged[120:140] = bytes(20)
    write(bytes(damaged), tmp_path, "e.docx")
    assert "Word document" in refusal(bytes(damaged), tmp_path, "e.docx")
