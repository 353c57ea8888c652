"""What two texts share: paragraphs first, words within what differs. Pure, and bounded whatever the texts are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

#: A paragraph with the empty lines after it; possessive, so that time is linear.
PARAGRAPH = re.compile(r"\s*+(?:[^\n]++\n?+)*+(?:[ \t]*+\n)*+")
#: A word with the marks inside it (a date, an address, a number), or marks, with the white space after it.
WORD = re.compile(r"(?:[^\s.,;:!?]++(?:[.,;:!?]++[^\s.,;:!?]++)*+|[.,;:!?]++|(?<![\s\S]))\s*+")
#: Steps of an alignment: a tenth of a second. What would take more counts as changed as a whole.
MOST_STEPS = 100_000_000


class Block(NamedTuple):
    """So many pieces from `first` in the one text are those from `second` in the other."""

    first: int
    second: int
    size: int


def paragraphs(text: str) -> list[str]:
    """The text cut into paragraphs; together they are the text."""
    return _pieces(PARAGRAPH, text)


def words(text: str) -> list[str]:
    """The text cut into words, each with the white space that follows it; together they are the text."""
    return _pieces(WORD, text)


def same(one: Sequence[str], other: Sequence[str]) -> list[Block]:
    """The pieces that both have, in order, white space aside: a longest common subsequence."""
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    middle, other_middle = one[start : len(one) - end], other[start : len(other) - end]
    blocks = [Block(0, 0, start)]
    if middle and other_middle and len(middle) * len(other_middle) <= MOST_STEPS:
        numbers: dict[str, int] = {}
        coded = [[numbers.setdefault(piece.strip(), len(numbers)) for piece in each] for each in (middle, other_middle)]
        blocks += [
            Block(start + step.src_start, start + step.dest_start, step.src_end - step.src_start)
            for step in Indel.opcodes(*coded)
            if step.tag == "equal"
        ]
    blocks.append(Block(len(one) - end, len(other) - end, end))
    return [block for block in blocks if block.size]


def gaps(blocks: Sequence[Block], one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """Both texts from beginning to end as pairs: pieces that are the same, one by one (True), and what lies between them."""
    at, other_at = 0, 0
    for block in (*blocks, Block(len(one), len(other), 0)):
        if block.first > at or block.second > other_at:
            yield "".join(one[at : block.first]), "".join(other[other_at : block.second]), False
        for step in range(block.size):
            yield one[block.first + step], other[block.second + step], True
        at, other_at = block.first + block.size, block.second + block.size


def body_and_space(piece: str) -> tuple[str, str]:
    """A piece without the white space after it, and that."""
    body = piece.rstrip()
    return body, piece[len(body) :]


def _pieces(pattern: re.Pattern[str], text: str) -> list[str]:
    return [piece for piece in (match.group() for match in pattern.finditer(text)) if piece]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many pieces they have in common at the beginning."""
    number = 0
    for piece, other_piece in zip(one, other, strict=False):
        if piece.strip() != other_piece.strip():
            break
        number += 1
    return number
