"""Mail is sent at least once, with one Message-ID, whatever the server or the process does."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session
from tests.conftest import make_settings
from tests.mail.conftest import MailServer

from ankerpunt import mail
from ankerpunt.mail import sending
from ankerpunt.mail.message import sender_of
from ankerpunt.mail.models import MailBericht
from ankerpunt.mail.transport import ServerDown, open_line
from ankerpunt.settings import Settings

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
NewSession = Callable[[], Session]


def ask(new_session: NewSession, uniek: str = "vraag:1", aan: str = "fatima@voorbeeld.nl", **more: str) -> None:
    with new_session() as session:
        mail.queue(session, NOW, aan, "Wil je dit nakijken?", "Geheim van Sanne", uniek=uniek, **more)
        session.commit()


def send(new_session: NewSession, settings: Settings, at: datetime = NOW) -> int:
    with new_session() as session:
        due = sending.due(session, at)
        with open_line(settings) as line:
            return sending.send(session, line, sender_of(settings), due, lambda: at, session.commit)


def rows(new_session: NewSession) -> list[MailBericht]:
    with new_session() as session:
        return list(session.query(MailBericht).order_by(MailBericht.id))


def test_message_is_sent_once_and_then_nothing_of_it_is_kept(
    new_session: NewSession, mail_server: MailServer, tmp_path: Path
) -> None:
    settings = mail_server.settings(tmp_path)
    ask(new_session)
    ask(new_session)
    assert send(new_session, settings) == 1
    assert send(new_session, settings, NOW + timedelta(days=30)) == 0
    (message,) = mail_server.received
    assert (message["To"], message["Subject"]) == ("fatima@voorbeeld.nl", "Wil je dit nakijken?")
    assert message["From"] == "Ankerpunt <ankerpunt@localhost>"
    assert "Geheim van Sanne" in message.get_content()
    (row,) = rows(new_session)
    assert (row.uitkomst, row.verstuurd_op, row.aan, row.tekst, row.onderwerp) == ("verstuurd", NOW, "", "", "")


def test_server_that_is_down_loses_nothing(new_session: NewSession, mail_server: MailServer, tmp_path: Path) -> None:
    down = make_settings(tmp_path, ANKERPUNT_MAIL_URL="smtp://127.0.0.1:1")
    for number in range(3):
        ask(new_session, f"vraag:{number}")
    for hour in range(5):
        with pytest.raises(ServerDown, match="ConnectionRefusedError"):
            send(new_session, down, NOW + timedelta(hours=hour))
    assert send(new_session, mail_server.settings(tmp_path), NOW + timedelta(hours=6)) == 3


def test_answer_that_gets_lost_means_a_second_copy_with_the_same_message_id_and_the_same_bytes(
    new_session: NewSession, mail_server: MailServer, tmp_path: Path
) -> None:
    settings = mail_server.settings(tmp_path)
    with new_session() as session:
        mail.queue(session, NOW, "a@b.nl", "Dag", "tekst", "<p>tekst</p>", uniek="x", soort="redactie")
        session.commit()
    mail_server.drop_after_data = 1
    with pytest.raises(ServerDown):
        send(new_session, settings)
    assert send(new_session, settings) == 0, "it waits first"
    assert send(new_session, settings, NOW + timedelta(minutes=1)) == 1
    first, second = mail_server.received
    assert first["Message-ID"] == second["Message-ID"] != None  # noqa: E711
    assert first.as_bytes() == second.as_bytes()


def test_process_that_dies_between_sending_and_writing_that_down_sends_again_with_the_same_message_id(
    new_session: NewSession, mail_server: MailServer, tmp_path: Path
) -> None:
    settings = mail_server.settings(tmp_path)
    ask(new_session)

    class Killed(BaseException):
        pass

    class DyingLine:
        def send(self, message: object) -> None:
            with open_line(settings) as line:
                line.send(message)  # type: ignore[arg-type]
            raise Killed

    with new_session() as session, pytest.raises(Killed):
        sending.send(session, DyingLine(), sender_of(settings), [1], lambda: NOW, session.commit)
    assert send(new_session, settings, NOW + timedelta(minutes=2)) == 1
    assert len({message["Message-ID"] for message in mail_server.received}) == 1
    assert len(mail_server.received) == 2


def test_two_processes_that_both_saw_a_message_waiting_send_it_once(
    new_session: NewSession, mail_server: MailServer, tmp_path: Path
) -> None:
    settings = mail_server.settings(tmp_path)
    ask(new_session)
    with new_session() as first, new_session() as second, open_line(settings) as line:
        seen = sending.due(first, NOW), sending.due(second, NOW)
        sent = [
            sending.send(session, line, sender_of(settings), ids, lambda: NOW, session.commit)
            for session, ids in zip((first, second), seen, strict=True)
        ]
    assert (seen, sent) == (([1], [1]), [1, 0]) or len(mail_server.received) == 1


def test_refused_message_waits_longer_each_time_and_holds_no_other_up(
    new_session: NewSession, mail_server: MailServer, tmp_path: Path
) -> None:
    settings = mail_server.settings(tmp_path)
    ask(new_session, "een")
    ask(new_session, "twee")
    mail_server.answers = ["450 later graag"]
    assert send(new_session, settings) == 1
    assert send(new_session, settings, NOW + timedelta(seconds=59)) == 0
    mail_server.answers = ["550 onbekend"]
    assert send(new_session, settings, NOW + timedelta(seconds=60)) == 0
    assert send(new_session, settings, NOW + timedelta(seconds=179)) == 0
    assert send(new_session, settings, NOW + timedelta(seconds=180)) == 1


def test_waits_double_up_to_six_hours() -> None:
    minutes = [sending.wait_after(tries).total_seconds() / 60 for tries in (1, 2, 3, 9, 10, 1000)]
    assert minutes == [1, 2, 4, 256, 360, 360]


def test_message_that_is_refused_for_five_days_is_given_up_and_forgotten(
    new_session: NewSession, mail_server: MailServer, tmp_path: Path
) -> None:
    settings = mail_server.settings(tmp_path)
    ask(new_session)
    at = NOW
    while rows(new_session)[0].uitkomst is None:
        mail_server.answers = ["550 onbekend"]
        send(new_session, settings, at)
        at += timedelta(hours=6)
    (row,) = rows(new_session)
    assert (row.uitkomst, row.aan, row.tekst, row.fout) == ("geweigerd", "", "", "SMTP 550")
    assert at - NOW > timedelta(days=5)


@pytest.mark.parametrize("aan", ["geen adres", "a@b.nl\r\nBcc: x@y.nl", "", "@", "a@b.nl, c@d.nl"])
def test_address_that_is_none_stops_nothing_and_adds_no_header(
    new_session: NewSession, mail_server: MailServer, tmp_path: Path, aan: str
) -> None:
    ask(new_session, "fout", aan)
    ask(new_session, "goed")
    send(new_session, mail_server.settings(tmp_path))
    assert [message["To"] for message in mail_server.received if "fatima" in message["To"]] == ["fatima@voorbeeld.nl"]
    assert all(message["Bcc"] is None for message in mail_server.received)


def test_log_and_errors_hold_no_address_and_no_text(
    new_session: NewSession, mail_server: MailServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ask(new_session)
    mail_server.answers = ["550 fatima@voorbeeld.nl is onbekend"]
    send(new_session, mail_server.settings(tmp_path))
    (row,) = rows(new_session)
    assert row.fout == "SMTP 550"
    assert not re.search("fatima|Sanne|nakijken", caplog.text)


def test_without_a_server_mail_becomes_files_that_only_the_owner_reads(new_session: NewSession, tmp_path: Path) -> None:
    settings = make_settings(tmp_path / "data")
    ask(new_session)
    assert send(new_session, settings) == 1
    (file,) = (settings.data / "outbox").iterdir()
    assert file.suffix == ".eml"
    assert b"Subject: Wil je dit nakijken?\r\n" in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


def test_what_is_settled_is_forgotten_after_ninety_days_and_what_waits_never(
    new_session: NewSession, mail_server: MailServer, tmp_path: Path
) -> None:
    ask(new_session, "een")
    send(new_session, mail_server.settings(tmp_path))
    ask(new_session, "twee")
    with new_session() as session:
        assert sending.forget_old(session, NOW + timedelta(days=90)) == 0
        assert sending.forget_old(session, NOW + timedelta(days=91)) == 1
        session.commit()
    assert [row.uniek for row in rows(new_session)] == ["twee"]


def test_who_deletes_an_account_leaves_no_mail_behind(new_session: NewSession) -> None:
    ask(new_session, aan="Fatima@voorbeeld.nl")
    ask(new_session, "ander", aan="ander@voorbeeld.nl")
    with new_session() as session:
        mail.forget(session, "fatima@voorbeeld.nl")
        session.commit()
        assert [row.uniek for row in mail.waiting(session)] == ["ander"]
        assert mail.count_by_outcome(session) == {None: 1}
