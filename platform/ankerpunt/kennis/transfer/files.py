"""Pictures and downloads that pages show: recognised by content, named after it."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from ankerpunt.errors import ContentError

MAX_BYTES = 10_000_000
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"GIF87a", "gif", "image/gif"),
    (b"GIF89a", "gif", "image/gif"),
    (b"%PDF-", "pdf", "application/pdf"),
)
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
#: By the part that every document of its kind holds.
OFFICE_TYPES: dict[str, tuple[str, str]] = {
    "word/document.xml": ("docx", f"{OFFICE}wordprocessingml.document"),
    "xl/workbook.xml": ("xlsx", f"{OFFICE}spreadsheetml.sheet"),
    "ppt/presentation.xml": ("pptx", f"{OFFICE}presentationml.presentation"),
}
OPEN_TYPES: dict[bytes, tuple[str, str]] = {
    f"{OPEN}text".encode(): ("odt", f"{OPEN}text"),
    f"{OPEN}spreadsheet".encode(): ("ods", f"{OPEN}spreadsheet"),
    f"{OPEN}presentation".encode(): ("odp", f"{OPEN}presentation"),
}
SVG = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]",
    re.DOTALL | re.IGNORECASE,
)
NAME = re.compile(r"[0-9a-f]{24}\.(?:png|jpg|gif|pdf|webp|avif|svg|docx|xlsx|pptx|odt|ods|odp)")
FOLDER = "content/bestanden"
OTHER_KIND = "dit is geen afbeelding, pdf of kantoordocument"


@dataclass(frozen=True)
class FoundFile:
    """A file that a page shows; `name` is made of its content, which stays at `source` until it is needed."""

    name: str
    mime: str
    source: Path

    @property
    def path(self) -> str:
        """Where it stands in the library."""
        return f"{FOLDER}/{self.name}"

    def read(self) -> bytes:
        """Its content."""
        return self.source.read_bytes()


def recognise(path: Path) -> FoundFile:
    """The file with its type told by its content.

    Raises ContentError for other types and for what is too large or cannot be read.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContentError(f"het bestand is niet te lezen ({error.strerror})") from error
    if len(raw) > MAX_BYTES:
        raise ContentError(f"een afbeelding of bijlage is hoogstens {MAX_BYTES // 1_000_000} MB")
    ending, mime = _type(raw)
    return FoundFile(f"{hashlib.sha256(raw).hexdigest()[:24]}.{ending}", mime, path)


def _type(raw: bytes) -> tuple[str, str]:
    for signature, ending, mime in SIGNATURES:
        if raw.startswith(signature):
            return ending, mime
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "webp", "image/webp"
    if raw[4:12] in {b"ftypavif", b"ftypavis"}:
        return "avif", "image/avif"
    if SVG.match(raw[:4000]):
        return "svg", "image/svg+xml"
    if raw.startswith(b"PK\x03\x04"):
        return _office_type(raw)
    raise ContentError(OTHER_KIND)


def _office_type(raw: bytes) -> tuple[str, str]:
    """The type of a document that is a zip file; only its list of parts is read. One with macros is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ContentError(OTHER_KIND) from error
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise ContentError("dit document heeft macro's; sla het op zonder")
    # An OpenDocument file begins with its type, stored as it is: the name of that part ends at byte 38.
    opened = next((found for kind, found in OPEN_TYPES.items() if raw[38:].startswith(kind + b"PK")), None)
    found = opened or next((found for part, found in OFFICE_TYPES.items() if part in parts), None)
    if found is None:
        raise ContentError(OTHER_KIND)
    return found
