"""Slugs from the names of files that were not written for Ankerpunt."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from ankerpunt.kennis.kinds import MAX_SLUG
from ankerpunt.kennis.transfer.sources import Source

INDEX_NAMES = frozenset({"index", "readme"})


def slugify(text: str) -> str:
    """Lower case letters, digits and dashes; "pagina" where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_SLUG].strip("-")
    return slug if slug not in {"", "index"} else "pagina"


def own_names(source: Source) -> list[str]:
    """The names of the folders and the file; an index speaks for its folder."""
    names = list(PurePosixPath(source.name).with_suffix("").parts)
    if names[-1].lower() in INDEX_NAMES:
        names = names[:-1] or [source.root.name]
    return names


def slug_of(source: Source, depth: int = 1) -> str:
    """A slug from the last `depth` names of the path."""
    return slugify("-".join(own_names(source)[-depth:]))


def words_of(name: str) -> str:
    """The words of a file or folder name."""
    return " ".join(re.sub(r"[-_]+", " ", name).split())
