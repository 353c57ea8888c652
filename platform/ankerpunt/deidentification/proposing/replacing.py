"""What could stand there instead: from marks to findings, the same person or place the same words everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from ankerpunt.deidentification.lexicon import invented_names
from ankerpunt.deidentification.lists import ARTICLES
from ankerpunt.deidentification.proposing.age_bands import age_words
from ankerpunt.deidentification.proposing.persons import Naam, People, as_given, renamed, taken_apart
from ankerpunt.deidentification.proposing.proposals import Proposal
from ankerpunt.deidentification.proposing.relative_time import date_words
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
_INVENTED = {Type.PLAATS: "plaats", Type.WIJK: "wijk", Type.ADRES: "straat"}
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
        taken = frozenset(word.folded for word in scan.words if word.capital)
        self._people = People(taken, same_background=same_background)
        for person in sorted(people, key=lambda each: fold(each.naam)):
            given = as_given(person)
            if given.first or given.surnames:
                self._people.who(given)
        self._keys: dict[tuple[Type, str], str] = {}
        self._places: dict[tuple[str, str], str] = {}

    def findings(self, marks: Sequence[Mark]) -> tuple[Finding, ...]:
        """A finding for each mark, in the same order."""
        named = self._names(marks)
        dates = self._of(marks, Type.DATUM)
        words = date_words(self._scan.plain, [(mark.start, mark.end) for mark in dates])
        timed = dict(zip(dates, words, strict=True))
        return tuple(self._finding(mark, named, timed) for mark in marks)

    @staticmethod
    def _of(marks: Sequence[Mark], kind: Type) -> list[Mark]:
        return [mark for mark in marks if mark.type is kind]

    def _names(self, marks: Sequence[Mark]) -> dict[Mark, tuple[str, Proposal]]:
        """Key and proposal of each mention of a person; the fullest mentions decide who is who."""
        mentions = [(mark, taken_apart(self._scan, mark)) for mark in self._of(marks, Type.NAAM)]
        fullest = sorted(mentions, key=lambda each: (-_fullness(each[1]), each[0].start))
        persons = {mark: self._people.who(naam) for mark, naam in fullest}
        return {
            mark: (
                f"naam-{persons[mark].number}",
                Proposal(
                    renamed(self._people, persons[mark], naam),
                    (*(naam.lead + name for name in self._people.others(persons[mark])), _somebody(naam.gender)),
                ),
            )
            for mark, naam in mentions
        }

    def _finding(self, mark: Mark, named: dict[Mark, tuple[str, Proposal]], timed: dict[Mark, Proposal]) -> Finding:
        start, end = self._reading.original(mark.start, mark.end)
        if mark in named:
            key, proposal = named[mark]
        else:
            key, proposal = self._key(mark), timed.get(mark) or self._proposal(mark)
        return Finding(
            start, end, mark.type, mark.certainty, self._reading.text[start:end], mark.reason, key, *_distinct(proposal)
        )

    def _key(self, mark: Mark) -> str:
        core = self._core(mark)
        return self._keys.setdefault((mark.type, core), f"{mark.type}-{len(self._keys) + 1}")

    def _core(self, mark: Mark) -> str:
        words = self._scan.plain[mark.start : mark.end].split()
        return " ".join(fold(word) for word in words if fold(word) not in _DETERMINERS)

    def _proposal(self, mark: Mark) -> Proposal:
        if mark.type in _BRACKETED:
            return _BRACKETED[mark.type]
        if mark.type is Type.LEEFTIJD:
            return age_words(self._scan.plain, mark.start, mark.end)
        if mark.type in {Type.ORGANISATIE, Type.SCHOOL, Type.WERKGEVER}:
            return self._fitting(mark, general_words(self._scan, mark))
        if mark.type is Type.BEROEP:
            return Proposal(_GENERAL[Type.BEROEP][0], _GENERAL[Type.BEROEP][1:])
        return Proposal(self._invented_place(mark), _GENERAL[mark.type])

    def _fitting(self, mark: Mark, words: Sequence[str]) -> Proposal:
        """Without 'een' where the text has an article or pronoun of its own, with a capital where a sentence begins."""
        before = self._scan.word_before(mark.start)
        fitted = [word.removeprefix("een ") if before in _DETERMINERS else word for word in words]
        return Proposal(fitted[0], tuple(fitted[1:]))

    def _invented_place(self, mark: Mark) -> str:
        core = self._core(mark)
        about = _INVENTED[mark.type]
        if mark.type is Type.ADRES and "plein" in core:
            about = "plein"
        if (about, core) not in self._places:
            free = [name for name in invented_names()[about] if name not in self._places.values()]
            self._places[(about, core)] = free[0] if free else f"{about} {len(self._places) + 1}"
        return self._article(mark) + self._places[(about, core)]

    def _article(self, mark: Mark) -> str:
        """The article that fits, if the marked words begin with one."""
        first = self._scan.plain[mark.start : mark.end].partition(" ")[0]
        if fold(first) not in ARTICLES:
            return ""
        article = "het " if mark.type is Type.ADRES and "plein" in self._core(mark) else "de "
        return article.capitalize() if first[0].isupper() else article


def _somebody(gender: str) -> str:
    return {"v": "een vrouw", "m": "een man"}.get(gender, "iemand")


def _fullness(naam: Naam) -> int:
    return 2 * len(naam.first) + 2 * len(naam.surnames) + len(naam.initials)


def _distinct(proposal: Proposal) -> tuple[str, tuple[str, ...]]:
    others = tuple(dict.fromkeys(each for each in proposal.alternatives if each != proposal.suggestion))
    return proposal.suggestion, others
