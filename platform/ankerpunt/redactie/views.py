"""The pages of redactie: what an application registers."""

from __future__ import annotations

from flask import Flask

from ankerpunt.redactie import beoordeel_views, geschiedenis_views, plek_views, schrijf_views, voorstel_views
from ankerpunt.redactie.pagina import blueprint

#: The modules whose pages are on the blueprint.
PAGES = (schrijf_views, beoordeel_views, voorstel_views, geschiedenis_views, plek_views)


def init_app(app: Flask) -> None:
    """Give `app` these pages."""
    app.register_blueprint(blueprint)
