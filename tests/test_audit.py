"""The audit log: who did what when, page by page, and never who after they left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.reader import member
from ankerpunt.database import make_engine, make_sessions
from ankerpunt.migrations import upgrade

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
SANNE, ALI = member(1, "Sanne"), member(2, "Ali")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session on a database with its tables."""
    engine = make_engine(f"sqlite:///{tmp_path / 'audit.db'}")
    upgrade(engine)
    with make_sessions(engine)() as session:
        yield session
    engine.dispose()


def test_pages_go_back_in_time_and_stay_where_they_are_while_more_is_written(session: Session) -> None:
    for number in range(5):
        audit.record(session, NOW, SANNE, "gepubliceerd", f"methode/{number}")
    first = audit.recent(session, per_page=2)
    audit.record(session, NOW, ALI, "klopt nog", "methode/9")
    second = audit.recent(session, per_page=2, voor=first.verder)
    last = audit.recent(session, per_page=2, voor=second.verder)
    assert [line.waarop[-1] for page in (first, second, last) for line in page.regels] == ["4", "3", "2", "1", "0"]
    assert last.verder is None


def test_lines_can_be_chosen_by_who_deed_and_thing(session: Session) -> None:
    audit.record(session, NOW, SANNE, "gepubliceerd", "methode/a")
    audit.record(session, NOW, ALI, "klopt nog", "methode/a")
    audit.record(session, NOW, audit.SYSTEEM, "gepubliceerd", "methode/b")
    assert [line.wie_naam for line in audit.recent(session, daad="gepubliceerd").regels] == ["systeem", "Sanne"]
    assert [line.daad for line in audit.recent(session, wie_id=2).regels] == ["klopt nog"]
    assert len(audit.recent(session, waarop="methode/a").regels) == 2
    assert audit.deeds(session) == ("gepubliceerd", "klopt nog")


def test_who_left_is_called_oud_lid_and_has_no_number(session: Session) -> None:
    audit.record(session, NOW, SANNE, "gepubliceerd", "methode/a")
    audit.forget(session, 1)
    (line,) = audit.recent(session).regels
    assert (line.wie_id, line.wie_naam, line.op) == (None, "oud-lid", NOW)


def test_what_was_not_kept_is_not_in_the_log(session: Session) -> None:
    audit.record(session, NOW, SANNE, "gepubliceerd", "methode/a")
    session.rollback()
    assert audit.recent(session).regels == ()
