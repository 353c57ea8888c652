"""The forms of /anonimiseren: the text with the people in it, and a choice for each plek."""

from __future__ import annotations

from collections.abc import Iterable

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, TextAreaField

from ankerpunt.anonimiseren.choosing import Keuze
from ankerpunt.anonimiseren.service import LONGEST, LONGEST_NAME, MOST_PEOPLE
from ankerpunt.deidentification.values import Person

#: Empty rows for people, where no script can add one.
ROWS = 4

NOTHING = "Er staat nog geen tekst. Plak hem hieronder en kies “Kijk na”."
TOO_LONG = (
    "Je tekst is te lang: {length} tekens, en er passen er {most} in één keer. Je tekst staat er nog. "
    "Knip hem in delen en kijk ze een voor een na."
)
TOO_MANY = f"Er passen {MOST_PEOPLE} mensen in één keer. Alles staat er nog: haal de namen weg die er niet toe doen."
EXPIRED = "Deze pagina stond te lang open. Je tekst staat er nog: kies nog een keer “Kijk na”."


class TekstForm(FlaskForm):  # type: ignore[misc]
    """The text that was pasted. Has the token that shows that it comes from our own page."""

    tekst = TextAreaField()
    achtergrond = BooleanField(default=True)

    @property
    def text(self) -> str:
        """The text with line ends as everywhere else: a form sends CR LF."""
        return (self.tekst.data or "").replace("\r\n", "\n").replace("\r", "\n")

    def fault(self, people: tuple[Person, ...]) -> str | None:
        """What is wrong with it, in words for the reader."""
        valid = self.validate()
        if not self.text.strip():
            return NOTHING
        if len(self.text) > LONGEST:
            return TOO_LONG.format(
                length=f"{len(self.text):,}".replace(",", "."), most=f"{LONGEST:,}".replace(",", ".")
            )
        if len(people) > MOST_PEOPLE:
            return TOO_MANY
        return None if valid else EXPIRED


def read_people(form: MultiDict[str, str]) -> tuple[Person, ...]:
    """The rows with a name, as they were typed."""
    names, roles = form.getlist("naam"), form.getlist("rol")
    roles += [""] * (len(names) - len(roles))
    rows = ((_short(naam), _short(rol)) for naam, rol in zip(names, roles, strict=False))
    return tuple(Person(naam, rol) for naam, rol in rows if naam)


def rows(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """The people with empty rows to fill in."""
    return people + (Person(""),) * max(1, ROWS - len(people))


def read_keuzes(form: MultiDict[str, str], numbers: Iterable[int]) -> dict[int, Keuze]:
    """What was chosen at each plek, by its number."""
    return {
        number: Keuze(form.get(f"keuze-{number}", ""), _short(form.get(f"eigen-{number}", ""))) for number in numbers
    }


def _short(words: str) -> str:
    return " ".join(words.split())[:LONGEST_NAME]
