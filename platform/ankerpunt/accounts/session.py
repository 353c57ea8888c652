"""Who reads this request: sign-in kept by flask-login over our own sessions, a key of the API, or nobody."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask, Request, abort, current_app, g, has_request_context, redirect, request, session, url_for
from flask import Response as FlaskResponse
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_login import LoginManager, UserMixin, current_user, login_user
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from ankerpunt.accounts import sessies, sleutels
from ankerpunt.accounts.braking import apart
from ankerpunt.accounts.models import Account
from ankerpunt.accounts.reader import NIETS, Reader, anonymous, member
from ankerpunt.clock import now
from ankerpunt.web.requests import connection, db

#: Of which vakgroepen somebody is a member, and which of these they lead; one query. Given by the package that keeps them.
Lidmaatschappen = Callable[[Connection, int], tuple[frozenset[str], frozenset[str]]]
OPEN = frozenset({"web", "accounts", "static", "rooster_feed"})
API = "/api/"
BEARER = "bearer "
manager = LoginManager()


class SignedIn(UserMixin):  # type: ignore[misc]
    """Somebody who signed in. What flask-login keeps in the cookie is the token of the session, not who it is."""

    def __init__(self, token: str, found: sessies.Found | None = None) -> None:
        self.id = token
        self.found = found


class Csrf(CSRFProtect):  # type: ignore[misc]
    """Asks forms for their token; not calls with a key, which no browser sends by itself."""

    def protect(self, apply_exemptions: bool = False) -> None:
        """Raise for a form from elsewhere."""
        if bearer() is None:
            super().protect(apply_exemptions)


csrf = Csrf()


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions, without making ready to check the signature of a cookie that is not there."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of this request."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)


def init_app(app: Flask, lidmaatschappen: Lidmaatschappen = lambda _connection, _account_id: (NIETS, NIETS)) -> None:
    """Sign-in for `app`; where reading is not public, everything but signing in asks for it."""
    app.extensions["ankerpunt.lidmaatschappen"] = lidmaatschappen
    manager.init_app(app, add_context_processor=False)
    manager.session_protection = None
    app.before_request(_only_one_way_in)
    csrf.init_app(app)
    app.session_interface = Sessions()
    app.before_request(_ask_to_sign_in)
    app.after_request(_say_how)
    app.context_processor(_template_values)


@manager.user_loader
def _load(token: str) -> SignedIn | None:
    found = sessies.find(connection(), token, now())
    return SignedIn(token, found) if found else None


def current_reader() -> Reader:
    """Who reads this request: at most two queries for who signed in, none for others. Raises KeyRefused for a wrong key."""
    if "reader" not in g:
        g.reader = _reader()
    reader: Reader = g.reader
    return reader


def current_sessie() -> int | None:
    """The number of the session of this request, for who signed in with a browser."""
    return current_user.found.sessie_id if _has_cookie() and current_user.is_authenticated else None


def begin(account: Account) -> None:
    """Sign somebody in: everything that the cookie held before is forgotten, so nobody can have prepared it."""
    token = sessies.start(db(), account, request.headers.get("User-Agent", ""), now())
    session.clear()
    login_user(SignedIn(token))


def bearer() -> str | None:
    """The key that a call to the API came with."""
    if not has_request_context() or not request.path.startswith(API):
        return None
    sent = request.headers.get("Authorization", "")
    return sent[len(BEARER) :].strip() if sent.lower().startswith(BEARER) else None


def inside(target: str | None) -> str | None:
    """`target` if it is a path of this site: nobody is sent elsewhere after signing in."""
    if not target or not target.startswith("/") or target.startswith("//") or "\\" in target:
        return None
    if not target.isprintable():  # a line end would end the header
        return None
    parts = urlsplit(target)
    return target if not parts.scheme and not parts.netloc else None


def sign_in_first() -> Response | None:
    """For pages of who signed in: send others to sign in, and back afterwards."""
    if current_reader().naam is not None:
        return None
    target = request.full_path.rstrip("?") if request.method in {"GET", "HEAD"} else "/"
    return redirect(url_for("accounts.inloggen", volgende=target))


def _reader() -> Reader:
    if (key := bearer()) is not None:
        owner = sleutels.find(connection(), key, now())
        if owner.used_long_ago:
            with apart() as beside:
                sleutels.touch(beside, owner, now())
        return _member(owner.account_id, owner.naam, owner.rollen)
    if not _has_cookie() or not current_user.is_authenticated:
        return anonymous(public_reading=current_app.extensions["ankerpunt.settings"].public_reading)
    found: sessies.Found = current_user.found
    if found.renew or found.seen_long_ago:
        with apart() as beside:
            token = sessies.touch(beside, found, now())
        if token:
            session["_user_id"] = token
    return _member(found.account_id, found.naam, found.rollen)


def _member(account_id: int, naam: str, rollen: frozenset[str]) -> Reader:
    lidmaatschappen: Lidmaatschappen = current_app.extensions["ankerpunt.lidmaatschappen"]
    return member(account_id, naam, rollen, *lidmaatschappen(connection(), account_id))


def _has_cookie() -> bool:
    return current_app.config["SESSION_COOKIE_NAME"] in request.cookies


def _only_one_way_in() -> None:
    """Judge a key before anything else, so that a wrong one opens nothing, also where everybody may read."""
    if bearer() is not None:
        current_reader()


def _say_how(response: FlaskResponse) -> FlaskResponse:
    """What RFC 9110 asks of a 401."""
    if response.status_code == 401 and request.path.startswith(API):
        response.headers["WWW-Authenticate"] = BEARER.strip().title()
    return response


def _ask_to_sign_in() -> Response | None:
    if request.blueprint in OPEN or current_reader().zichtbaarheid or request.endpoint is None:
        return None
    if request.path.startswith(API):
        abort(401)
    target = request.path if request.method == "GET" else "/"
    return redirect(url_for("accounts.inloggen", volgende=target))


def _template_values() -> dict[str, object]:
    try:
        reader = current_reader()
    except sleutels.KeyRefused:
        return {"lezer": None, "pad": request.path}
    return {"lezer": reader if reader.naam else None, "pad": request.path}
