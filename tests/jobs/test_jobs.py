"""A job runs in one place at a time, on both databases, and goes on after the process that ran it died."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ankerpunt import jobs
from ankerpunt.audit import SYSTEEM, Audit, record
from ankerpunt.database import make_engine, make_sessions
from ankerpunt.jobs import Job, JobStand, LeaseLost, Outcome, Run, Runner, run_jobs
from ankerpunt.migrations import upgrade

NewSession = Callable[[], Session]
EVERY = timedelta(minutes=1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def new_session(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewSession]:
    """Sessions on a database with its tables."""
    on_file = request.param == "sqlite"
    engine = make_engine(f"sqlite:///{tmp_path / 'jobs.db'}" if on_file else request.getfixturevalue("postgres_url"))
    upgrade(engine)
    yield make_sessions(engine)
    engine.dispose()


def job(work: Callable[[Run], int], naam: str = "werk") -> Job:
    return Job(naam, EVERY, work)


def stand(new_session: NewSession, naam: str = "werk") -> JobStand:
    with new_session() as session:
        return session.get_one(JobStand, naam)


def change(new_session: NewSession, **values: object) -> None:
    with new_session() as session:
        session.execute(update(JobStand).values(**values))
        session.commit()


def test_job_has_its_turn_again_only_after_its_time(new_session: NewSession) -> None:
    todo = [job(lambda _run: 3)]
    assert run_jobs(new_session, todo) == [Outcome("werk", 3)]
    assert run_jobs(new_session, todo) == []
    found = stand(new_session)
    assert (found.houder, found.bezet_tot, found.aantal, found.mislukt) == (None, None, 3, 0)
    assert found.klaar_op is not None
    assert found.volgende_op - found.klaar_op == EVERY
    change(new_session, volgende_op=datetime.now(UTC) - EVERY)
    assert run_jobs(new_session, todo) == [Outcome("werk", 3)]


def test_asked_for_by_hand_it_runs_whatever_its_time(new_session: NewSession) -> None:
    todo = [job(lambda _run: 1)]
    assert (
        run_jobs(new_session, todo, all_now=True) == run_jobs(new_session, todo, all_now=True) == [Outcome("werk", 1)]
    )


def test_many_workers_at_once_run_it_once(new_session: NewSession) -> None:
    running, most, ran = 0, 0, 0
    lock, together = threading.Lock(), threading.Barrier(6)

    def work(run: Run) -> int:
        nonlocal running, most, ran
        with lock:
            running, ran = running + 1, ran + 1
            most = max(most, running)
        run.commit()
        with lock:
            running -= 1
        return 1

    def worker() -> None:
        together.wait()
        run_jobs(new_session, [job(work)])

    threads = [threading.Thread(target=worker) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most, ran) == (1, 1)


def test_while_it_runs_nobody_else_starts_it(new_session: NewSession) -> None:
    inner: list[list[Outcome]] = []

    def work(_run: Run) -> int:
        inner.append(run_jobs(new_session, [job(work)], all_now=True))
        return 1

    assert run_jobs(new_session, [job(work)]) == [Outcome("werk", 1)]
    assert inner == [[Outcome("werk", None)]]


def test_job_of_a_process_that_died_is_taken_over_when_its_lease_ends(new_session: NewSession) -> None:
    run_jobs(new_session, [job(lambda _run: 1)])
    past = datetime.now(UTC) - EVERY
    change(new_session, houder="dood", bezet_tot=datetime.now(UTC) + jobs.LEASE, volgende_op=past)
    assert run_jobs(new_session, [job(lambda _run: 1)]) == []
    change(new_session, bezet_tot=past)
    assert run_jobs(new_session, [job(lambda _run: 1)]) == [Outcome("werk", 1)]


def test_process_that_was_thought_dead_commits_nothing_when_it_comes_back(new_session: NewSession) -> None:
    def work(run: Run) -> int:
        change(new_session, houder="een ander", bezet_tot=datetime.now(UTC) + jobs.LEASE)
        record(run.session, datetime.now(UTC), SYSTEEM, "te laat", "x")
        with pytest.raises(LeaseLost):
            run.commit()
        raise LeaseLost

    assert run_jobs(new_session, [job(work)]) == [Outcome("werk", None)]
    with new_session() as session:
        assert session.scalars(select(Audit)).all() == []
    assert stand(new_session).houder == "een ander"


def test_long_job_shows_signs_of_life(new_session: NewSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "SIGN_OF_LIFE_S", 0.02)
    renewed = threading.Event()
    real = jobs.renew

    def renew(session: Session, naam: str, houder: str) -> bool:
        found = real(session, naam, houder)
        renewed.set()
        return found

    monkeypatch.setattr(jobs, "renew", renew)
    assert run_jobs(new_session, [job(lambda _run: int(renewed.wait(30)))]) == [Outcome("werk", 1)]


def test_job_that_fails_waits_longer_each_time_and_keeps_no_other_from_its_turn(
    new_session: NewSession, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(run: Run) -> int:
        record(run.session, datetime.now(UTC), SYSTEEM, "half", "x")
        raise ValueError("Geheim van Sanne")

    todo = [job(fail), job(lambda _run: 2, "ander")]
    assert run_jobs(new_session, todo) == [Outcome("werk", 0, "ValueError"), Outcome("ander", 2)]
    waits = []
    for _ in range(6):
        run_jobs(new_session, todo[:1], all_now=True)
        found = stand(new_session)
        assert found.begonnen_op is not None
        waits.append(round((found.volgende_op - found.begonnen_op) / EVERY))
    assert waits == [4, 8, 15, 15, 15, 15]
    assert stand(new_session).fout == "ValueError"
    assert "Sanne" not in caplog.text
    with new_session() as session:
        assert session.scalars(select(Audit)).all() == []


def test_job_that_works_again_starts_afresh(new_session: NewSession) -> None:
    run_jobs(new_session, [job(lambda _run: 1 // 0)])
    run_jobs(new_session, [job(lambda _run: 1)], all_now=True)
    assert (stand(new_session).mislukt, stand(new_session).fout) == (0, "")


def test_runner_goes_on_while_the_database_is_away(new_session: NewSession, caplog: pytest.LogCaptureFixture) -> None:
    tries, ran = 0, threading.Event()

    def sometimes() -> Session:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise OSError("geheim")
        return new_session()

    def work(_run: Run) -> int:
        ran.set()
        return 1

    caplog.set_level(logging.WARNING)
    runner = Runner(sometimes, (job(work),), tick_s=0.01)
    runner.start()
    assert ran.wait(30)
    runner.stop()
    assert "OSError" in caplog.text
    assert "geheim" not in caplog.text


def test_stands_tell_an_administrator_how_each_job_went(new_session: NewSession) -> None:
    run_jobs(new_session, [job(lambda _run: 1, "b"), job(lambda _run: 1, "a")])
    with new_session() as session:
        assert [one.naam for one in jobs.stands(session)] == ["a", "b"]
