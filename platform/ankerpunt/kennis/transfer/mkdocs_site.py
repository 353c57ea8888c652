"""What an MkDocs project says about itself: which folder holds its pages, and how the site is called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

NAMES = ("mkdocs.yml", "mkdocs.yaml")


@dataclass(frozen=True)
class Site:
    """The folder of the pages of a site; `name` is empty where nothing tells it."""

    folder: Path
    name: str = ""


def site_at(folder: Path) -> Site:
    """The site at `folder`: the project itself, the folder of its pages, or just a folder with Markdown."""
    for project in (folder, folder.parent):
        for name in NAMES:
            settings = _settings(project / name)
            pages = project / str(settings.get("docs_dir", "docs"))
            if settings and pages.is_dir() and (project == folder or pages == folder):
                return Site(pages, " ".join(str(settings.get("site_name", "")).split())[:100])
    return Site(folder)


def _settings(path: Path) -> dict[str, object]:
    """The settings in the file, as text; none where it is not there or no YAML. Its own tags (`!ENV`) are passed over."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - yields text only
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
