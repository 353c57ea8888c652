"""`ankerpunt user`: accounts from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.accounts.conftest import STRONG

from ankerpunt.cli import cli
from ankerpunt.errors import BadInput, NotFound

EMAIL = "piet@voorbeeld.nl"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Run a command on an empty installation; what it says."""
    monkeypatch.setenv("ANKERPUNT_DATA", str(tmp_path / "data"))

    def command(*arguments: str) -> str:
        done = CliRunner().invoke(cli, ["user", *arguments], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output

    return command


def test_account_is_made_given_a_role_switched_off_and_on(run: object) -> None:
    assert callable(run)
    run("add", EMAIL, "--naam", "Piet Proef", "--wachtwoord", STRONG)
    assert run("list") == f"{EMAIL}  lezer  Piet Proef\n"
    run("role", EMAIL, "beheerder")
    assert "beheerder" in run("list")
    run("disable", EMAIL)
    assert "(uitgezet)" in run("list")
    run("enable", EMAIL)
    assert "(uitgezet)" not in run("list")


def test_weak_password_and_unknown_account_are_refused(run: object) -> None:
    assert callable(run)
    with pytest.raises(BadInput, match="te raden"):
        run("add", EMAIL, "--naam", "Piet Proef", "--wachtwoord", "welkom2026")
    with pytest.raises(NotFound):
        run("enable", EMAIL)
