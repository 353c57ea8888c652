"""Pictures and downloads that pages show: recognised by content, named after it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from ankerpunt.errors import ContentError

MAX_BYTES = 10_000_000
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"GIF87a", "gif", "image/gif"),
    (b"GIF89a", "gif", "image/gif"),
    (b"%PDF-", "pdf", "application/pdf"),
)
SVG = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]",
    re.DOTALL | re.IGNORECASE,
)
NAME = re.compile(r"[0-9a-f]{24}\.(?:png|jpg|gif|pdf|webp|avif|svg)")
FOLDER = "content/bestanden"


@dataclass(frozen=True)
class FoundFile:
    """A file that a page shows; `name` is made of its content."""

    name: str
    mime: str
    content: bytes

    @property
    def path(self) -> str:
        """Where it stands in the library."""
        return f"{FOLDER}/{self.name}"


def recognise(raw: bytes) -> FoundFile:
    """The file with its type told by its content. Raises ContentError for other types and for what is too large."""
    if len(raw) > MAX_BYTES:
        raise ContentError(f"een afbeelding of bijlage is hoogstens {MAX_BYTES // 1_000_000} MB")
    ending, mime = _type(raw)
    return FoundFile(f"{hashlib.sha256(raw).hexdigest()[:24]}.{ending}", mime, raw)


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
    raise ContentError("dit is geen afbeelding of pdf")
