"""Jobs: work that no request waits for. Every worker of every host may run them; each job runs in one place at a time.

Who runs a job holds its row in the table `job` for a short time, and says every few seconds that it is still there. Each
commit of the job proves in the same transaction that it still holds the row: whoever was thought dead and comes back commits
nothing. Times are those of the database, so that hosts need not agree and a demo may travel in time.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, String, Update, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, Session, mapped_column

from ankerpunt.database import Base, Moment

LEASE = timedelta(seconds=30)
SIGN_OF_LIFE_S = 10
LONGEST_WAIT = timedelta(minutes=15)
TICK_S = 5
log = logging.getLogger("ankerpunt.jobs")


class JobStand(Base):
    """How it stands with a job: who runs it until when, when its next turn is, and how the last one went."""

    __tablename__ = "job"

    naam: Mapped[str] = mapped_column(String(40), primary_key=True)
    houder: Mapped[str | None] = mapped_column(String(120))
    bezet_tot: Mapped[datetime | None] = mapped_column(Moment)
    volgende_op: Mapped[datetime] = mapped_column(Moment)
    begonnen_op: Mapped[datetime | None] = mapped_column(Moment)
    klaar_op: Mapped[datetime | None] = mapped_column(Moment)
    aantal: Mapped[int] = mapped_column(default=0)
    mislukt: Mapped[int] = mapped_column(default=0)
    fout: Mapped[str] = mapped_column(String(80), default="")


class LeaseLost(Exception):
    """Somebody else runs this job by now; what was not committed is rolled back."""


@dataclass(frozen=True)
class Job:
    """Work that is done again and again. `work` returns how many things it did, and may be stopped at any moment."""

    naam: str
    every: timedelta
    work: Callable[[Run], int]


@dataclass(frozen=True)
class Outcome:
    """How one turn went: how many things were done, or the kind of error. `aantal` None: it is running elsewhere."""

    naam: str
    aantal: int | None
    fout: str = ""


class Run:
    """One turn of a job: its session, and the only way to commit it."""

    def __init__(self, session: Session, naam: str, houder: str) -> None:
        self.session = session
        self._naam, self._houder = naam, houder

    def moment(self) -> datetime:
        """The real time, as the database has it."""
        return moment(self.session)

    def commit(self) -> None:
        """Commit what was done, if this is still the one place where the job runs; else raise LeaseLost."""
        if not renew(self.session, self._naam, self._houder):
            self.session.rollback()
            raise LeaseLost
        self.session.commit()


def moment(session: Session) -> datetime:
    """The time of the database; of this machine where the database is a file on it."""
    if session.get_bind().dialect.name == "postgresql":
        return cast(datetime, session.scalar(select(func.clock_timestamp())))
    return datetime.now(UTC)


def stands(session: Session) -> list[JobStand]:
    """How it stands with every job that ever ran."""
    return list(session.scalars(select(JobStand).order_by(JobStand.naam)))


def run_jobs(new_session: Callable[[], Session], jobs: Iterable[Job], *, all_now: bool = False) -> list[Outcome]:
    """Run each job whose turn it is (with `all_now`: each), unless it runs elsewhere; how it went."""
    outcomes = []
    houder = f"{socket.gethostname()[:80]}:{os.getpid()}:{secrets.token_hex(8)}"
    for job in jobs:
        with new_session() as session:
            taken = _is_due(session, job, all_now=all_now) and _take(session, job, houder, all_now=all_now)
        if taken:
            outcomes.append(_run(new_session, job, houder))
        elif all_now:
            outcomes.append(Outcome(job.naam, None))
    return outcomes


def renew(session: Session, naam: str, houder: str) -> bool:
    """Hold the row for another lease, from the commit on; whether it was still held."""
    return _changed(session, _row(naam, JobStand.houder == houder).values(bezet_tot=moment(session) + LEASE))


class Runner:
    """Runs jobs in a thread of this process until it is told to stop, or the process dies."""

    def __init__(self, new_session: Callable[[], Session], jobs: tuple[Job, ...], tick_s: float = TICK_S) -> None:
        self._new_session, self._jobs, self._tick_s = new_session, jobs, tick_s
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self.run, name="jobs", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self, timeout_s: float = 5) -> None:
        """Take no new turn, and wait a moment for the one that is under way."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def run(self) -> None:
        """Run jobs until told to stop. A database that is away is no reason to end."""
        while not self._stop.is_set():
            try:
                run_jobs(self._new_session, self._jobs)
            except Exception as error:  # noqa: BLE001, RUF100 - whatever it is, the next turn may be right
                log.warning("jobs cannot be looked up: %s", type(error).__name__)
            self._stop.wait(self._tick_s)


