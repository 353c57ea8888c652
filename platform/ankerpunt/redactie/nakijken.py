"""What a writer hears while writing: faults that keep a text from being published, and hints that make it better."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy.orm import Session

from ankerpunt.anonimiseren.service import look_through
from ankerpunt.deidentification.values import Certainty, Type
from ankerpunt.errors import ContentError
from ankerpunt.kennis.document import Document, parse
from ankerpunt.kennis.markdown_code import without_code
from ankerpunt.kennis.schema import Kop
from ankerpunt.kennis.transfer.checking import NEEDS_SOURCE
from ankerpunt.redactie.moeilijke_woorden import SIMPELER
from ankerpunt.redactie.zetten import checked

#: Words after which a sentence is hard to read at level B1.
LONG_SENTENCE = 20
#: Code points that are looked through while somebody types: some twenty pages.
LONGEST = 60_000
#: Of one kind of hint so many are enough.
MOST = 20
#: What a page should not hold. Organisations, places and numbers to call are what many pages are for.
PERSONAL = frozenset({Type.NAAM, Type.ADRES, Type.BSN, Type.IBAN, Type.KENTEKEN})
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BLOCK = re.compile(r"[^\n]++(?:\n(?![ \t]*(?:[-*+>|#]|\d++[.)]|\n|$))[^\n]++)*+")
END = re.compile(r"[.!?…][\"'’”)*_]*\s+")
LINK = re.compile(r"\]\([^()\n]*\)|<[^<>\n]*>|https?://\S+")
NO_SENTENCE = ("#", "|", "```", "    ", "!")


@dataclass(frozen=True)
class Fault:
    """What keeps the text from being published, at a line of the whole text (1-based)."""

    regel: int
    melding: str


@dataclass(frozen=True)
class Hint:
    """What would make it better; `citaat` are the words it is about. `soort`: zin, woord, bron, persoon."""

    regel: int
    soort: str
    melding: str
    citaat: str = ""


class _Sentence(NamedTuple):
    line: int
    text: str


def check(session: Session, soort: str, bron: str) -> list[Hint | Fault]:
    """The fault of a text if it has one, and hints on its first `LONGEST` signs; takes any text, in linear time."""
    found: list[Hint | Fault] = []
    try:
        document, kop = checked(bron, soort)
        found += _sources(document, kop)
    except ContentError as error:
        found.append(Fault(error.line, error.message))
        document = _as_far_as_it_goes(bron)
    sentences = list(_sentences(document.body[:LONGEST], document.body_line))
    return [*found, *_persons(session, document), *_long(sentences), *_hard(sentences)]


def _as_far_as_it_goes(bron: str) -> Document:
    try:
        return parse(bron)
    except ContentError:
        return Document("", bron)


def _sources(document: Document, kop: Kop) -> Iterator[Hint]:
    if kop.bronnen:
        return
    line = document.line("onderbouwing")
    if kop.onderbouwing in NEEDS_SOURCE:
        yield Hint(line, "bron", f"Er staat dat dit rust op {kop.onderbouwing}. Noem de bron erbij.")
    elif kop.onderbouwing is None:
        yield Hint(line, "bron", "Waar rust dit op? Vul ‘onderbouwing’ in, en een bron als die er is.")


def _sentences(body: str, first_line: int) -> Iterator[_Sentence]:
    """The sentences of running text, each with the line on which it begins; links are only their words."""
    plain = LINK.sub(lambda match: "]" + " " * (len(match.group()) - 1), without_code(body))
    line, position = first_line, 0
    for block in BLOCK.finditer(plain):
        if block.group().startswith(NO_SENTENCE):
            continue
        start = block.start()
        for end in [*(match.end() for match in END.finditer(plain, block.start(), block.end())), block.end()]:
            line += plain.count("\n", position, start)
            position = start
            yield _Sentence(line, plain[start:end])
            start = end


def _long(sentences: list[_Sentence]) -> list[Hint]:
    counted = ((sentence, len(WORD.findall(sentence.text))) for sentence in sentences)
    return [
        Hint(sentence.line, "zin", f"Een zin van {number} woorden. Maak er twee van.", _short(sentence.text))
        for sentence, number in counted
        if number > LONG_SENTENCE
    ][:MOST]


def _hard(sentences: list[_Sentence]) -> list[Hint]:
    """Each hard word once."""
    found: dict[str, Hint] = {}
    for sentence in sentences:
        for word in WORD.findall(sentence.text):
            simpler = SIMPELER.get(word.lower())
            if simpler and word.lower() not in found:
                found[word.lower()] = Hint(sentence.line, "woord", f"‘{word}’: schrijf liever ‘{simpler}’.", word)
    return list(found.values())[:MOST]


def _persons(session: Session, document: Document) -> list[Hint]:
    text = document.body[:LONGEST]
    found: dict[str, Hint] = {}
    line, position = document.body_line, 0
    for finding in look_through(session, text).findings:
        if finding.type in PERSONAL and finding.certainty is Certainty.ZEKER and finding.text not in found:
            line += text.count("\n", position, finding.start)
            position = finding.start
            words = f"‘{finding.text}’ kan iemand herkenbaar maken. Schrijf het algemener, of weet zeker dat het mag."
            found[finding.text] = Hint(line, "persoon", words, finding.text)
    return list(found.values())[:MOST]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 120 else words[:119].rpartition(" ")[0] + "…"
