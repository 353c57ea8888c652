"""Opens the index that the settings ask for."""

from __future__ import annotations

from pathlib import Path

from ankerpunt.search.index import SearchIndex
from ankerpunt.search.index.sql_index import SqlIndex
from ankerpunt.search.index.whoosh_index import WhooshIndex


def open_index(kind: str, folder: Path) -> SearchIndex:
    """'whoosh' is kept in `folder`, 'sql' in the database. An index holds no connection, so a fork does it no harm."""
    return WhooshIndex(folder) if kind == "whoosh" else SqlIndex()
