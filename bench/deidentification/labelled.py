"""Reads the labelled texts: what a writer marked as giving somebody away, what as harmless, what as disputable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ankerpunt.deidentification.values import Person

FOLDER = Path(__file__).parent
DIRECT = frozenset(
    {"naam", "adres", "postcode", "telefoon", "e-mail", "bsn", "iban", "kenteken", "nummer", "url", "account"}
)
CONTEXT = frozenset({"plaats", "wijk", "datum", "leeftijd", "organisatie", "school", "werkgever", "beroep"})
DECOY = "geen"
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]*)\]\]")
_HEAD = re.compile(r"^=== (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Label:
    """What the writer marked: `text[start:end]`."""

    start: int
    end: int
    type: str

    @property
    def disputable(self) -> bool:
        """Marked with a question mark: finding it is neither right nor wrong."""
        return self.type.startswith("?")


@dataclass(frozen=True)
class Labelled:
    """One text of the set."""

    id: str
    style: str
    text: str
    labels: tuple[Label, ...]
    people: tuple[Person, ...]


def load(half: str) -> list[Labelled]:
    """The texts of half 'a' (to tune on) or 'b' (kept apart). Raises ValueError as `read` does."""
    return [text for path in sorted(FOLDER.glob(f"texts_{half}*.txt")) for text in read(path.read_text("utf-8"))]


def read(content: str) -> Iterator[Labelled]:
    """The texts of one file. Raises ValueError for an unknown type, a stray mark or one without a letter or digit."""
    pieces = _HEAD.split(content)[1:]
    for head, body in zip(pieces[::2], pieces[1::2], strict=True):
        identifier, style, *more = (part.strip() for part in head.split("|"))
        text, labels = _labels(identifier, body.strip("\n"))
        yield Labelled(identifier, style, text, labels, tuple(_people(more)))


def _labels(identifier: str, marked: str) -> tuple[str, tuple[Label, ...]]:
    text, labels, done = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[done : match.start()]
        kind = match.group(1).strip()
        if kind.removeprefix("?") not in DIRECT | CONTEXT | {DECOY}:
            raise ValueError(f"{identifier}: unknown type {kind!r}")
        if not any(map(str.isalnum, match.group(2))):
            raise ValueError(f"{identifier}: a mark without a letter or digit")
        labels.append(Label(len(text), len(text) + len(match.group(2)), kind))
        text += match.group(2)
        done = match.end()
    text += marked[done:]
    if "[[" in text or "]]" in text:
        raise ValueError(f"{identifier}: a mark that does not close")
    return text, tuple(labels)


def _people(more: list[str]) -> Iterator[Person]:
    for part in more:
        for each in part.removeprefix("mensen:").split(";"):
            match = re.match(r"\s*([^(]+?)\s*(?:\(([^)]*)\))?\s*$", each)
            if match:
                yield Person(match.group(1), match.group(2) or "")
