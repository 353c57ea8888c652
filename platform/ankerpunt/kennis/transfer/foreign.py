"""Markdown written elsewhere: a title, a description and tags are derived, and marked as derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import yaml
from pydantic import ValidationError

from ankerpunt.kennis.document import KOP, Document, join, parse
from ankerpunt.kennis.schema import SCHEMAS
from ankerpunt.kennis.transfer.prose import LONGEST, Heading, first_heading, first_paragraph, plain, shorten
from ankerpunt.kennis.transfer.slugs import own_names, words_of
from ankerpunt.kennis.transfer.sources import Source

try:  # as in `document`
    from yaml import CSafeDumper as Dumper
except ImportError:
    from yaml import SafeDumper as Dumper  # type: ignore[assignment]

OURS = frozenset({"herkomst", "afgeleid"})


def read(source: Source) -> Document:
    """The file taken apart as MkDocs does: three dashes without a closing line are a line across the page.

    Raises ContentError as `document.parse`.
    """
    text = source.read()
    return parse(text) if KOP.match(text) else Document("", text)


def adopt(document: Document, source: Source, soort: str) -> Document:
    """The document with the front matter that Ankerpunt needs.

    What it had is kept, under another name where a key of ours means something else there. What was derived is named in
    `afgeleid`. Lines are those of the file that was read.
    """
    heading = first_heading(document.body)
    kept = _kept(document.meta, soort)
    derived: dict[str, Any] = {}
    if "title" not in kept:
        derived["title"] = _title(document.meta.get("title"), heading, source)
    title = str({**kept, **derived}["title"])
    body = _without_title(document.body, heading, title)
    if "description" not in kept:
        written = document.meta.get("description")
        derived["description"] = _short(written) or first_paragraph(body) or title
    if "tags" not in kept and source.name.parts[:-1]:
        derived["tags"] = list(dict.fromkeys(words_of(part) for part in source.name.parts[:-1]))
    meta = {**kept, **derived, "soort": soort, "herkomst": source.herkomst}
    if derived:
        meta["afgeleid"] = list(derived)
    kop = yaml.dump(meta, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000)
    gone = document.body.count("\n", 0, len(document.body) - len(body))
    return replace(parse(join(kop, body)), body_line=document.body_line + gone, lines=document.lines)


def _title(written: Any, heading: Heading | None, source: Source) -> str:
    return _short(written) or (heading.title if heading else "") or words_of(own_names(source)[-1]) or "Zonder titel"


def _short(value: Any) -> str:
    return shorten(plain(value), LONGEST) if isinstance(value, str) else ""


def _without_title(body: str, heading: Heading | None, title: str) -> str:
    """The title is shown above the text already: a first heading that repeats it goes."""
    if heading is None or heading.level != 1 or heading.title != title or body[: heading.start].strip():
        return body
    return body[heading.end :].lstrip("\n")


def _kept(meta: Mapping[str, Any], soort: str) -> dict[str, Any]:
    """What the file said; a key of ours with a value that cannot be ours goes under another name."""
    kept: dict[str, Any] = {}
    for key, value in meta.items():
        if key in OURS or (value is None and key in SCHEMAS[soort].model_fields):
            continue
        fits = _fits(key, value, soort)
        kept[key if fits else f"oorspronkelijk_{key}"] = value
        if key == "zichtbaarheid" and not fits:
            kept[key] = "leden"  # who may read it was limited in words that are not ours
    return kept


def _fits(key: str, value: Any, soort: str) -> bool:
    if key == "soort":
        return bool(value == soort)
    if key not in SCHEMAS[soort].model_fields:
        return True
    try:
        SCHEMAS[soort].model_validate({key: value})
    except ValidationError as error:
        return all(fault["loc"][:1] != (key,) for fault in error.errors())
    return True
