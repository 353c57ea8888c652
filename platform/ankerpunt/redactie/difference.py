"""The difference between two texts, word by word, as a reader follows it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from ankerpunt.redactie.aligning import body_and_space, gaps, paragraphs, same, words

Soort = Literal["gelijk", "weg", "nieuw"]
#: So few words that stayed between two changes do not make it easier to follow.
FEW = 2


@dataclass(frozen=True)
class Passage:
    """A stretch of text that stayed, went or came."""

    soort: Soort
    tekst: str


def difference(old: str, new: str) -> list[Passage]:
    """What went and what came, in reading order.

    What stayed and went is together `old`, what stayed and came `new`. Where something was replaced, what went comes first.
    """
    pairs: list[tuple[str, str]] = []
    one, other = paragraphs(old), paragraphs(new)
    for before, after, _ in gaps(same(one, other), one, other):
        if before == after:
            pairs.append((before, after))
        else:
            pairs += _by_words(before, after)
    runs = groupby(_passages(_followable(pairs)), lambda passage: passage.soort)
    return [Passage(soort, "".join(passage.tekst for passage in run)) for soort, run in runs]


def _by_words(old: str, new: str) -> Iterator[tuple[str, str]]:
    one, other = words(old), words(new)
    for before, after, is_same in gaps(same(one, other), one, other):
        if is_same and before != after:
            body, space = body_and_space(before)
            yield body, body
            yield space, body_and_space(after)[1]
        else:
            yield before, after


def _followable(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbours of one kind together, and changes with a word or so between them as one change."""
    runs = [
        ("".join(old for old, _ in run), "".join(new for _, new in run), stayed)
        for stayed, run in ((stayed, list(group)) for stayed, group in groupby(pairs, lambda pair: pair[0] == pair[1]))
    ]
    found: list[tuple[str, str, bool]] = []
    for number, (old, new, stayed) in enumerate(runs):
        between = 0 < number < len(runs) - 1
        is_part = stayed and between and "\n\n" not in old and len(old.split()) < FEW
        if found and (is_part or not stayed) and not found[-1][2]:
            found[-1] = (found[-1][0] + old, found[-1][1] + new, False)
        else:
            found.append((old, new, stayed))
    return [(old, new) for old, new, _ in found]


def _passages(pairs: list[tuple[str, str]]) -> Iterator[Passage]:
    for old, new in pairs:
        kept = old if old == new else _kept_space(old, new)
        changes: tuple[tuple[Soort, str], ...] = (
            ("gelijk", kept),
            ("weg", old[len(kept) :]),
            ("nieuw", new[len(kept) :]),
        )
        yield from (Passage(soort, text) for soort, text in changes if text)


def _kept_space(old: str, new: str) -> str:
    """White space with which the one begins and that is all there is of the other."""
    for text, other in ((old, new), (new, old)):
        if not text.strip() and other.startswith(text):
            return text
    return ""
