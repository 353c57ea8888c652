"""Who reads this request: sign-in kept by flask-login, and what that person may see."""

from __future__ import annotations

from flask import Flask, Request, abort, current_app, g, redirect, request, url_for
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_login import LoginManager, UserMixin, current_user
from flask_wtf.csrf import CSRFProtect
from werkzeug.wrappers import Response

from ankerpunt.accounts import service
from ankerpunt.accounts.reader import Reader, anonymous, member
from ankerpunt.web.requests import connection

manager = LoginManager()
csrf = CSRFProtect()
OPEN = frozenset({"web", "accounts", "static"})


class SignedIn(UserMixin):  # type: ignore[misc]
    """Somebody who signed in, as flask-login keeps them."""

    def __init__(self, account_id: int, naam: str, rol: str) -> None:
        self.id = account_id
        self.naam = naam
        self.rol = rol


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions, without making ready to check the signature of a cookie that is not there."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of this request."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)


def init_app(app: Flask) -> None:
    """Sign-in for `app`; where reading is not public, everything but signing in asks for it."""
    manager.init_app(app, add_context_processor=False)
    manager.session_protection = None
    csrf.init_app(app)
    app.session_interface = Sessions()
    app.before_request(_ask_to_sign_in)
    app.context_processor(_template_values)


@manager.user_loader
def _load(account_id: str) -> SignedIn | None:
    account = service.active(connection(), int(account_id)) if account_id.isdigit() else None
    return SignedIn(*account) if account else None


def current_reader() -> Reader:
    """Who reads this request."""
    if "reader" not in g:
        public = current_app.extensions["ankerpunt.settings"].public_reading
        cookie = current_app.config["SESSION_COOKIE_NAME"]
        signed_in = cookie in request.cookies and current_user.is_authenticated
        g.reader = member(current_user.naam, current_user.rol) if signed_in else anonymous(public_reading=public)
    reader: Reader = g.reader
    return reader


def _ask_to_sign_in() -> Response | None:
    if request.blueprint in OPEN or current_reader().zichtbaarheid or request.endpoint is None:
        return None
    if request.path.startswith("/api/"):
        abort(401)
    target = request.path if request.method == "GET" else "/"
    return redirect(url_for("accounts.inloggen", volgende=target))


def _template_values() -> dict[str, object]:
    reader = current_reader()
    return {"lezer": reader if reader.naam else None, "pad": request.path}
