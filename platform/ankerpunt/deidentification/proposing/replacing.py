"""What could stand there instead: from marks to findings, the same person or place the same words everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from ankerpunt.deidentification.proposing.age_bands import age_words
from ankerpunt.deidentification.proposing.inventing import Inventor
from ankerpunt.deidentification.proposing.mentions import Naam, as_given, settled, taken_apart
from ankerpunt.deidentification.proposing.persons import People, Wie
from ankerpunt.deidentification.proposing.places import Places, street
from ankerpunt.deidentification.proposing.proposals import Proposal
from ankerpunt.deidentification.proposing.relative_time import date_words
from ankerpunt.deidentification.proposing.sentences import begun
from ankerpunt.deidentification.reading import Reading
from ankerpunt.deidentification.rules.organisations import general_words
from ankerpunt.deidentification.scan import Scan
from ankerpunt.deidentification.values import Finding, Mark, Person, Type
from ankerpunt.dutch.text import fold, listed

#: What stands for a detail that no invented one may replace: nobody can take it for a real number.
_BRACKETED = {
    Type.POSTCODE: Proposal("[postcode]"),
    Type.TELEFOON: Proposal("[telefoonnummer]", ("een telefoonnummer",)),
    Type.EMAIL: Proposal("[e-mailadres]", ("een e-mailadres",)),
    Type.BSN: Proposal("[BSN]"),
    Type.IBAN: Proposal("[rekeningnummer]"),
    Type.KENTEKEN: Proposal("[kenteken]"),
    Type.NUMMER: Proposal("[nummer]"),
    Type.WEBADRES: Proposal("[webadres]"),
    Type.ACCOUNT: Proposal("[account]"),
}
_GENERAL = {
    Type.PLAATS: ("een andere plaats", "een stad", "een dorp"),
    Type.WIJK: ("een wijk", "een andere buurt"),
    Type.ADRES: ("een adres in de wijk", "een straat in de buurt"),
    Type.BEROEP: ("iemand met een bijzondere functie", "iemand met een zeldzaam beroep", "een bekende"),
}
_DETERMINERS = listed("de het een t 't zijn haar hun ons onze mijn je jouw jullie die dit dat deze geen elke")


class Replacer:
    """Proposals for the marks of one text."""

    def __init__(self, reading: Reading, scan: Scan, people: Sequence[Person] = (), *, same_background: bool) -> None:
        self._reading = reading
        self._scan = scan
        given = (as_given(person) for person in sorted(people, key=lambda each: fold(each.naam)))
        self._given = [naam for naam in given if naam.first or naam.surnames]
        taken = frozenset(word.folded for word in scan.words if word.capital)
        self._inventor = Inventor(taken, same_background=same_background)
        self._places = Places(taken)
        self._keys: dict[tuple[Type, str], str] = {}

    def findings(self, marks: Sequence[Mark]) -> tuple[Finding, ...]:
        """A finding for each mark, in the same order."""
        mentions = self._mentions(self._of(marks, Type.NAAM))
        dates = self._of(marks, Type.DATUM)
        words = date_words(self._scan.plain, [(mark.start, mark.end) for mark in dates])
        timed = dict(zip(dates, words, strict=True))
        named = {mark: self._inventor.named(wie, naam) for mark, (wie, naam) in mentions.items()}
        found: list[Finding] = []
        for mark in marks:
            if mark in mentions:
                wie, naam = mentions[mark]
                words_here = Proposal(named[mark], self._others(mark, wie, naam))
                found.append(self._finding(mark, mark.end + naam.beyond, f"naam-{wie.number}", words_here))
            else:
                found.append(self._finding(mark, mark.end, self._key(mark), timed.get(mark) or self._proposal(mark)))
        return tuple(found)

    @staticmethod
    def _of(marks: Sequence[Mark], kind: Type) -> list[Mark]:
        return [mark for mark in marks if mark.type is kind]

    def _mentions(self, marks: Sequence[Mark]) -> dict[Mark, tuple[Wie, Naam]]:
        """Who is meant in each mention; the fullest mentions decide who is who."""
        apart = [taken_apart(self._scan, mark) for mark in marks]
        people = People()
        for naam in settled(self._given, apart):
            people.who(naam)
        mentions = list(zip(marks, settled(apart, self._given), strict=True))
        fullest = sorted(mentions, key=lambda each: (-_fullness(each[1]), each[0].start))
        meant = {mark: people.who(naam) for mark, naam in fullest}
        return {mark: (meant[mark], naam) for mark, naam in mentions}

    def _others(self, mark: Mark, wie: Wie, naam: Naam) -> tuple[str, ...]:
        """'de heer Jansen' can be 'de man'."""
        others = self._inventor.others(wie, naam)
        return self._fitting(mark, others) if self._scan.word_before(mark.start) == "de" else others

    def _finding(self, mark: Mark, until: int, key: str, proposal: Proposal) -> Finding:
        start, end = self._reading.original(mark.start, until)
        words = begun(self._scan.plain, mark.start, proposal)
        others = tuple(dict.fromkeys(each for each in words.alternatives if each != words.suggestion))
        text = self._reading.text[start:end]
        return Finding(start, end, mark.type, mark.certainty, text, mark.reason, key, words.suggestion, others)

    def _key(self, mark: Mark) -> str:
        return self._keys.setdefault((mark.type, self._core(mark)), f"{mark.type}-{len(self._keys) + 1}")

    def _core(self, mark: Mark) -> str:
        words = self._scan.plain[mark.start : mark.end].split()
        core = " ".join(fold(word) for word in words if fold(word) not in _DETERMINERS)
        return street(core) if mark.type is Type.ADRES else core

    def _proposal(self, mark: Mark) -> Proposal:
        if mark.type in _BRACKETED:
            return _BRACKETED[mark.type]
        if mark.type is Type.LEEFTIJD:
            return age_words(self._scan.plain, mark.start, mark.end)
        if mark.type in {Type.ORGANISATIE, Type.SCHOOL, Type.WERKGEVER}:
            first, *others = self._fitting(mark, general_words(self._scan, mark))
            return Proposal(first, tuple(others))
        if mark.type is Type.BEROEP:
            return Proposal(_GENERAL[Type.BEROEP][0], _GENERAL[Type.BEROEP][1:])
        written = self._scan.plain[mark.start : mark.end]
        return Proposal(self._places.named(mark.type, self._core(mark), written), _GENERAL[mark.type])

    def _fitting(self, mark: Mark, words: Sequence[str]) -> tuple[str, ...]:
        """Without 'een' where the text has an article or pronoun of its own."""
        before = self._scan.word_before(mark.start)
        return tuple(word.removeprefix("een ") if before in _DETERMINERS else word for word in words)


def _fullness(naam: Naam) -> int:
    return 2 * len(naam.first) + 2 * len(naam.surnames) + bool(naam.initial) + bool(naam.surname_initial)
