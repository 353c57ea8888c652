"""The server sends mail by itself; killed with -9 again and again it loses none and sends none under two names."""

from __future__ import annotations

import shutil
import signal
import subprocess
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

from sqlalchemy import update
from tests.conftest import make_settings, serving
from tests.test_cli import run

from ankerpunt import mail
from ankerpunt.jobs import JobStand
from ankerpunt.mail.models import MailBericht
from ankerpunt.web.requests import Database

NUMBER = 60


def test_server_sends_what_waits_though_it_is_killed_while_sending(filled: Path, tmp_path: Path) -> None:
    settings = make_settings(Path(shutil.copytree(filled, tmp_path / "data")))
    server = serving(settings.data)
    database = Database(settings.database_url)
    with server:
        with database.session() as session:
            for number in range(NUMBER):
                mail.queue(
                    session, datetime.now(UTC), f"lid{number}@voorbeeld.nl", f"Vraag {number}", "t", uniek=str(number)
                )
            session.commit()
        outbox = settings.data / "outbox"
        for killed in range(1, 4):
            wait_until(lambda least=killed * 4: count(outbox) >= least)  # type: ignore[misc]
            kill_hard(server)
            with database.session() as session:  # so long nobody wants to wait
                past = datetime.now(UTC) - timedelta(hours=1)
                session.execute(update(JobStand).values(bezet_tot=past, volgende_op=past))
                session.execute(update(MailBericht).values(volgende_op=None))
                session.commit()
            server.start()
        wait_until(lambda: all_sent(database))
    messages = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in outbox.glob("*.eml")]
    assert sorted(str(message["To"]) for message in messages) == sorted(f"lid{n}@voorbeeld.nl" for n in range(NUMBER))
    assert len({message["Message-ID"] for message in messages}) == NUMBER
    database.close()


def test_jobs_run_once_tells_what_was_done_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path / "data", "jobs", "run", "--once")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "mail versturen: 0; geplande pagina's publiceren: 0; oude mail vergeten: 0\n"


def test_jobs_run_says_that_the_mail_server_is_down_and_fails(tmp_path: Path) -> None:
    settings = make_settings(tmp_path / "data")
    assert run(settings.data, "doctor").returncode == 0
    database = Database(settings.database_url)
    with database.session() as session:
        mail.queue(session, datetime.now(UTC), "fatima@voorbeeld.nl", "Dag", "t", uniek="x")
        session.commit()
    database.close()
    done = run(settings.data, "jobs", "run", "--once", ANKERPUNT_MAIL_URL="smtp://naam:geheim@127.0.0.1:1")
    assert done.returncode == 1
    assert "mail versturen: mislukt (mailserver niet bereikbaar (ConnectionRefusedError))" in done.stdout
    assert "fatima" not in done.stdout + done.stderr
    assert "geheim" not in done.stdout + done.stderr


def kill_hard(server: serving) -> None:
    """The master and its workers, as a machine that loses its power."""
    assert server.process is not None
    family = subprocess.run(["pgrep", "-P", str(server.process.pid)], capture_output=True, text=True, check=False)
    server.stop(signal.SIGKILL)
    for worker in family.stdout.split():
        subprocess.run(["kill", "-9", worker], check=False, stderr=subprocess.DEVNULL)


def count(outbox: Path) -> int:
    return len(list(outbox.glob("*.eml")))


def all_sent(database: Database) -> bool:
    with database.session() as session:
        return mail.count_by_outcome(session) == {"verstuurd": NUMBER}


def wait_until(true: Callable[[], bool]) -> None:
    """Look again and again; fails after a minute."""
    waiter = threading.Event()
    for _ in range(6000):
        if true():
            return
        waiter.wait(0.01)
    raise AssertionError("it did not happen within a minute")
