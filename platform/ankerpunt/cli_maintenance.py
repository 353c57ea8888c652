"""Commands that keep an installation going: backup, restore, jobs."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

import click

from ankerpunt import clock
from ankerpunt.backup.archive import Archive
from ankerpunt.backup.restoring import restore_backup
from ankerpunt.backup.writing import write_backup
from ankerpunt.cli_house import house
from ankerpunt.jobs import Outcome, Runner, run_jobs
from ankerpunt.schedule import jobs_of
from ankerpunt.search.engine import Engine
from ankerpunt.settings import read_settings
from ankerpunt.web.requests import Database

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.command()
@FILE
def backup(file: Path) -> None:
    """Bewaar alles wat in de database staat in een bestand; de site kan blijven draaien."""
    database = Database(read_settings().database_url)
    try:
        written = write_backup(database.engine, file, clock.now())
    finally:
        database.close()
    click.echo(f"{file}: {written.rijen} rijen uit {written.tabellen} tabellen, sha256 {written.sha256}")


@click.command()
@FILE
@click.option("--vervang", is_flag=True, help="gooi weg wat er nu staat")
def restore(file: Path, vervang: bool) -> None:
    """Zet een backup terug in een lege database, of met --vervang in plaats van wat er staat."""
    settings = read_settings()
    database = Database(settings.database_url)
    try:
        with Archive(file) as archive:
            number = restore_backup(database.engine, archive, replace=vervang)
        with database.session() as session:
            Engine(settings, database.session).bring_up_to_date(session)
    finally:
        database.close()
    click.echo(f"{file}: {number} rijen teruggezet; de zoekindex is bijgewerkt")


@click.group()
def jobs() -> None:
    """Werk dat op de achtergrond gebeurt."""


@jobs.command("run")
@click.option("--once", is_flag=True, help="doe alles nu één keer en stop")
def jobs_run(once: bool) -> None:
    """Verstuur mail, publiceer wat gepland is. De server doet dit ook zelf."""
    with house() as (settings, _session, engine):
        database = Database(settings.database_url)
        todo = jobs_of(settings, lambda: engine.thesaurus, lambda: None)
        try:
            if once:
                outcomes = run_jobs(database.session, todo, all_now=True)
                click.echo("; ".join(map(_told, outcomes)))
                sys.exit(1 if any(outcome.fout for outcome in outcomes) else 0)
            _run_until_stopped(Runner(database.session, todo))
        finally:
            database.close()


def _run_until_stopped(runner: Runner) -> None:
    stopped = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stopped.set())
    runner.start()
    stopped.wait()
    runner.stop()


def _told(outcome: Outcome) -> str:
    if outcome.fout:
        return f"{outcome.naam}: mislukt ({outcome.fout})"
    return f"{outcome.naam}: {'loopt al ergens anders' if outcome.aantal is None else outcome.aantal}"