def _is_due(session: Session, job: Job, *, all_now: bool) -> bool:
    """Whether it is this job's turn: asked first, for reading takes no lock. A job that is new gets its row."""
    found = session.get(JobStand, job.naam)
    now = moment(session)
    if found is None:
        postgres = session.get_bind().dialect.name == "postgresql"
        new = postgresql.insert(JobStand) if postgres else sqlite.insert(JobStand)
        session.execute(new.values(naam=job.naam, volgende_op=now).on_conflict_do_nothing(index_elements=["naam"]))
        session.commit()
        return True
    free = found.bezet_tot is None or found.bezet_tot < now
    return free and (all_now or found.volgende_op <= now)


def _take(session: Session, job: Job, houder: str, *, all_now: bool) -> bool:
    now = moment(session)
    conditions = [or_(JobStand.bezet_tot.is_(None), JobStand.bezet_tot < now)]
    if not all_now:
        conditions.append(JobStand.volgende_op <= now)
    taken = _changed(session, _row(job.naam, *conditions).values(houder=houder, bezet_tot=now + LEASE, begonnen_op=now))
    session.commit()
    return taken


def _run(new_session: Callable[[], Session], job: Job, houder: str) -> Outcome:
    with new_session() as session, _signs_of_life(new_session, job.naam, houder):
        try:
            run = Run(session, job.naam, houder)
            number = job.work(run)
            run.commit()
        except LeaseLost:
            log.warning("job %s was taken over by another process", job.naam)
            return Outcome(job.naam, None)
        except Exception as error:  # noqa: BLE001, RUF100 - one job's trouble is not another's
            session.rollback()
            outcome = Outcome(job.naam, 0, _kind(error))
            log.warning("job %s failed: %s", job.naam, outcome.fout)
        else:
            outcome = Outcome(job.naam, number)
    with new_session() as session:
        _give_back(session, job, houder, outcome)
    return outcome


def _give_back(session: Session, job: Job, houder: str, outcome: Outcome) -> None:
    """Write down how it went and let go. A job that failed waits twice as long each time."""
    now = moment(session)
    values: dict[str, Any] = {"houder": None, "bezet_tot": None, "fout": outcome.fout}
    if outcome.fout:
        failed = (session.scalar(select(JobStand.mislukt).where(JobStand.naam == job.naam)) or 0) + 1
        wait = min(job.every * 2 ** min(failed, 20), max(LONGEST_WAIT, job.every))
        values |= {"mislukt": failed, "volgende_op": now + wait}
    else:
        values |= {"mislukt": 0, "volgende_op": now + job.every, "klaar_op": now, "aantal": outcome.aantal}
    _changed(session, _row(job.naam, JobStand.houder == houder).values(**values))
    session.commit()


@contextmanager
def _signs_of_life(new_session: Callable[[], Session], naam: str, houder: str) -> Iterator[None]:
    """Renew the lease while the block runs, in a thread that dies with the process."""
    done = threading.Event()

    def renew_until_done() -> None:
        while not done.wait(SIGN_OF_LIFE_S):
            try:
                with new_session() as session:
                    renew(session, naam, houder)
                    session.commit()
            except SQLAlchemyError as error:
                log.warning("job %s could not renew its lease: %s", naam, type(error).__name__)

    thread = threading.Thread(target=renew_until_done, name=f"job-{naam}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join(SIGN_OF_LIFE_S)


def _row(naam: str, *conditions: ColumnElement[bool]) -> Update:
    return update(JobStand).where(JobStand.naam == naam, *conditions).execution_options(synchronize_session=False)


def _changed(session: Session, statement: Update) -> bool:
    return cast(CursorResult[Any], session.execute(statement)).rowcount == 1


def _kind(error: Exception) -> str:
    """What kind of trouble, in a few words; never the text of an error, which may quote what it is about."""
    return getattr(error, "kind", type(error).__name__)[:80]
