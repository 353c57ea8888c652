"""The yardstick: one Flask route that says 'ok', under the same gunicorn settings as Ankerpunt."""

from __future__ import annotations

import argparse

from flask import Flask

from ankerpunt.serve import ServeOptions, Server

if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, required=True)
    app = Flask("bare")
    app.add_url_rule("/", view_func=lambda: "ok")
    Server(app, ServeOptions(port=options.parse_args().port)).run()
