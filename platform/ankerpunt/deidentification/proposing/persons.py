"""Who is who: the mentions in a text belong to persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ankerpunt.deidentification.proposing.mentions import Naam, first_names, surnames, with_halves
from ankerpunt.deidentification.rules.asked import call_names

#: So many people of one name are told apart in a text; after that the first is taken.
_MOST_NAMESAKES = 20


@dataclass(eq=False)
class Wie:
    """One person in the text, by the folded names they are called by."""

    number: int
    first: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    #: Letters that stood for a first name and for a surname.
    initials: set[str] = field(default_factory=set)
    surname_initials: set[str] = field(default_factory=set)
    gender: str = "x"
    background: str = ""


class People:
    """The persons of one text. Fill it mention by mention, the fullest names first."""

    def __init__(self) -> None:
        self._count = 0
        #: The persons that are called by a word; 'h.' is a first name with an h and '.h' such a surname.
        self._called: dict[str, list[Wie]] = {}

    def who(self, naam: Naam) -> Wie:
        """The person that `naam` fits, or a new one."""
        person = next((each for each in self._candidates(naam) if _fits(each, naam)), None)
        if person is None:
            self._count += 1
            person = Wie(self._count)
        _learn(person, naam)
        for word in _index(naam):
            called = self._called.setdefault(word, [])
            if person not in called[:_MOST_NAMESAKES]:
                called.append(person)
        return person

    def _candidates(self, naam: Naam) -> Iterator[Wie]:
        """Who may be meant, those named first first; few, however long the text is."""
        others = sorted(_also_called(naam.first) - {*naam.first})
        letters = (naam.initial and f"{naam.initial}.", naam.surname_initial and f".{naam.surname_initial}")
        for word in (*naam.first, *others, *naam.surnames) or letters:
            yield from self._called.get(word, ())[:_MOST_NAMESAKES]


def _index(naam: Naam) -> Iterator[str]:
    yield from naam.first
    yield from with_halves(naam.surnames)
    yield from {f"{name[0]}." for name in (*naam.first, *naam.initial)}
    yield from {f".{name[0]}" for name in (*naam.surnames, *naam.surname_initial)}


def _also_called(names: tuple[str, ...]) -> set[str]:
    return {*names, *(other for name in names for other in call_names().get(name, ()))}


def _fits(person: Wie, naam: Naam) -> bool:
    if naam.gender != "x" and person.gender not in {"x", naam.gender}:
        return False
    if not _letters_fit(person, naam):
        return False
    shared = not person.surnames.isdisjoint(naam.surnames)
    if naam.first:
        if not person.first:
            return shared
        return not person.first.isdisjoint(_also_called(naam.first)) and (
            shared or not naam.surnames or not person.surnames
        )
    if naam.surnames:
        return shared or (not person.surnames and not person.first.isdisjoint(naam.surnames))
    return True


def _letters_fit(person: Wie, naam: Naam) -> bool:
    """Whether the letters in `naam` can stand for names of the person, and its names for letters of the person."""
    return _agree(naam.initial, naam.first, person.first, person.initials) and _agree(
        naam.surname_initial, naam.surnames, person.surnames, person.surname_initials
    )


def _agree(letter: str, names: tuple[str, ...], known: set[str], letters: set[str]) -> bool:
    if letter:
        possible = {name[0] for name in _also_called(tuple(known))} | letters
        return letter in possible or not possible
    if names and letters and not known:
        return not letters.isdisjoint(name[0] for name in _also_called(names))
    return True


def _learn(person: Wie, naam: Naam) -> None:
    person.first.update(naam.first)
    person.surnames.update(with_halves(naam.surnames))
    person.initials.update(naam.initial)
    person.surname_initials.update(naam.surname_initial)
    if naam.gender != "x":
        person.gender = naam.gender
    for name in naam.first:
        background, gender = first_names().get(name, ("", "x"))
        person.gender = gender if person.gender == "x" else person.gender
        person.background = person.background or background
    for name in naam.surnames:
        person.background = person.background or surnames().get(name, "")
