"""Draft the next migration from the models: `python -m ankerpunt.migrations.draft "what changes"`; read it before committing."""

from __future__ import annotations

import sys
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from ankerpunt.migrations import configuration


def draft(message: str) -> None:
    """Write a migration that takes a database at the newest version to the models as they are."""
    config: Config = configuration()
    number = len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1
    with create_engine("sqlite://").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")


if __name__ == "__main__":
    draft(" ".join(sys.argv[1:]) or Path(__file__).stem)
