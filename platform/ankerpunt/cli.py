"""The command line: thin commands, each calls a service."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from ankerpunt import clock
from ankerpunt.accounts import demo
from ankerpunt.accounts import service as accounts
from ankerpunt.accounts.reader import OPENBAAR, ROLLEN
from ankerpunt.anonimiseren import stop_list
from ankerpunt.api.answers import zoekresultaten
from ankerpunt.cli_house import house
from ankerpunt.cli_maintenance import backup, jobs, restore
from ankerpunt.deidentification.jsonl import answer_lines
from ankerpunt.errors import AnkerpuntError, BadInput
from ankerpunt.kennis import static_edition
from ankerpunt.kennis.kinds import KINDS
from ankerpunt.kennis.library import load_starter, terms_for
from ankerpunt.kennis.service import count_items
from ankerpunt.kennis.transfer.checking import check as check_files
from ankerpunt.kennis.transfer.exporting import export_all
from ankerpunt.kennis.transfer.importing import import_paths
from ankerpunt.search import service as search
from ankerpunt.search.values import Filters
from ankerpunt.serve import ServeOptions, claim, replace_process
from ankerpunt.settings import read_settings
from ankerpunt.vakgroepen import demo as vakgroep_demo
from ankerpunt.web.requests import Database

PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Ankerpunt: kennisbank voor sociale wijkteams."""


for command in (backup, restore, jobs):
    cli.add_command(command)


def main() -> None:
    """Run a command; an error that can be told is one line and exit code 1."""
    try:
        cli()
    except AnkerpuntError as error:
        message = str(error)
    except DBAPIError as error:
        reason = str(error.orig).strip() or type(error.orig).__name__
        message = (
            f"de database is niet te gebruiken: {reason.splitlines()[0]} (zie ANKERPUNT_DATABASE_URL en ANKERPUNT_DATA)"
        )
    except OSError as error:
        message = f"{error.filename or 'een bestand'} is niet te gebruiken: {error.strerror or error}"
    click.echo(f"ankerpunt: {message}", err=True)
    sys.exit(1)


def _number(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


@cli.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65_535), help="poort")
@click.option("--host", default="127.0.0.1", show_default=True, help="adres waarop wordt geluisterd")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="aantal werkprocessen")
@click.option("--reload", is_flag=True, help="opnieuw beginnen als de code verandert")
def serve(port: int, host: str, workers: int, reload: bool) -> None:
    """Migreer, laad de startbibliotheek in een lege database, en serveer."""
    options = ServeOptions(host, port, workers, reload)
    claim(options)
    with house() as (settings, session, engine):
        engine.bring_up_to_date(session)  # first, or all that comes in now would be analysed twice
        loaded = load_starter(session, engine.thesaurus, clock.now)
        for outcome in loaded:
            if outcome.status == "refused":
                click.echo(str(outcome))
        if settings.demo:
            demo.ensure(session, clock.now())
            vakgroep_demo.ensure(session, clock.now())
        session.commit()
        engine.bring_up_to_date(session)
        click.echo(f"Ankerpunt: http://localhost:{port}  ({count_items(session)} pagina's)")
        if settings.demo:
            click.echo(demo.WELCOME)
    replace_process(options)


@cli.command("import")
@PATHS
@click.option("--as", "as_soort", type=click.Choice(list(KINDS)), help="Markdown van elders, als deze soort")
@click.option("--dry-run", is_flag=True, help="laat zien wat er zou gebeuren, verander niets")
def import_(paths: tuple[Path, ...], as_soort: str | None, dry_run: bool) -> None:
    """Neem Markdown-bestanden en -mappen op; een regel per bestand."""
    refused = False
    with house() as (_settings, session, engine):
        engine.bring_up_to_date(session)  # first, or all that comes in now would be analysed twice
        terms = terms_for(session, engine.thesaurus)
        for outcome in import_paths(
            session, paths, clock.now, engine.thesaurus, terms, as_soort=as_soort, dry_run=dry_run
        ):
            refused = refused or outcome.status == "refused"
            click.echo(str(outcome))
            for warning in outcome.warnings:
                click.echo(f"  let op: {warning}")
        engine.bring_up_to_date(session)
    sys.exit(1 if refused else 0)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def export(folder: Path) -> None:
    """Schrijf alles wat gepubliceerd is als Markdown in een lege map."""
    with house() as (_settings, session, _engine):
        try:
            count = export_all(session, folder)
        except FileExistsError:
            raise click.ClickException(f"{folder} is niet leeg; kies een lege map") from None
        click.echo(_number(count, "pagina", "pagina's") + f" geschreven in {folder}")


