"""The postings of a number of documents as arrays: which documents hold a term, and how much it weighs there."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from ankerpunt.search.index.arrays_file import Array, map_arrays, write_arrays
from ankerpunt.search.index.profiles import Profiel, ProfileTable

Rows = NDArray[np.integer[Any]]


class TermTable(Protocol):
    """Numbers the terms; a dict for a few documents, a trie (a tenth of the memory) for many."""

    def get(self, term: str, /) -> int | None:
        """The number of the term, None if there is no such term."""

    def keys(self) -> Iterable[str]:
        """The terms."""

    def __len__(self) -> int: ...


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Documents are rows 0, 1, …; `ids[row]` is the document's id, `codes[row]` the number of its profile.

    The postings of term number n are `rows[starts[n] : starts[n + 1]]` and the same slice of `impacts`. Four bytes a
    posting where there are fewer than 65,536 documents.
    """

    terms: TermTable
    starts: NDArray[np.uint32]
    rows: Rows
    impacts: NDArray[np.uint16]
    ids: NDArray[np.int64]
    codes: NDArray[np.uint32]
    profielen: ProfileTable

    def find(self, term: str) -> tuple[Rows, NDArray[np.uint16]]:
        """Rows and impacts of `term`; both empty if no document holds it."""
        number = self.terms.get(term)
        if number is None:
            return self.rows[:0], self.impacts[:0]
        start, end = self.starts[number], self.starts[number + 1]
        return self.rows[start:end], self.impacts[start:end]


class PostingsBuilder:
    """Collects documents, one after the other, in about ten bytes a posting."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._numbers, self._impacts = array("I"), array("H")
        self._lengths, self._ids, self._codes = array("I"), array("q"), array("I")
        self._profielen: dict[Profiel, int] = {}

    def add(self, document: int, profiel: Profiel, impacts: Mapping[str, int]) -> None:
        """Add a document that was not added before."""
        terms = self._terms
        self._numbers.extend([terms.setdefault(term, len(terms)) for term in impacts])
        self._impacts.extend(impacts.values())
        self._lengths.append(len(impacts))
        self._ids.append(document)
        self._codes.append(self._profielen.setdefault(profiel, len(self._profielen)))

    def build(self) -> Postings:
        """The postings of all documents that were added."""
        numbers = np.array(self._numbers, dtype=np.uint32)
        order = np.argsort(numbers, kind="stable")
        lengths = np.array(self._lengths, dtype=np.int64)
        rows: Rows = np.repeat(np.arange(len(lengths)), lengths).astype(row_type(len(lengths)))
        return Postings(
            terms=self._terms,
            starts=starts_of(np.bincount(numbers, minlength=len(self._terms))),
            rows=rows[order],
            impacts=np.array(self._impacts, dtype=np.uint16)[order],
            ids=np.array(self._ids, dtype=np.int64),
            codes=np.array(self._codes, dtype=np.uint32),
            profielen=ProfileTable(self._profielen),
        )


def row_type(documents: int) -> type[np.uint16] | type[np.uint32]:
    """The smallest type that numbers so many rows."""
    return np.uint16 if documents <= np.iinfo(np.uint16).max else np.uint32


def starts_of(lengths: NDArray[np.integer[Any]]) -> NDArray[np.uint32]:
    """Where each of a row of lists begins when they lie one after the other, and where the last ends."""
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.uint32)


def save_postings(path: Path, terms: Sequence[str], postings: Postings) -> None:
    """Write `postings`, whose term n is `terms[n]`, for `load_postings`.

    A trie numbers its terms in its own way, so the lists are put in that order.
    """
    trie = marisa_trie.Trie(list(terms))
    order = np.empty(len(terms), dtype=np.int64)
    order[[trie[term] for term in terms]] = np.arange(len(terms))
    begins = postings.starts.astype(np.int64)
    lengths = (begins[1:] - begins[:-1])[order]
    starts = starts_of(lengths)
    # Place i of the new order comes from: the begin of its old list + how far it is into the new list.
    source = np.repeat(begins[:-1][order] - starts[:-1].astype(np.int64), lengths) + np.arange(starts[-1])
    arrays: dict[str, Array] = {
        "terms": np.frombuffer(trie.tobytes(), dtype=np.uint8),
        "starts": starts,
        "rows": postings.rows[source],
        "impacts": postings.impacts[source],
        "ids": postings.ids,
        "codes": postings.codes,
        "profielen": np.frombuffer(_write_profielen(postings.profielen), dtype=np.uint8),
    }
    write_arrays(path, arrays)


def load_postings(path: Path) -> Postings:
    """The postings of a file of `save_postings`; the large arrays stay in the file, mapped and shared.

    Raises `DamagedFileError` or `FileNotFoundError`.
    """
    arrays = map_arrays(path)
    return Postings(
        terms=marisa_trie.Trie().frombytes(arrays["terms"].tobytes()),
        starts=arrays["starts"].view(np.uint32),
        rows=arrays["rows"].view(row_type(arrays["ids"].size)),
        impacts=arrays["impacts"].view(np.uint16),
        ids=arrays["ids"].view(np.int64),
        codes=arrays["codes"].view(np.uint32),
        profielen=_read_profielen(arrays["profielen"].tobytes()),
    )


def _write_profielen(profielen: Iterable[Profiel]) -> bytes:
    return json.dumps([[p.zichtbaarheid, p.soort, p.vakgroep, p.leefgebieden] for p in profielen]).encode()


def _read_profielen(text: bytes) -> ProfileTable:
    return ProfileTable(
        Profiel(zichtbaarheid, soort, vakgroep, tuple(leefgebieden))
        for zichtbaarheid, soort, vakgroep, leefgebieden in json.loads(text)
    )
