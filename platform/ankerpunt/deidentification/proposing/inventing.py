"""The invented names of persons: one for each, of the same gender and background, and never two alike in one text."""

from __future__ import annotations

from ankerpunt.deidentification.lexicon import invented_names
from ankerpunt.deidentification.proposing.mentions import Naam
from ankerpunt.deidentification.proposing.persons import Wie
from ankerpunt.dutch.text import fold

#: Backgrounds that borrow the invented names of another.
_BORROWED = {"fries": "nederlands", "roma": "oost-europees", "indonesisch-moluks": "aziatisch"}
_HOME = "nederlands"
_SOMEBODY = {"v": "een vrouw", "m": "een man"}


class Inventor:
    """The invented names of one text. Name all mentions first; `others` are what is left then."""

    def __init__(self, taken: frozenset[str], *, same_background: bool = True) -> None:
        self._used = set(taken)
        self._same_background = same_background
        self._first: dict[Wie, str] = {}
        self._surnames: dict[str, str] = {}
        self._others: dict[Wie, tuple[str, ...]] = {}

    def named(self, wie: Wie, naam: Naam) -> str:
        """The mention with invented names in the same form: a surname stays a surname. Initials are left out: they tell more."""
        parts: list[str] = []
        if naam.first and not naam.aside:
            parts.append(self._first_name(wie))
        if naam.surnames:
            parts.append(self._surname(wie, naam.surnames[-1]))
        elif naam.surname_initial and not (naam.first or naam.initial):
            letter = naam.surname_initial
            real = min((name for name in wie.surnames if name.startswith(letter)), default=f"{letter}.")
            parts.append(self._surname(wie, real))
        return naam.form(" ".join(parts) or self._first_name(wie))

    def others(self, wie: Wie, naam: Naam) -> tuple[str, ...]:
        """Two more names, the same at each mention and nobody else's, and what says less."""
        if wie not in self._others:
            names = invented_names().get(f"{self._background(wie)} {wie.gender}", ())
            self._others[wie] = tuple(name for name in names if fold(name) not in self._used)[:2]
            self._used.update(map(fold, self._others[wie]))
        somebody = _SOMEBODY.get(wie.gender, "iemand")
        general = "iemands" if naam.ending == "s" else naam.ended(somebody)
        return (*map(naam.form, self._others[wie]), general)

    def _first_name(self, wie: Wie) -> str:
        if wie not in self._first:
            about = f"{self._background(wie)} {wie.gender}"
            self._first[wie] = self._choose(about if about in invented_names() else f"{_HOME} x", wie)
        return self._first[wie]

    def _surname(self, wie: Wie, surname: str) -> str:
        """All who bear a surname get the same, and somebody with a double name one for both."""
        if surname not in self._surnames:
            known = next((self._surnames[name] for name in sorted(wie.surnames) if name in self._surnames), "")
            self._surnames[surname] = known or self._choose(f"achternaam {self._background(wie)}", wie)
        return self._surnames[surname]

    def _background(self, wie: Wie) -> str:
        if not self._same_background:
            return _HOME
        return _BORROWED.get(wie.background, wie.background) or _HOME

    def _choose(self, about: str, wie: Wie) -> str:
        own = {name[0] for name in (*wie.first, *wie.surnames)}
        free = [name for name in invented_names().get(about, ()) if fold(name) not in self._used]
        best = next((name for name in free if fold(name)[0] not in own), free[0] if free else "")
        chosen = best or f"Persoon {wie.number}"
        self._used.add(fold(chosen))
        return chosen
