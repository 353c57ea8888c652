"""Markdown written elsewhere: a title, a description and tags are derived, and marked as derived."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml
from pydantic import ValidationError

from ankerpunt.kennis.document import Document, join, parse
from ankerpunt.kennis.kinds import MAX_SLUG
from ankerpunt.kennis.schema import Kop

HEADING = re.compile(r"^(?:#[ \t]+(?P<atx>[^\n]+?)[ \t]*#*[ \t]*$|(?P<setext>[^\n]+)\n=+[ \t]*$)", re.MULTILINE)
MARKUP = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?|<[^>]+>|[*_`]+|\{[^}]*\}|\[\^[^\]]*\]")
NOT_PROSE = ("#", ">", "!", "|", "-", "*", "+", "<", "```", "~~~", "    ", "\t", "[", "{", ":::", "=", "1.", "---")
INDEX_NAMES = frozenset({"index", "readme"})
DESCRIPTION = 160


def slugify(text: str) -> str:
    """Lower case letters, digits and dashes; "pagina" where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_SLUG].strip("-") or "pagina"


def slug_of(name: PurePosixPath, depth: int = 1) -> str:
    """A slug from the last `depth` names of the path; an index takes the name of its folder."""
    parts = [*name.parts[:-1], name.stem]
    if len(parts) > 1 and parts[-1].lower() in INDEX_NAMES:
        parts.pop()
    return slugify("-".join(parts[-depth:]))


def adopt(document: Document, name: PurePosixPath, soort: str) -> Document:
    """The document with the front matter that Ankerpunt needs; what it had is kept, what was derived is named in `afgeleid`."""
    heading = HEADING.search(document.body)
    heading_text = plain((heading["atx"] or heading["setext"]) if heading else "")
    derived: dict[str, Any] = {}
    if not _line(document.meta.get("title")):
        derived["title"] = (heading_text or name.stem.replace("-", " ").replace("_", " ").strip() or "Zonder titel")[
            :500
        ]
    title = derived.get("title") or str(document.meta["title"])
    body = _without_title(document.body, heading, title == heading_text)
    if not _line(document.meta.get("description")):
        derived["description"] = first_paragraph(body) or str(title)
    if not isinstance(document.meta.get("tags"), list | str):
        tags = [part.replace("-", " ").replace("_", " ") for part in name.parts[:-1]]
        if tags:
            derived["tags"] = tags
    meta = {**_acceptable(document.meta, soort), **derived, "soort": soort, "herkomst": str(name)}
    if derived:
        meta["afgeleid"] = list(derived)
    kop = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1000)
    return parse(join(kop, body))


def plain(markdown: str) -> str:
    """Markdown without its marks, on one line."""
    return " ".join(MARKUP.sub(lambda match: match[1] or "", markdown).split())


def first_paragraph(body: str) -> str:
    """The first paragraph of prose, as one line of at most 160 characters."""
    for block in re.split(r"\n[ \t]*\n", body):
        text = block.strip("\n")
        if text and not text.startswith(NOT_PROSE) and (found := plain(text)):
            return found if len(found) <= DESCRIPTION else found[: DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"
    return ""


def _without_title(body: str, heading: re.Match[str] | None, same: bool) -> str:
    """The title is shown above the text already: a first heading that repeats it goes."""
    if heading is None or not same or body[: heading.start()].strip():
        return body
    return body[heading.end() :].lstrip("\n")


def _acceptable(meta: Mapping[str, Any], soort: str) -> dict[str, Any]:
    """What the file said, except where a key of ours means something else there: that is kept under another name."""
    kept: dict[str, Any] = {}
    for key, value in meta.items():
        if key in Kop.model_fields and key not in {"title", "description"} and not _fits(key, value):
            kept[f"oorspronkelijk_{key}"] = value
        elif key in {"title", "description"} and not _line(value):
            continue
        elif key == "soort" and value != soort:
            kept["oorspronkelijk_soort"] = value
        else:
            kept[str(key)] = str(value).strip()[:500] if key in {"title", "description"} else value
    return kept


def _line(value: Any) -> bool:
    return isinstance(value, str | int | float) and bool(str(value).strip())


def _fits(key: str, value: Any) -> bool:
    try:
        Kop.model_validate({"title": "x", "description": "x", key: value})
    except ValidationError:
        return False
    return True
