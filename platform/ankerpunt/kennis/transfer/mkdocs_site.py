"""What an MkDocs project says about itself: which folder holds its pages, and how the site is called."""

from __future__ import annotations

from dataclasses import dataclass
from os.path import normpath
from pathlib import Path

import yaml

NAMES = ("mkdocs.yml", "mkdocs.yaml")
#: What the folder of the pages is called where the folder around it has the name of the site.
USUAL = frozenset({"docs", "doc"})


@dataclass(frozen=True)
class Site:
    """The folder of the pages of a site, and its name."""

    folder: Path
    name: str = ""


def site_of(path: Path) -> Site:
    """The site that the file or folder at `path` is, or is part of; without an MkDocs project just the folder."""
    folder = path if path.is_dir() else path.parent
    for project in (folder, *folder.parents):
        site = _project(project)
        if site and (project == folder or folder.is_relative_to(site.folder)):
            return site
    return Site(folder, folder.parent.name if folder.name in USUAL else folder.name)


def _project(folder: Path) -> Site | None:
    for name in NAMES:
        settings = _settings(folder / name)
        pages = Path(normpath(folder / str(settings.get("docs_dir", "docs"))))
        if settings and pages.is_dir():
            return Site(pages, " ".join(str(settings.get("site_name", folder.name)).split())[:100])
    return None


def _settings(path: Path) -> dict[str, object]:
    """The settings in the file, as text; none where it is not there or no YAML. Its own tags (`!ENV`) are passed over."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - yields text only
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
