"""create_app: the one place that knows every domain."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress

from ankerpunt.accounts import session as accounts_session
from ankerpunt.accounts import views as accounts
from ankerpunt.accounts.lidmaatschap import memberships
from ankerpunt.anonimiseren import beheer as nooit_een_persoon
from ankerpunt.anonimiseren import views as anonimiseren
from ankerpunt.api import views as api
from ankerpunt.bezoek import home
from ankerpunt.bezoek import views as bezoek
from ankerpunt.kennis import views as kennis
from ankerpunt.kennis import zoeken
from ankerpunt.kennis.reading import vakgroep_names
from ankerpunt.kennis.stand import read_stand
from ankerpunt.mail import views as mail
from ankerpunt.redactie import views as redactie
from ankerpunt.redactie.werk import by_state
from ankerpunt.search.engine import Engine
from ankerpunt.settings import Settings, read_settings
from ankerpunt.vakgroepen import views as vakgroepen
from ankerpunt.web import dates, errors, headers, requests, static_files
from ankerpunt.web import views as web
from ankerpunt.web.ready import ReadyPages

MAX_BODY = 12_000_000
MONTH = 30 * 24 * 3600


def create_app(settings: Settings | None = None) -> Flask:
    """The application. Opens no connection and no index: that happens in each process, at the first request."""
    settings = settings or read_settings()
    app = Flask("ankerpunt", static_folder=None)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=MAX_BODY,
        SESSION_COOKIE_NAME="__Host-ankerpunt" if settings.secure else "ankerpunt",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=MONTH,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=settings.secure,
        COMPRESS_MIMETYPES=[
            "text/html",
            "application/json",
            "application/atom+xml",
            "text/plain",
            "text/javascript",
            "application/problem+json",
        ],
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=3,
        COMPRESS_MIN_SIZE=1000,
    )
    database = requests.Database(settings.database_url)
    app.extensions["ankerpunt.settings"] = settings
    app.extensions["ankerpunt.search"] = Engine(settings, database.session)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["datum"] = app.jinja_env.globals["datum"] = dates.markup
    app.jinja_env.filters["datum_voluit"] = app.jinja_env.globals["datum_voluit"] = dates.in_full
    requests.init_app(app, database)
    headers.init_app(app)
    errors.init_app(app)
    accounts_session.init_app(app, memberships)
    app.wsgi_app = ReadyPages(app.wsgi_app, lambda: read_stand(database.engine))  # type: ignore[method-assign]
    static_files.init_app(app, settings.data / "cache")
    Compress(app)
    for domain in (web, accounts, kennis, zoeken, bezoek, anonimiseren, nooit_een_persoon, home):
        app.register_blueprint(domain.blueprint)
    vakgroepen.init_app(app, vakgroep_names, by_state)
    redactie.init_app(app)
    app.register_blueprint(mail.blueprint)
    accounts_session.csrf.exempt(mail.blueprint)  # the signed link is the proof
    api.init_app(app)
    return app
