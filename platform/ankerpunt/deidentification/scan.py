"""A text made ready for the rules: its words, which of them the stop list covers, and whether its capitals mean anything."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ankerpunt.deidentification import lexicon
from ankerpunt.deidentification.lexicon import Kind
from ankerpunt.deidentification.lists import BEFORE_LANGUAGE, LANGUAGES
from ankerpunt.deidentification.stop_list import StopList
from ankerpunt.deidentification.words import Word, words

_JOINED = frozenset({" ", "  ", "-", ". ", "."})


@dataclass(frozen=True)
class Scan:
    """What every rule gets."""

    plain: str
    words: Sequence[Word]
    #: Per word: of how many words the term is that never is a person, or our own invented name; 0 for all others.
    never: Sequence[int]
    #: Sentences begin with capitals, so that a small letter says something too.
    cased: bool
    #: The phrases of the lists that begin at a word: how many words, and what they can be.
    phrases: Mapping[int, Sequence[tuple[int, int]]]

    def longest_phrase(self, at: int, kind: Kind) -> int:
        """How many words the longest phrase of this kind has that begins at `words[at]`; 0 if there is none."""
        return max((count for count, kinds in self.phrases.get(at, ()) if kinds & kind), default=0)

    def follows(self, at: int) -> bool:
        """Whether `words[at]` stands right after the word before it, with no sign that parts them."""
        if 0 < at < len(self.words) and self.words[at].gap == "/":
            return self.words[at - 1].folded == "v" and self.words[at].folded == "d"  # v/d Kolk
        return 0 < at < len(self.words) and (
            self.words[at].gap == " " or (self.words[at].gap in _JOINED and not self.words[at].begins)
        )

    def before(self, at: int, back: int = 1) -> str:
        """The folded word that stands `back` places before `words[at]`, if nothing parts them; else ''."""
        if at - back < 0 or not all(self.follows(index) for index in range(at - back + 1, at + 1)):
            return ""
        return self.words[at - back].folded

    def within(self, start: int, end: int) -> Sequence[Word]:
        """The words that begin in `plain[start:end]`."""
        first, after = self.range(start, end)
        return self.words[first:after]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The places in `words` of the first word that begins in `plain[start:end]` and of the one after the last."""
        first = bisect_left(self.words, start, key=lambda word: word.start)
        return first, bisect_left(self.words, end, lo=first, key=lambda word: word.start)

    def word_before(self, start: int) -> str:
        """The folded word right before `plain[start]`, if nothing parts it from there; else ''."""
        at = bisect_left(self.words, start, key=lambda word: word.start)
        return self.before(at) if at < len(self.words) and self.words[at].start == start else ""

    def kinds(self, at: int) -> int:
        """What `words[at]` can be: itself, or any of the parts its hyphens join."""
        folded = self.words[at].folded
        found = lexicon.kinds(folded)
        if not found and folded.endswith("s") and len(folded) > 4 and not lexicon.is_ordinary(folded):
            found = lexicon.kinds(folded[:-1]) & (Kind.FIRST | Kind.SURNAME)  # Yazans vader
        if not found and "-" in folded and not lexicon.is_ordinary(folded):
            for part in folded.split("-"):
                found |= lexicon.kinds(part)
        return found

    def ordinary(self, at: int) -> bool:
        """Whether `words[at]` is an ordinary Dutch word."""
        text = self.words[at].text
        if "-" in text and not text.isupper() and all(part[:1].isupper() for part in text.split("-")):
            return False  # Mei-Ling: nobody writes two words like that
        return lexicon.is_ordinary(self.words[at].folded)


def scan(plain: str, stop_list: StopList) -> Scan:
    """Read a cleaned text once for all rules."""
    found = [word for line in _lines(words(plain)) for word in _unshouted(line)]
    phrases = {at: each for at in range(len(found)) if (each := tuple(lexicon.phrases(found, at)))}
    invented = frozenset(_invented(found, phrases))
    starts = [word.capital for word in found if word.begins]
    covers = stop_list.covers(found)
    never = [covers[at] or 2 * (at in invented) or _is_language(found, at) for at in range(len(found))]
    return Scan(plain, found, never, sum(starts) * 2 >= len(starts), phrases)


def _invented(found: Sequence[Word], phrases: Mapping[int, Sequence[tuple[int, int]]]) -> Iterator[int]:
    """The places of words that are our own invented names, phrases included."""
    for at, word in enumerate(found):
        if lexicon.kinds(word.folded) & Kind.INVENTED:
            yield at
    for at, each in phrases.items():
        for count, kind in each:
            if kind & Kind.INVENTED:
                yield from range(at, at + count)


def _is_language(found: Sequence[Word], at: int) -> int:
    """1 for 'Engels' in 'spreekt Engels', 0 for 'Frans' in 'met Frans'."""
    before = found[at - 1].folded if at else ""
    return int(found[at].folded in LANGUAGES and (before in BEFORE_LANGUAGE or found[at].folded != "frans"))


def _lines(found: Sequence[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in found:
        if "\n" in word.gap and line:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _unshouted(line: list[Word]) -> list[Word]:
    """In a line of capitals none of them says anything, as at the beginning of a sentence."""
    longer = [word.upper for word in line if len(word.text) > 1]
    if len(longer) > 2 and sum(longer) * 10 > len(longer) * 6:
        return [replace(word, begins=True) if word.upper else word for word in line]
    return line
