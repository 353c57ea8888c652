"""Two people changed the same text: bring both changes together word by word, and name where they clash. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

from ankerpunt.redactie.aligning import Block, body_and_space, paragraphs, same, words

Keuze = Literal["mijn", "ander", "beide", "basis"]
#: With fewer unchanged words between them a clash and another change are one thing to decide.
NEAR = 3


@dataclass(frozen=True)
class Part:
    """A stretch of the three texts: as it was, as it is in mine and in the other."""

    basis: str
    mijn: str
    ander: str

    @cached_property
    def botst(self) -> bool:
        """Whether both changed it, and not to the same words."""
        if self.mijn == self.ander or self.basis in (self.mijn, self.ander):
            return False
        mine, other = self.mijn.split(), self.ander.split()
        return mine != other and self.basis.split() not in (mine, other)

    @property
    def gewijzigd(self) -> bool:
        """Whether one of the two is not as it was."""
        return self.basis != self.mijn or self.basis != self.ander

    @property
    def tekst(self) -> str:
        """What becomes of it; of a clash only a choice can tell (`choose`), and until then it is mine."""
        if self.mijn == self.ander or self.ander == self.basis:
            return self.mijn
        if self.mijn == self.basis or self.mijn.split() == self.basis.split() != self.ander.split():
            return self.ander
        return self.mijn

    def choose(self, keuze: Keuze) -> str:
        """The text of a clash after somebody chose; "beide" is mine and then the other."""
        if keuze == "beide":
            return self.mijn + ("" if self.mijn[-1:].isspace() or not self.mijn else " ") + self.ander
        return {"mijn": self.mijn, "ander": self.ander, "basis": self.basis}[keuze]


@dataclass(frozen=True)
class Merged:
    """Both changes together. The parts hold every word of the three texts, in order."""

    delen: tuple[Part, ...]

    @property
    def botsingen(self) -> tuple[Part, ...]:
        """What somebody must choose."""
        return tuple(part for part in self.delen if part.botst)

    @property
    def tekst(self) -> str:
        """The whole text; where it clashes mine stands there until somebody chooses."""
        return "".join(part.tekst for part in self.delen)

    def resolve(self, keuzes: Sequence[Keuze]) -> str:
        """The whole text with a choice for each clash, in order. Raises ValueError where there are more or fewer."""
        if len(keuzes) != len(self.botsingen):
            raise ValueError("a choice for each clash")
        chosen = iter(keuzes)
        return "".join(part.choose(next(chosen)) if part.botst else part.tekst for part in self.delen)


def merge(base: str, mine: str, theirs: str) -> Merged:
    """`mine` and `theirs`, which were both made of `base`, as one text.

    What one of them changed is taken over, what both changed to the same words counts once, all else is a clash. No word
    that either of them wrote is missing.
    """
    parts: list[Part] = []
    for part in _aligned(paragraphs, base, mine, theirs):
        if part.basis in (part.mijn, part.ander) or part.mijn == part.ander:
            parts.append(part)
        else:
            parts += _decidable(list(_by_words(part)))
    return Merged(tuple(_joined(parts)))


def _by_words(part: Part) -> Iterator[Part]:
    for each in _aligned(words, part.basis, part.mijn, part.ander):
        bodies, spaces = zip(*(body_and_space(text) for text in (each.basis, each.mijn, each.ander)), strict=True)
        if bodies[0] == bodies[1] == bodies[2]:
            yield Part(*bodies)
            yield Part(*spaces)
        else:
            yield each


def _aligned(cut: Callable[[str], list[str]], base: str, mine: str, theirs: str) -> Iterator[Part]:
    """The three texts cut where all of them have the same piece; such a piece is a part of its own."""
    texts = cut(base), cut(mine), cut(theirs)
    places = _places(same(texts[0], texts[1])), _places(same(texts[0], texts[2]))
    at = (0, 0, 0)
    for number in sorted(places[0].keys() & places[1].keys()):
        here = (number, places[0][number], places[1][number])
        if at != here:
            yield _between(texts, at, here)
        at = (here[0] + 1, here[1] + 1, here[2] + 1)
        yield _between(texts, here, at)
    end = (len(texts[0]), len(texts[1]), len(texts[2]))
    if at != end:
        yield _between(texts, at, end)


def _places(blocks: Sequence[Block]) -> dict[int, int]:
    return {block.first + step: block.second + step for block in blocks for step in range(block.size)}


def _between(texts: tuple[list[str], ...], start: tuple[int, ...], end: tuple[int, ...]) -> Part:
    return Part(*("".join(text[a:b]) for text, a, b in zip(texts, start, end, strict=True)))


def _decidable(parts: list[Part]) -> list[Part]:
    """Clashes with the changes around them: who chooses reads a sentence and not loose words."""
    found: list[Part] = []
    for part in _joined(parts):
        found.append(part)
        while (reach := _reach(found)) is not None:
            found[reach:] = [_together(found[reach:])]
    return found


def _reach(found: Sequence[Part]) -> int | None:
    """Where the change begins that belongs to the last part, if one of the two is a clash and they are near."""
    last = found[-1]
    if not last.gewijzigd or len(found) < 2:
        return None
    if found[-2].gewijzigd:
        return len(found) - 2 if last.botst or found[-2].botst else None
    if len(found) < 3 or not _is_near(found[-2].basis):
        return None
    return len(found) - 3 if last.botst or found[-3].botst else None


def _is_near(text: str) -> bool:
    return "\n\n" not in text and len(text.split()) < NEAR


def _together(parts: Sequence[Part]) -> Part:
    return Part(
        "".join(part.basis for part in parts),
        "".join(part.mijn for part in parts),
        "".join(part.ander for part in parts),
    )


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Neighbours that nobody changed as one part, and nothing empty."""
    found: list[Part] = []
    for changed, run in groupby(parts, lambda part: part.gewijzigd):
        each = list(run)
        found += each if changed else [_together(each)]
    return [part for part in found if part.basis or part.mijn or part.ander]
