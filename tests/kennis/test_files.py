"""Pictures and downloads: known by their content, named after it."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from ankerpunt.errors import ContentError
from ankerpunt.kennis.transfer.files import MAX_BYTES, NAME, recognise

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def office(*parts: str, first: str = "") -> bytes:
    """A zip file with these parts; `first` is the content of an uncompressed part 'mimetype' in front."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo("mimetype"), first)
        for part in parts:
            archive.writestr(part, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("raw", "ending", "mime"),
    [
        (PNG, "png", "image/png"),
        (b"\xff\xd8\xff\xe0", "jpg", "image/jpeg"),
        (b"GIF89a", "gif", "image/gif"),
        (b"%PDF-1.7", "pdf", "application/pdf"),
        (b"RIFF0000WEBPVP8 ", "webp", "image/webp"),
        (b"0000ftypavif", "avif", "image/avif"),
        (b"<svg xmlns='x'></svg>", "svg", "image/svg+xml"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><!DOCTYPE svg>\n<!-- b -->\n<svg>", "svg", "image/svg+xml"),
        (
            office("[Content_Types].xml", "word/document.xml"),
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (office("xl/workbook.xml"), "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (
            office("ppt/presentation.xml"),
            "pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ),
        (
            office("content.xml", first="application/vnd.oasis.opendocument.text"),
            "odt",
            "application/vnd.oasis.opendocument.text",
        ),
        (
            office("content.xml", first="application/vnd.oasis.opendocument.spreadsheet"),
            "ods",
            "application/vnd.oasis.opendocument.spreadsheet",
        ),
    ],
)
def test_type_is_told_by_content_whatever_the_name(tmp_path: Path, raw: bytes, ending: str, mime: str) -> None:
    path = tmp_path / "plaatje.txt"
    path.write_bytes(raw)
    found = recognise(path)
    assert (found.name.rpartition(".")[2], found.mime, found.read()) == (ending, mime, raw)
    assert NAME.fullmatch(found.name)
    assert found.path == f"content/bestanden/{found.name}"


def test_equal_content_has_one_name(tmp_path: Path) -> None:
    for name in ("a.png", "b.gif", "c.png"):
        (tmp_path / name).write_bytes(PNG if name != "c.png" else PNG + b"1")
    assert (
        recognise(tmp_path / "a.png").name == recognise(tmp_path / "b.gif").name != recognise(tmp_path / "c.png").name
    )


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "geen afbeelding"),
        (b"<html><svg>", "geen afbeelding"),
        (b"#!/bin/sh", "geen afbeelding"),
        (b"PK\x03\x04kapot", "geen afbeelding"),
        (office("geheim.txt"), "geen afbeelding"),
        (office("word/document.xml", "word/vbaProject.bin"), "macro's"),
        (office("content.xml", first="application/epub+zip"), "geen afbeelding"),
        (PNG + b"0" * MAX_BYTES, "hoogstens 10 MB"),
    ],
    ids=["empty", "html", "script", "broken-zip", "zip", "macros", "epub", "large"],
)
def test_other_files_are_refused(tmp_path: Path, raw: bytes, words: str) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(raw)
    with pytest.raises(ContentError, match=words):
        recognise(path)


def test_file_that_is_gone_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "weg.png"):
        with pytest.raises(ContentError, match="niet te lezen"):
            recognise(path)


@pytest.mark.parametrize(
    "raw", [b"<!---->" * 5000, b"<!DOCTYPE x>" * 5000, b"<!-- " * 5000, b" " * 50_000, b"<?xml " * 5000]
)
def test_hostile_picture_costs_no_time(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "x.svg").write_bytes(raw)
    start = time.process_time()
    with pytest.raises(ContentError):
        recognise(tmp_path / "x.svg")
    assert time.process_time() - start < 1
