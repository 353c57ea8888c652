"""Runs MkDocs in a process of its own: `python -m ankerpunt.kennis.static_build mkdocs.yml`; a warning is a failure."""

from __future__ import annotations

import sys

from mkdocs.__main__ import cli

if __name__ == "__main__":
    cli(["build", "--strict", "--config-file", sys.argv[1]])
