"""The static edition: everything public as a site of plain files, made by MkDocs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import yaml
from sqlalchemy.orm import Session

from ankerpunt.errors import AnkerpuntError
from ankerpunt.kennis.transfer.exporting import export_all
from ankerpunt.kennis.transfer.files import FOLDER, NAME
from ankerpunt.settings import PACKAGE, library_root

OUTPUT_LINES = 20


class StaticEditionError(AnkerpuntError):
    """The edition cannot be made; the message says why. What stood at the target is still there."""

    title = "Statische uitgave mislukt"


def build(session: Session, target: Path, work: Path) -> int:
    """Make the edition at `target`, in place of an earlier one; how many items it holds.

    `work` is an empty folder for what is needed on the way. Raises StaticEditionError where `target` holds something
    else, where MkDocs is not installed and where MkDocs has anything to remark.
    """
    if find_spec("mkdocs") is None or find_spec("material") is None:
        raise StaticEditionError("MkDocs ontbreekt. Installeer het met: pip install 'ankerpunt[static]'")
    if not _may_be_replaced(target):
        raise StaticEditionError(f"{target} bevat iets anders dan een eerdere uitgave. Kies een lege map.")
    docs, site = work / "docs", work / "site"
    docs.mkdir()
    count = export_all(session, docs, only_public=True)
    _drop_hidden_files(docs)
    _run_mkdocs(_write_config(work, docs, site))
    if target.exists():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(site, target)
    return count


def _may_be_replaced(target: Path) -> bool:
    if not target.exists():
        return True
    return target.is_dir() and (not any(target.iterdir()) or (target / "search" / "search_index.json").is_file())


def _drop_hidden_files(docs: Path) -> None:
    """A picture that only a members' page shows is not public."""
    shown = {name for page in docs.rglob("*.md") for name in re.findall(NAME, page.read_text(encoding="utf-8"))}
    for path in (docs / FOLDER).glob("*"):
        if path.name not in shown:
            path.unlink()


def _write_config(work: Path, docs: Path, site: Path) -> Path:
    """The settings of `mkdocs.yml`; a link to what is not public is no fault here: the hook turns it into text."""
    config = work / "mkdocs.yml"
    settings = {
        "INHERIT": str(library_root() / "mkdocs.yml"),
        "docs_dir": str(docs.absolute()),
        "site_dir": str(site.absolute()),
        "hooks": [str(Path(__file__).with_name("static_hook.py"))],
        "validation": {
            "links": dict.fromkeys(("not_found", "anchors", "absolute_links", "unrecognized_links"), "ignore")
        },
    }
    config.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return config


def _run_mkdocs(config: Path) -> None:
    command = [sys.executable, "-m", "ankerpunt.kennis.static_build", str(config.absolute())]
    done = subprocess.run(command, cwd=PACKAGE.parent, capture_output=True, text=True, check=False)  # noqa: S603 - no shell, own module
    if done.returncode:
        lines = (done.stdout + done.stderr).strip().splitlines()
        raise StaticEditionError("MkDocs meldt: " + "\n".join(lines[-OUTPUT_LINES:]))
