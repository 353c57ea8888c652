"""The schedule does what it says: a planned page is published by its job when its date has come."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.conftest import make_settings
from tests.redactie.conftest import NOW, THESAURUS, Redactie, page, redactie

from ankerpunt import clock
from ankerpunt.jobs import run_jobs
from ankerpunt.redactie import service
from ankerpunt.schedule import jobs_of

__all__ = ["redactie"]
SOON = NOW + timedelta(days=1)


def test_planned_page_is_published_by_its_job_on_its_date(
    redactie: Redactie,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    todo = jobs_of(make_settings(tmp_path / "data"), lambda: THESAURUS, lambda: told.append("published"))
    with redactie.session() as session:
        made = redactie.approved(session, page("Op tijd.\n"))
        service.publish(session, redactie.lid, made.id, NOW, THESAURUS, SOON)
        session.commit()
    counts = []
    for moment in (SOON - timedelta(minutes=1), SOON, SOON):
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        counts.append({one.naam: one.aantal for one in run_jobs(redactie.session, todo, all_now=True)})
    assert [count["geplande pagina's publiceren"] for count in counts] == [0, 1, 0]
    assert redactie.text() == page("Op tijd.\n")
    assert told == ["published"]
