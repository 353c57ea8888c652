"""The thesaurus: concepts of the domain with all the words that people use for them, read from SKOS files."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ankerpunt.dutch.text import clean, fold, spellings, tokens
from ankerpunt.errors import SettingError
from ankerpunt.search.analysis import label_rows
from ankerpunt.search.analysis_initials import initials
from ankerpunt.search.thesaurus_match import Label, LabelFinder

#: Raise it when `thesaurus_compile` writes something else.
FORMAT = "1"
COMPILE_SECONDS = 120
COMPILER = Path(__file__).with_name("thesaurus_compile.py")


@dataclass(frozen=True, slots=True)
class Begrip:
    """One concept. `ook` are its other official names, `verborgen` lay words and misspellings that are only searched.

    `breder` and `verwant` are URIs, also of concepts that no file describes.
    """

    uri: str
    label: str
    ook: tuple[str, ...] = ()
    verborgen: tuple[str, ...] = ()
    definitie: str = ""
    breder: tuple[str, ...] = ()
    verwant: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The last part of the URI."""
        return self.uri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]

    @property
    def sign(self) -> str:
        """The index term that stands for this concept; no written word can be equal to it."""
        return f"#{self.slug}"

    @property
    def labels(self) -> tuple[str, ...]:
        """All names, the preferred one first."""
        return (self.label, *self.ook, *self.verborgen)


class Thesaurus:
    """An immutable set of concepts; safe to share between threads and after a fork.

    `fingerprint` changes when the files change: an index that was built with another one must be built again.
    """

    def __init__(self, begrippen: Iterable[Begrip] = (), fingerprint: str = "") -> None:
        self.fingerprint = fingerprint
        self.begrippen: tuple[Begrip, ...] = tuple(sorted(begrippen, key=lambda begrip: fold(begrip.label)))
        self._by_uri: Mapping[str, Begrip] = {begrip.uri: begrip for begrip in self.begrippen}
        self._by_sign: Mapping[str, Begrip] = {begrip.sign: begrip for begrip in self.begrippen}

    @cached_property
    def finder(self) -> LabelFinder:
        """Finds every label, hidden ones too."""
        return LabelFinder(_labels(self.begrippen))

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words of all labels, hidden ones too."""
        return _words(label for begrip in self.begrippen for label in begrip.labels)

    @cached_property
    def shown_words(self) -> frozenset[str]:
        """The folded words of labels that are not hidden."""
        return _words(label for begrip in self.begrippen for label in (begrip.label, *begrip.ook))

    @cached_property
    def proposals(self) -> tuple[str, ...]:
        """The `shown_words` without numbers: what a typing error may be mended to."""
        return tuple(sorted(word for word in self.shown_words if word.isalpha()))

    @cached_property
    def _narrower(self) -> Mapping[str, tuple[Begrip, ...]]:
        below: dict[str, list[Begrip]] = {}
        for begrip in self.begrippen:
            for uri in begrip.breder:
                below.setdefault(uri, []).append(begrip)
        return {uri: tuple(begrippen) for uri, begrippen in below.items()}

    def by_sign(self, sign: str) -> Begrip | None:
        """The concept that an index term stands for, or None."""
        return self._by_sign.get(sign)

    def get(self, slug: str) -> Begrip | None:
        """The concept whose URI ends in `slug`, or None."""
        return self._by_sign.get(f"#{slug}")

    def broader(self, begrip: Begrip) -> tuple[Begrip, ...]:
        """The described concepts directly above."""
        return tuple(self._by_uri[uri] for uri in begrip.breder if uri in self._by_uri)

    def narrower(self, begrip: Begrip) -> tuple[Begrip, ...]:
        """The concepts directly below."""
        return self._narrower.get(begrip.uri, ())

    def related(self, begrip: Begrip) -> tuple[Begrip, ...]:
        """The described concepts that are named as related."""
        return tuple(self._by_uri[uri] for uri in begrip.verwant if uri in self._by_uri)


def _words(labels: Iterable[str]) -> frozenset[str]:
    return frozenset(word for label in labels for token in tokens(clean(label)) for word in spellings(token.raw)[0])


def _labels(begrippen: Iterable[Begrip]) -> Iterable[Label]:
    """Each way to write a label once for its concept; labels of stop words alone are left out."""
    labels = (Label(begrip.sign, terms) for begrip in begrippen for terms in _rows(begrip))
    return dict.fromkeys(label for label in labels if label.terms)


def _rows(begrip: Begrip) -> Iterator[tuple[str, ...]]:
    """Every label as it is and with its compounds split, and the abbreviations of the preferred one."""
    for label in begrip.labels:
        yield from label_rows(label)
    yield from ((short,) for short in sorted(initials(begrip.label)))


def load(files: Sequence[Path], cache: Path) -> Thesaurus:
    """The concepts of all SKOS `files`; `cache` is a folder that may be emptied at any time.

    A change of a file costs a second once; otherwise this takes milliseconds. Raises `SettingError` when a file is
    missing or is no SKOS.
    """
    mark = fingerprint(files)
    compiled = cache / f"thesaurus-{mark}.json"
    if not compiled.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _compile(files, compiled)
    records = json.loads(compiled.read_text(encoding="utf-8"))
    return Thesaurus((_begrip(record) for record in records), mark)


def _begrip(record: Mapping[str, str | list[str]]) -> Begrip:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}
    return Begrip(**values)


def fingerprint(files: Sequence[Path]) -> str:
    """Changes when the content of a file changes. Raises `SettingError` when a file cannot be read."""
    digest = hashlib.sha256(FORMAT.encode())
    for file in files:
        try:
            digest.update(file.read_bytes())
        except OSError as error:
            raise SettingError(f"ANKERPUNT_THESAURUS: {file}: {error.strerror}. Voorbeeld: lokaal.ttl") from error
    return digest.hexdigest()[:16]


def _compile(files: Sequence[Path], out: Path) -> None:
    # By path and with -P: the process needs rdflib alone and must not mistake a module beside it for a standard one.
    command = [sys.executable, "-P", str(COMPILER), str(out), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=COMPILE_SECONDS, check=False)  # noqa: S603
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["onbekende fout"])[-1]
        raise SettingError(f"ANKERPUNT_THESAURUS: {reason}")
