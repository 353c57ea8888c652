"""The rules of the house, as tests: size, place, names, documents."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest
from flask import Flask

from ankerpunt.cli import cli
from ankerpunt.settings import SETTINGS
from ankerpunt.web.headers import POLICY

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "platform" / "ankerpunt"
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if "versions" not in path.parts)
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
LONGEST = 300
OPEN_TO_EVERYBODY = {"web", "accounts", "mail"}
READER_DECIDES = {
    "kennis",
    "zoeken",
    "bezoek",
    "home",
    "api",
    "anonimiseren",
    "nooit_een_persoon",
    "vakgroepen",
    "rooster",
    "rooster_feed",
    "redactie",
}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_platform_is_no_package() -> None:
    assert not (ROOT / "platform" / "__init__.py").exists()


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_source_file_says_what_it_is_about_and_is_short(path: Path) -> None:
    text = path.read_text()
    assert ast.get_docstring(ast.parse(text)), "the first line says what the file is about"
    assert text.count("\n") <= LONGEST


def test_no_drawers() -> None:
    drawers = {"util", "utils", "helper", "helpers", "misc", "common"}
    assert [relative(path) for path in PACKAGE.rglob("*") if path.stem in drawers] == []


def test_whoosh_is_known_to_its_adapter_only() -> None:
    knowing = {
        path.name for path in SOURCES if re.search(r"^\s*(?:from|import) whoosh", path.read_text(), re.MULTILINE)
    }
    assert knowing == {"whoosh_index.py"}


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_template_has_no_script_or_style_of_its_own(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text)
    assert not re.search(r"""(?:src|href)=["']https?://(?!www\.w3\.org)[^"']*\.(?:js|css|woff2?|png|svg)""", text)


def test_templates_live_in_the_folder_of_their_domain() -> None:
    parts = [path.relative_to(PACKAGE).parts for path in TEMPLATES]
    assert [part for part in parts if part[1] != "templates" or part[0] not in {part[2], "web"}] == []


def test_policy_allows_no_inline_script_and_no_other_host() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_readme_names_every_setting_and_every_command() -> None:
    readme = (ROOT / "README.md").read_text()
    assert [setting.name for setting in SETTINGS if f"`{setting.name}`" not in readme] == []
    assert [name for name in cli.commands if f"`{name}" not in readme and f"ankerpunt {name}" not in readme] == []


def test_every_setting_that_is_read_is_listed() -> None:
    read = set(re.findall(r'"(ANKERPUNT_[A-Z_]+)"', (PACKAGE / "settings.py").read_text()))
    assert read == {setting.name for setting in SETTINGS}
    elsewhere = [
        relative(path)
        for path in SOURCES
        if path.name != "settings.py" and re.search(r"\b(?:os\.environ|getenv)\b", path.read_text())
    ]
    assert elsewhere == []


def test_every_route_says_who_may_use_it(app: Flask) -> None:
    blueprints = {rule.endpoint.partition(".")[0] for rule in app.url_map.iter_rules()}
    assert blueprints - OPEN_TO_EVERYBODY - READER_DECIDES == set()


def test_glossary_explains_the_dutch_nouns() -> None:
    glossary = (ROOT / "platform" / "README.md").read_text()
    for noun in ("soort", "vakgroep", "leefgebied", "bezoekkaart", "zoektermen", "onderbouwing", "zichtbaarheid"):
        assert f"| {noun}" in glossary


def test_no_committed_file_names_a_registry_or_a_machine() -> None:
    pattern = "|".join(
        (
            "pypi" + r"\.org",
            "pythonhosted" + r"\.org",
            "registry" + r"\.npmjs",
            "deb" + r"\.debian\.org",
            "/tmp/" + "bash_jobs",
        )
    )
    found = subprocess.run(["git", "grep", "-nIE", pattern], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.stdout == ""


def test_decision_records_are_numbered_and_short() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(path.name[:3]) for path in records]
    assert numbers == list(range(1, len(numbers) + 1))
    for path in records:
        text = path.read_text()
        assert all(f"**{part}" in text for part in ("Context", "Choice", "Cost"))
