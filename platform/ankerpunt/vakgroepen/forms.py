"""What the forms of a vakgroep send: strings, read as numbers, days and times with an error in words."""

from __future__ import annotations

import re
from datetime import date, time

from werkzeug.datastructures import MultiDict

from ankerpunt.errors import BadInput
from ankerpunt.vakgroepen.afspraken import Afspraken
from ankerpunt.vakgroepen.contacten import Gegevens

Form = MultiDict[str, str]
LARGEST = 2**31 - 1
CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?::[0-5][0-9])?")


def number(form: Form, field: str) -> int | None:
    """A number from 0 that the database can hold; None where nothing of the kind was sent."""
    text = form.get(field, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 11 and int(text) <= LARGEST else None


def person(form: Form, field: str = "wie") -> int:
    """The account that was chosen. Raises BadInput."""
    found = number(form, field)
    if found is None:
        raise BadInput("Kies eerst een collega.")
    return found


def clock(form: Form, field: str) -> time:
    """A time of the clock. Raises BadInput."""
    found = CLOCK.fullmatch(form.get(field, "").strip())
    if not found:
        raise BadInput("Vul een tijd in, zoals 9:00 of 13:30.")
    return time(int(found[1]), int(found[2]))


def day(form: Form, field: str) -> date | None:
    """A day as a date field sends it; None where it was left empty. Raises BadInput."""
    text = form.get(field, "").strip()
    return read_day(text) if text else None


def needed_day(form: Form, field: str) -> date:
    """A day. Raises BadInput where there is none."""
    found = day(form, field)
    if found is None:
        raise BadInput("Kies een dag.")
    return found


def read_day(text: str) -> date:
    """A day written as 2026-11-25. Raises BadInput."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise BadInput("Vul de dag in als jaar-maand-dag, zoals 2026-11-25.") from None


def afspraken(form: Form) -> Afspraken:
    """The agreements as they were typed."""
    return Afspraken(
        tekst=form.get("tekst", ""),
        vier_ogen=form.get("vier_ogen") == "ja",
        herzien_maanden=number(form, "herzien_maanden") or 0,
        versie=number(form, "versie") or 0,
    )


def contact(form: Form) -> Gegevens:
    """A contact as it was typed."""
    return Gegevens(form.get("naam", ""), form.get("waarvoor", ""), form.get("telefoon", ""), form.get("gebied", ""))
