"""One click ends a kind of mail (RFC 8058); looking at the link changes nothing, and the link tells nobody's address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from tests.conftest import make_settings
from tests.mail.conftest import MailServer
from tests.mail.test_sending import NOW, send

from ankerpunt import mail
from ankerpunt.accounts.session import csrf
from ankerpunt.errors import NotFound
from ankerpunt.mail import views, wishes
from ankerpunt.mail.message import sender_of, write
from ankerpunt.mail.models import MailBericht

NewSession = Callable[[], Session]
KEY = "k" * 40
ADDRESS = "fatima@voorbeeld.nl"


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    """Somebody without a cookie."""
    if "mail" not in app.blueprints:
        app.register_blueprint(views.blueprint)
        csrf.exempt(views.blueprint)
    return app.test_client()


def queue(session: Session, uniek: str = "x", soort: str | None = "redactie") -> None:
    mail.queue(session, NOW, ADDRESS, "Dag", "tekst", "<p>tekst</p>", uniek=uniek, soort=soort)


def path(app: Flask) -> str:
    return wishes.link("", app.extensions["ankerpunt.settings"].secret_key, ADDRESS, "redactie")


def ended(app: Flask) -> frozenset[str]:
    with app.extensions["ankerpunt.database"].session() as session:
        return mail.ended(session, mail.person(ADDRESS))


def test_message_carries_both_headers_and_the_link_in_both_texts(tmp_path: Path) -> None:
    settings = make_settings(tmp_path, ANKERPUNT_BASE_URL="https://wijk.voorbeeld.nl")
    bericht = MailBericht(
        aan=ADDRESS, onderwerp="Dag", tekst="tekst", html="<p>tekst</p>", soort="redactie", gemaakt_op=NOW, message_id="<a@b>"
    )  # fmt: skip
    message = write(bericht, sender_of(settings))
    link = wishes.link("https://wijk.voorbeeld.nl", settings.secret_key, ADDRESS, "redactie")
    assert message["List-Unsubscribe"] == f"<{link}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    plain, rich = (part.get_content() for part in message.iter_parts())
    assert link in plain
    assert f'href="{link}"' in rich
    assert "fatima" not in link
    assert write(bericht, sender_of(settings)).as_bytes() == message.as_bytes()


def test_long_link_is_not_broken_on_the_line(tmp_path: Path) -> None:
    bericht = MailBericht(aan=ADDRESS, onderwerp="Dag", tekst="t", soort="redactie", gemaakt_op=NOW, message_id="<a@b>")
    sent = write(bericht, sender_of(make_settings(tmp_path))).as_bytes()
    (header,) = [line for line in sent.split(b"\r\n") if b"/mail/afmelden?l=" in line and b"<http" in line]
    assert header.endswith(b">")


def test_mail_that_nobody_can_do_without_has_no_such_link(tmp_path: Path) -> None:
    bericht = MailBericht(aan=ADDRESS, onderwerp="Wachtwoord", tekst="t", gemaakt_op=NOW, message_id="<a@b>")
    message = write(bericht, sender_of(make_settings(tmp_path)))
    assert message["List-Unsubscribe"] is None
    assert "afmelden" not in message.get_content()


def test_one_click_without_cookie_or_token_ends_this_kind(app: Flask, visitor: FlaskClient) -> None:
    answer = visitor.post(path(app), data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert "Je bent afgemeld" in answer.text
    assert visitor.post(path(app), data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert ended(app) == {"redactie"}


def test_looking_at_the_link_changes_nothing(app: Flask, visitor: FlaskClient) -> None:
    answer = visitor.get(path(app))
    assert "Geen mail meer hierover?" in answer.text
    assert ended(app) == frozenset()


def test_who_is_sorry_gets_mail_again(app: Flask, visitor: FlaskClient) -> None:
    visitor.post(path(app))
    assert "Je krijgt deze mail weer" in visitor.post(path(app), data={"weer": "ja"}).text
    assert ended(app) == frozenset()


@pytest.mark.parametrize("signed", ["", "x", "WyJhIiwiYiJd.xxxx", "é", "a" * 5000])
@pytest.mark.parametrize("method", ["get", "post"])
def test_link_that_was_not_made_here_is_not_found(app: Flask, visitor: FlaskClient, signed: str, method: str) -> None:
    assert getattr(visitor, method)("/mail/afmelden", query_string={"l": signed}).status_code == 404


def test_signature_of_another_key_or_another_shape_is_refused() -> None:
    link = wishes.link("", KEY, ADDRESS, "redactie").partition("=")[2]
    assert wishes.read_link(KEY, link) == wishes.Wens(mail.person(ADDRESS), "redactie")
    for signed in (link[:-1], wishes._signer(KEY).dumps(["x"]), wishes._signer(KEY).dumps(["x", ["y"]])):
        with pytest.raises(NotFound):
            wishes.read_link(KEY, signed)
    with pytest.raises(NotFound):
        wishes.read_link("z" * 40, link)


def test_who_ended_a_kind_gets_the_others_and_nothing_that_waited(
    new_session: NewSession, mail_server: MailServer, tmp_path: Path
) -> None:
    with new_session() as session:
        for uniek, soort in (("a", "redactie"), ("b", "vakgroep"), ("c", None)):
            queue(session, uniek, soort)
        mail.end(session, NOW, mail.Wens(mail.person(" FATIMA@voorbeeld.nl"), "redactie"))
        session.commit()
    assert send(new_session, mail_server.settings(tmp_path)) == 2
    with new_session() as session:
        assert mail.count_by_outcome(session) == {"afgemeld": 1, "verstuurd": 2}


def test_wishes_follow_who_gets_another_address_and_go_with_who_leaves(new_session: NewSession) -> None:
    new = "fatima@ander.nl"
    with new_session() as session:
        mail.end(session, datetime.now(UTC), mail.Wens(mail.person(ADDRESS), "redactie"))
        session.flush()
        mail.move_wishes(session, ADDRESS, new)
        assert mail.ended(session, mail.person(ADDRESS)) == frozenset()
        assert mail.ended(session, mail.person(new)) == {"redactie"}
        mail.forget(session, new)
        assert mail.ended(session, mail.person(new)) == frozenset()


def test_unknown_kind_is_a_fault_of_ours(new_session: NewSession) -> None:
    with new_session() as session, pytest.raises(ValueError, match="reclame"):
        queue(session, soort="reclame")
