"""Passwords: what is refused, what is kept, and that nothing is asked of another site."""

from __future__ import annotations

import socket

import pytest

from ankerpunt.accounts import wachtwoord
from ankerpunt.errors import BadInput


@pytest.mark.parametrize(
    "weak",
    [
        "welkom2026",
        "Welkom2026!",
        "w3lk0m2026!",
        "wachtwoord1",
        "W@chtwoord123",
        "Zomer2026!!",
        "december-2026",
        "Vrijdag13Oktober",
        "welkomwelkomwelkom",
        "ankerpunt-demo",
        "qwertyuiop",
        "1234567890",
        "kort",
        "x" * 201,
    ],
)
def test_password_that_is_easy_to_guess_is_refused(weak: str) -> None:
    with pytest.raises(BadInput):
        wachtwoord.check(weak)


@pytest.mark.parametrize("own", ["PetraJansen2026", "petra.jansen@x", "JansenJansen1", "Jansen-Petra-01"])
def test_password_made_of_what_people_know_of_its_owner_is_refused(own: str) -> None:
    with pytest.raises(BadInput):
        wachtwoord.check(own, ("Petra Jansen", "petra.jansen@team.nl"))


@pytest.mark.parametrize(
    "strong",
    ["correct paard batterij nietje", "kaasplank-tuinhek-77", "xK9#mQ2$vL7p", "8472910365827", "een🌷tulp op zijn kop"],
)
def test_password_that_is_hard_to_guess_is_taken(strong: str) -> None:
    wachtwoord.check(strong, ("Petra Jansen", "petra.jansen@team.nl"))


def test_judging_asks_no_other_site(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    wachtwoord.check("kaasplank-tuinhek-77")


def test_kept_is_argon2id_and_tells_nothing() -> None:
    kept = wachtwoord.hashed("kaasplank-tuinhek-77")
    assert kept.startswith("$argon2id$")
    assert "kaasplank" not in kept
    assert kept != wachtwoord.hashed("kaasplank-tuinhek-77")
    assert wachtwoord.matches(kept, "kaasplank-tuinhek-77")
    assert not wachtwoord.matches(kept, "kaasplank-tuinhek-78")


def test_nothing_matches_an_account_that_is_not_there() -> None:
    assert not wachtwoord.matches(None, "niemand heeft dit wachtwoord")
    assert not wachtwoord.matches("geen hash", "wat dan ook")