@cli.command()
@PATHS
def check(paths: tuple[Path, ...]) -> None:
    """Kijk inhoudsbestanden na, zonder database."""
    remarks = list(check_files(paths))
    for remark in remarks:
        click.echo(str(remark))
    faults = sum(remark.fault for remark in remarks)
    click.echo(
        f"{_number(faults, 'fout', 'fouten')}, {_number(len(remarks) - faults, 'waarschuwing', 'waarschuwingen')}"
    )
    sys.exit(1 if faults else 0)


@cli.command("search")
@click.argument("query")
@click.option("--json", "as_json", is_flag=True, help="als JSON, zoals de API")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100))
def search_(query: str, as_json: bool, limit: int) -> None:
    """Zoek in wat openbaar is."""
    with house() as (_settings, session, engine):
        filters = Filters(zichtbaarheid=OPENBAAR)
        found = search.find(session, engine.index(), engine.thesaurus, query, filters, limit=limit)
        if as_json:
            click.echo(zoekresultaten(query, found, clock.today()).model_dump_json(indent=2))
            return
        for treffer in found.treffers:
            click.echo(f"{treffer.bron.sleutel}  {treffer.bron.titel}")
        click.echo(_number(found.totaal, "resultaat", "resultaten"))


@cli.command()
def deidentify() -> None:
    """Zoek in teksten wat iemand herkenbaar maakt: JSONL in, JSONL uit. Bewaart niets."""
    settings = read_settings()
    database = Database(settings.database_url)
    try:
        with database.session() as session:
            terms = stop_list.current_if_there(session)
        with click.open_file("-", encoding="utf-8") as lines:
            for line in answer_lines(lines, terms):
                click.echo(line)
    except UnicodeDecodeError:
        raise BadInput("wat er binnenkomt is geen UTF-8; er is niets bewaard") from None
    finally:
        database.close()


@cli.command()
@click.option("--changed", is_flag=True, help="alleen wat sinds de vorige keer veranderde")
def reindex(changed: bool) -> None:
    """Maak de zoekindex opnieuw."""
    with house() as (_settings, session, engine):
        count = engine.bring_up_to_date(session) if changed else engine.rebuild(session)
        click.echo(f"{_number(count, 'document', 'documenten')} bijgewerkt")


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def static(folder: Path) -> None:
    """Maak de statische uitgave van alles wat openbaar is; laadt zo nodig eerst de startbibliotheek."""
    with house() as (_settings, session, engine), tempfile.TemporaryDirectory() as work:
        load_starter(session, engine.thesaurus, clock.now)
        count = static_edition.build(session, folder, Path(work))
        click.echo(f"{count} pagina's in {folder}")


@cli.group()
def user() -> None:
    """Mensen die inloggen."""


@user.command("add")
@click.argument("email")
@click.option("--naam", prompt=True)
@click.option("--rol", type=click.Choice(ROLLEN), default="lezer", show_default=True)
@click.password_option("--wachtwoord", prompt="Wachtwoord")
def user_add(email: str, naam: str, rol: str, wachtwoord: str) -> None:
    """Maak een account."""
    with house() as (_settings, session, _engine):
        accounts.add(session, email, naam, wachtwoord, rol, clock.now())
        session.commit()
        click.echo(f"{email}: {rol}")


@user.command("list")
def user_list() -> None:
    """Alle accounts."""
    with house() as (_settings, session, _engine):
        for account in accounts.everyone(session):
            rollen = ", ".join(account.rollen)
            click.echo(f"{account.email}  {rollen}  {account.naam}{'' if account.actief else '  (uitgezet)'}")


@user.command("role")
@click.argument("email")
@click.argument("rol", type=click.Choice(ROLLEN))
def user_role(email: str, rol: str) -> None:
    """Geef iemand een andere rol."""
    with house() as (_settings, session, _engine):
        accounts.change_role(session, email, rol)
        session.commit()
        click.echo(f"{email}: {rol}")


@user.command("disable")
@click.argument("email")
def user_disable(email: str) -> None:
    """Zet een account uit."""
    with house() as (_settings, session, _engine):
        accounts.disable(session, email)
        session.commit()
        click.echo(f"{email}: uitgezet")


@user.command("enable")
@click.argument("email")
def user_enable(email: str) -> None:
    """Zet een account weer aan."""
    with house() as (_settings, session, _engine):
        accounts.enable(session, email)
        session.commit()
        click.echo(f"{email}: aangezet")


@cli.command()
def doctor() -> None:
    """Kijk of database, zoekindex en thesaurus te gebruiken zijn."""
    with house() as (settings, session, engine):
        session.execute(text("SELECT 1"))
        tables = len(inspect(session.get_bind()).get_table_names())
        found = search.find(
            session, engine.index(), engine.thesaurus, "meldcode", Filters(zichtbaarheid=OPENBAAR), limit=1
        )
        click.echo(
            f"in orde: {tables} tabellen, {count_items(session)} pagina's, {len(engine.thesaurus.begrippen)} begrippen, "
            f"zoekindex {settings.search} ({found.totaal} treffers op een proefvraag)"
        )
