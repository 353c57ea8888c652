"""What the forms of the redactie send, read as texts, fields, choices and days."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import get_args

from werkzeug.datastructures import MultiDict

from ankerpunt.clock import AMSTERDAM
from ankerpunt.errors import BadInput
from ankerpunt.kennis.document import join
from ankerpunt.redactie.merging import Keuze
from ankerpunt.redactie.toegang import cleaned
from ankerpunt.redactie.velden import EIGEN, LINES, Bron, Velden, parse_or_refuse, read, terms, write

Form = MultiDict[str, str]
LARGEST = 2**31 - 1
#: When a planned text is published on its day.
MORNING = time(7)
MOST_ROWS = 200


def number(form: Form, field: str) -> int:
    """A number from 0 that the database can hold; 0 where nothing of the kind was sent."""
    text = form.get(field, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 11 and int(text) <= LARGEST else 0


def source(form: Form, soort: str) -> str:
    """The whole text of the editor, from its fields or as Markdown. Raises BadInput."""
    if form.get("vorm") != "velden":
        return cleaned(form.get("bron", ""))
    kop, body = cleaned(form.get("kop", "")), cleaned(form.get("tekst", ""))
    bron = join(kop, body)
    before = read(parse_or_refuse(bron), soort)
    return write(bron, soort, fields(form, soort, before or Velden()))


def fields(form: Form, soort: str, before: Velden) -> Velden:
    """The fields as they were typed."""
    rows = zip(*(form.getlist(f"bron_{part}")[:MOST_ROWS] for part in ("titel", "url", "jaar")), strict=False)
    sources = tuple(Bron(*(_line(value) for value in row)) for row in rows)
    while sources and sources[-1] == Bron():
        sources = sources[:-1]
    title, description, onderbouwing, herzien_na = (_line(form.get(key, "")) for key in LINES)
    return Velden(
        title=title,
        description=description,
        onderbouwing=onderbouwing,
        herzien_na=herzien_na,
        zoektermen=terms(cleaned(form.get("zoektermen", "")), before.zoektermen),
        leefgebieden=_in_order(form.getlist("leefgebieden"), before.leefgebieden),
        bronnen=sources,
        eigen=tuple((key, _line(form.get(f"eigen_{key}", ""))) for key, _ in EIGEN.get(soort, ())),
    )


def choices(form: Form, count: int) -> list[Keuze]:
    """A choice for each of `count` clashes. Raises BadInput."""
    found = [form.get(f"keuze-{number}", "") for number in range(count)]
    if not all(each in get_args(Keuze) for each in found):
        raise BadInput("Kies bij elke plek welke tekst het wordt. Er is niets verloren.")
    return found  # type: ignore[return-value]


def moment(form: Form, now: datetime) -> datetime | None:
    """The morning of the day on which to publish; None for now. Raises BadInput."""
    if form.get("wanneer") != "dag":
        return None
    try:
        day = date.fromisoformat(form.get("dag", "")[:10])
        found = datetime.combine(day, MORNING, AMSTERDAM)
    except (ValueError, OverflowError):
        raise BadInput("Kies de dag waarop de tekst geplaatst wordt.") from None
    if found <= now:
        raise BadInput("Kies een dag na vandaag, of plaats de tekst nu.")
    return found


def _line(text: str) -> str:
    return " ".join(cleaned(text).split())


def _in_order(typed: list[str], before: tuple[str, ...]) -> tuple[str, ...]:
    """Those that stood there in the order in which they did, then the new ones."""
    kept = [each for each in before if each in typed]
    return tuple(dict.fromkeys([*kept, *(_line(each) for each in typed[:MOST_ROWS])]))
