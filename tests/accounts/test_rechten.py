"""The table of rights, and what a reader is."""

from __future__ import annotations

from typing import get_args

import pytest

from ankerpunt.accounts.reader import LEDEN, NIETS, OPENBAAR, ROLLEN, anonymous, member
from ankerpunt.accounts.rechten import RECHTEN, Recht, Rol, mag, vraag
from ankerpunt.errors import Forbidden

BEHEER = {"mensen_uitnodigen", "mensen_beheren", "teams_beheren", "stoplijst_beheren", "beheren"}


def test_every_right_is_in_the_table_and_every_role_has_one() -> None:
    assert set(RECHTEN) == set(get_args(Recht))
    assert set(get_args(Rol)) == set(ROLLEN) == set().union(*RECHTEN.values())


@pytest.mark.parametrize("recht", sorted(RECHTEN))
def test_who_did_not_sign_in_has_no_right(recht: Recht) -> None:
    assert not mag(anonymous(public_reading=True), recht)
    assert not mag(anonymous(public_reading=True), recht, "schulden")


@pytest.mark.parametrize("recht", sorted(BEHEER))
@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if rol != "beheerder"])
def test_administration_is_for_administrators(recht: Recht, rol: str) -> None:
    assert not mag(
        member(1, "A", frozenset({rol}), frozenset({"schulden"}), frozenset({"schulden"})), recht, "schulden"
    )
    assert mag(member(1, "A", frozenset({"beheerder"})), recht)


def test_a_member_has_rights_in_their_own_vakgroep_only() -> None:
    lid = member(1, "Vera", lid_van=frozenset({"schulden"}))
    assert lid.rollen == {"lezer", "vakgroeplid"}
    assert mag(lid, "schrijven", "schulden")
    assert not mag(lid, "schrijven", "jeugd")
    assert not mag(lid, "leden_beheren", "schulden")
    assert mag(lid, "schrijven")
    with pytest.raises(Forbidden):
        vraag(lid, "schrijven", "jeugd")


def test_a_leader_leads_where_they_lead_and_is_a_member_there() -> None:
    leider = member(1, "Leo", lid_van=frozenset({"jeugd"}), leidt=frozenset({"schulden"}))
    assert mag(leider, "leden_beheren", "schulden")
    assert mag(leider, "schrijven", "schulden")
    assert mag(leider, "schrijven", "jeugd")
    assert not mag(leider, "leden_beheren", "jeugd")


def test_being_given_the_role_of_a_member_makes_nobody_one() -> None:
    assert member(1, "Vera", frozenset({"vakgroeplid", "vakgroepleider"})).rollen == {"lezer"}


def test_an_ervaringsdeskundige_reviews_everywhere_and_writes_nowhere() -> None:
    eva = member(1, "Eva", frozenset({"ervaringsdeskundige"}))
    assert mag(eva, "beoordelen", "schulden")
    assert not mag(eva, "schrijven", "schulden")


def test_what_may_be_seen_follows_from_signing_in() -> None:
    assert anonymous(public_reading=True).zichtbaarheid == OPENBAAR
    assert anonymous(public_reading=False).zichtbaarheid == NIETS
    assert member(1, "Lotte").zichtbaarheid == LEDEN
