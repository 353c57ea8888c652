"""Getting to know each other: what people publish, and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from tests.accounts.conftest import NOW, account, reader, send

from ankerpunt.accounts import mensen, service
from ankerpunt.accounts.reader import ROLLEN, anonymous
from ankerpunt.errors import BadInput, Forbidden, NotFound

FILLED = mensen.Ingevuld(
    team_id=None,
    specialist_in=("Wonen", "huisuitzetting"),
    generalist_in=("Inkomen",),
    te_vragen_voor=("ontruiming",),
    over_mij="Ik werkte bij de woningcorporatie.",
    bereikbaar="maandag tot en met woensdag",
    toont=("specialist_in", "te_vragen_voor"),
)


def save(session: Session, filled: mensen.Ingevuld = FILLED) -> int:
    mensen.save_profile(session, reader(session), filled)
    session.commit()
    return account(session).id


def names(session: Session, vraag: str = "", leefgebied: str = "") -> list[str]:
    return [mens.naam for mens in mensen.people(session, reader(session, "gespreksleider"), vraag, leefgebied)]


def test_colleagues_see_what_is_published_and_nothing_else(session: Session) -> None:
    seen = mensen.person(session, reader(session, "gespreksleider"), save(session))
    assert seen.specialist_in == ("Wonen", "huisuitzetting")
    assert (seen.generalist_in, seen.over_mij, seen.bereikbaar, seen.team) == ((), "", "", None)


def test_what_is_not_published_is_not_found_either(session: Session) -> None:
    save(session)
    assert names(session, "huisuitzetting") == ["Lotte Lezer"]
    assert names(session, "woningcorporatie") == []
    assert names(session, leefgebied="wonen") == ["Lotte Lezer", "Vera van Vakgroep"]
    assert "Lotte Lezer" not in names(session, leefgebied="inkomen")


def test_who_publishes_nothing_is_not_there(session: Session) -> None:
    number = save(session, replace(FILLED, toont=()))
    assert "Lotte Lezer" not in names(session)
    with pytest.raises(NotFound):
        mensen.person(session, reader(session, "beheerder"), number)


def test_who_published_something_empty_is_not_there(session: Session) -> None:
    save(session, replace(FILLED, over_mij="", toont=("over_mij",)))
    assert "Lotte Lezer" not in names(session)


def test_disabled_account_is_not_there(session: Session) -> None:
    number = save(session)
    service.disable(session, "lezer@voorbeeld.nl")
    assert "Lotte Lezer" not in names(session)
    with pytest.raises(NotFound):
        mensen.person(session, reader(session, "beheerder"), number)


def test_who_did_not_sign_in_sees_nobody(session: Session) -> None:
    number, nobody = save(session), anonymous(public_reading=True)
    with pytest.raises(Forbidden):
        mensen.people(session, nobody)
    with pytest.raises(Forbidden):
        mensen.person(session, nobody, number)
    with pytest.raises(Forbidden):
        mensen.profile(session, nobody)


@pytest.mark.parametrize(
    "wrong",
    [
        {"specialist_in": tuple(map(str, range(13)))},
        {"generalist_in": ("x" * 61,)},
        {"over_mij": "x" * 1001},
        {"bereikbaar": "x" * 121},
        {"toont": ("wachtwoord",)},
        {"team_id": 99},
    ],
)
def test_profile_that_does_not_fit_is_refused(session: Session, wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        save(session, replace(FILLED, **wrong))  # type: ignore[arg-type]


def test_team_is_in_a_gemeente_and_there_once(session: Session) -> None:
    beheerder = reader(session, "beheerder")
    first = mensen.add_team(session, beheerder, "Wijkteam  Noord", "Middelstad", NOW)
    assert mensen.add_team(session, beheerder, "Wijkteam Noord", "Middelstad", NOW).id == first.id
    assert "Wijkteam Noord, Middelstad" in [name for _, name in mensen.teams(session)]
    save(session, replace(FILLED, team_id=first.id, toont=("team",)))
    assert mensen.person(session, reader(session), account(session).id).team == "Wijkteam Noord, Middelstad"
    assert names(session, "noord middelstad") == ["Lotte Lezer"]


@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if rol != "beheerder"])
def test_only_administrators_make_teams(session: Session, rol: str) -> None:
    with pytest.raises(Forbidden):
        mensen.add_team(session, reader(session, rol), "Wijkteam Noord", "Middelstad", NOW)


def test_subjects_are_leefgebieden_and_own_words_each_once() -> None:
    assert mensen.topics(["wonen", "onzin"], "Wonen, beslag ,\n beslag, , de  deurwaarder") == (
        "Wonen",
        "beslag",
        "de deurwaarder",
    )


def test_whole_way_from_profile_to_being_found(signed_in: Callable[[str], FlaskClient], client: FlaskClient) -> None:
    mine, other = signed_in("lezer"), signed_in("gespreksleider")
    done = send(
        mine,
        "/mijn/profiel",
        team="",
        specialist_gebieden=["wonen"],
        specialist_woorden="<script>alert(1)</script>, ontruiming",
        over_mij="Geheim voor nu",
        toont=["specialist_in"],
    )
    assert done.status_code == 303
    assert "ontruiming" in mine.get("/mijn/profiel").text
    page = other.get("/mensen?q=ontruiming").text
    assert "Lotte Lezer" in page and "<script>alert" not in page and "Geheim voor nu" not in page
    path = page.partition('<a href="/mensen/')[2].partition('"')[0]
    own = other.get(f"/mensen/{path}").text
    assert "Geheim voor nu" not in own and "ontruiming" in own
    assert client.get("/mensen?q=ontruiming").headers["Location"] == "/inloggen?volgende=/mensen?q%3Dontruiming"
    assert client.get(f"/mensen/{path}").status_code == 302


def test_refused_form_says_why_in_dutch(signed_in: Callable[[str], FlaskClient]) -> None:
    mine = signed_in("beheerder")
    for path, page, values in (
        ("/mijn/profiel", "/mijn/profiel", {"bereikbaar": "x" * 121, "team": "99", "toont": ["wachtwoord"]}),
        ("/mijn/account/naam", "/mijn/account", {"naam": ""}),
        ("/mijn/sleutels", "/mijn/sleutels", {"naam": "x" * 61}),
        ("/mensen/uitnodigen", "/mensen/uitnodigen", {"email": "a@b.nl", "naam": "A", "rol": "baas"}),
    ):
        answer = send(mine, path, page, **values)
        assert answer.status_code == 400, path
        assert 'role="alert"' in answer.text
        for english in ("Field", "field", "choice", "required", "valid "):
            assert english not in answer.text.partition('role="alert"')[2].partition("</div>")[0], path


@pytest.mark.parametrize("path", ["/mensen/0", "/mensen/2147483647", "/mensen/99999999999999999999", "/mensen/-1"])
def test_number_of_nobody_is_not_found(signed_in: Callable[[str], FlaskClient], path: str) -> None:
    assert signed_in("lezer").get(path).status_code == 404


@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if rol != "beheerder"])
def test_pages_of_administrators_are_closed_to_others(signed_in: Callable[[str], FlaskClient], rol: str) -> None:
    mine = signed_in(rol)
    for path in ("/mensen/uitnodigen", "/mensen/teams"):
        assert mine.get(path).status_code == 403
        assert (
            send(
                mine, path, "/mijn/account", team="A", gemeente="B", email="a@b.nl", naam="A", rol="beheerder"
            ).status_code
            == 403
        )
    assert "/mensen/uitnodigen" not in mine.get("/mensen").text
