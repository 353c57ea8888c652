"""The face of anonimiseren for other domains: look a text through with the stop list of this installation."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from ankerpunt.anonimiseren import stop_list
from ankerpunt.deidentification import safeguard, service
from ankerpunt.deidentification.safeguard import Detail
from ankerpunt.deidentification.values import Person, Review

#: Code points of a text that is looked through in one go: some thirty pages, and a second or two of work.
LONGEST = 100_000
MOST_PEOPLE = 60
LONGEST_NAME = 120


def look_through(session: Session, text: str, people: Sequence[Person] = (), *, same_background: bool = True) -> Review:
    """Everything in `text` that gives somebody away, as `deidentification.service.review` promises. Keeps nothing."""
    return service.review(text, people, stop_list.current(session), same_background=same_background)


def identifying(session: Session, text: str) -> Detail | None:
    """What certainly identifies somebody in a text field, with the words for the message; None if nothing does."""
    return safeguard.identifying(text, stop_list.current(session))
