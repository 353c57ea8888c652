"""What people type in the fields of a vakgroep: made neat, not too long, and nothing in it that is a resident's."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from ankerpunt.anonimiseren.service import identifying
from ankerpunt.deidentification.values import Type
from ankerpunt.errors import BadInput
from ankerpunt.web.signs import UNSHOWABLE

#: What is never a colleague's or an organisation's. Names and telephone numbers are: these pages are about colleagues.
OF_A_RESIDENT = frozenset({Type.BSN, Type.IBAN, Type.KENTEKEN, Type.NUMMER})
#: Details of colleagues that are passed over before the text is let through.
MOST_PASSED = 40
PHONE = re.compile(r"\+?\(?[0-9](?:[ ()./-]*[0-9]){2,17}")


def line(session: Session, text: str | None, naam: str, most: int, *, needed: bool = True) -> str:
    """One line of text. Raises BadInput where it is missing, too long, or holds a detail of a resident."""
    return _checked(session, " ".join(UNSHOWABLE.sub("", text or "").split()), naam, most, needed=needed)


def paragraphs(session: Session, text: str | None, naam: str, most: int) -> str:
    """Text of several lines, maybe none. Raises BadInput as `line` does."""
    plain = UNSHOWABLE.sub("", text or "").replace("\r\n", "\n").replace("\r", "\n")
    return _checked(session, "\n".join(row.rstrip() for row in plain.split("\n")).strip(), naam, most, needed=False)


def phone(text: str | None, *, needed: bool = True) -> str:
    """A telephone number as it was typed. Raises BadInput for what cannot be called."""
    number = " ".join(UNSHOWABLE.sub("", text or "").split())
    if not number and not needed:
        return ""
    if len(number) > 40 or not PHONE.fullmatch(number):
        raise BadInput("Vul een telefoonnummer in, met alleen cijfers, spaties en streepjes.")
    return number


def dialled(number: str) -> str:
    """What a `tel:` address holds of a number."""
    return re.sub(r"[^0-9+]", "", number)


def _checked(session: Session, text: str, naam: str, most: int, *, needed: bool) -> str:
    if needed and not text:
        raise BadInput(f"Vul in: {naam}.")
    if len(text) > most:
        raise BadInput(f"Te lang: {naam}. Er passen {most} tekens in, je hebt er {len(text)}.")
    _refuse_residents(session, text)
    return text


def _refuse_residents(session: Session, text: str) -> None:
    for _ in range(MOST_PASSED):
        detail = identifying(session, text)
        if detail is None:
            return
        if detail.type in OF_A_RESIDENT:
            raise BadInput(detail.message)
        text = text[: detail.start] + " " * (detail.end - detail.start) + text[detail.end :]
