"""From an empty page to one that readers find, by people of one vakgroep, without script."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from flask import Flask
from tests.redactie.paginas import GROEP, Visitor

TITEL = "Samen de post openmaken"


@pytest.fixture
def leider(app: Flask) -> Visitor:
    return Visitor(app, "vakgroepleider")


@pytest.fixture
def lid(app: Flask) -> Visitor:
    return Visitor(app, "vakgroeplid")


def begin(who: Visitor, titel: str = TITEL) -> str:
    """A new methode; the address of its editor."""
    who.open("/schrijven")
    who.send("/schrijven", titel=titel, soort="methode", vakgroep=GROEP)
    assert re.fullmatch(r"/schrijven/\d+", who.path)
    return who.path


def test_a_text_is_written_read_approved_and_published(leider: Visitor, lid: Visitor, app: Flask) -> None:
    editor = begin(leider)
    assert "## In het kort" in leider.text and "## Volgende stap" in leider.text
    leider.send(
        editor,
        doe=("doe", "bewaar"),
        description="Leg de brieven op tafel.",
        tekst="## Doel\n\nRust met zeepaardjes.\n",
    )
    assert "Je tekst is bewaard." in leider.words() and "zeepaardjes" in leider.text
    leider.send(editor, doe=("doe", "vraag"))
    assert leider.path == f"{editor}/beoordelen"
    assert "iemand anders goed" in leider.words()
    assert "Keur goed" not in leider.words()

    lid.open("/schrijven")
    assert f"{editor}/beoordelen" in lid.text
    lid.open(f"{editor}/beoordelen")
    lid.send(f"{editor}/opmerkingen", citaat="Rust met zeepaardjes.", opmerking="Mooi gezegd.")
    assert "Mooi gezegd." in lid.words()
    lid.send(f"{editor}/oordeel", doe=("doe", "goed"))
    assert "Je hebt de tekst goedgekeurd" in lid.words()

    leider.open(f"{editor}/beoordelen")
    leider.send(f"{editor}/plaatsen", toelichting="eerste versie")
    assert leider.path == "/kennis/samen-de-post-openmaken"
    assert TITEL in Visitor(app, None).open("/zoeken?q=zeepaardjes")


def test_fields_change_the_front_matter_and_nothing_else(leider: Visitor) -> None:
    editor = begin(leider)
    before = _markdown(leider, editor)
    leider.open(editor)
    leider.send(editor, doe=("doe", "bewaar"), description='Zeg: "ja"', zoektermen="post, brieven\nenveloppen")
    after = _markdown(leider, editor)
    assert 'description: "Zeg: \\"ja\\""\n' in after
    assert 'zoektermen: ["post", "brieven", "enveloppen"]\n' in after
    changed = set(before.splitlines()) ^ set(after.splitlines())
    assert {line.partition(":")[0] for line in changed} == {"description", "zoektermen"}


def test_who_wrote_meanwhile_loses_nothing(leider: Visitor, lid: Visitor) -> None:
    editor = begin(leider)
    leider.send(editor, doe=("doe", "bewaar"), tekst="Leg de brieven op tafel.\n\nBel daarna.\n")
    lid.open(editor)
    lid.send(editor, doe=("doe", "bewaar"), tekst="Leg de dichte brieven op tafel.\n\nBel daarna.\n")
    leider.send(editor, doe=("doe", "bewaar"), tekst="Leg de brieven op tafel.\n\nBel daarna de bank.\n")
    assert leider.path == f"{editor}/samen"
    assert "Vera van Vakgroep" in leider.words() and "zitten elkaar niet in de weg" in leider.words()
    leider.send(f"{editor}/samen")
    assert "Leg de dichte brieven op tafel.\n\nBel daarna de bank." in leider.text


def test_the_same_sentence_is_for_who_comes_second_to_choose(leider: Visitor, lid: Visitor) -> None:
    editor = begin(leider)
    leider.send(editor, doe=("doe", "bewaar"), tekst="Bel de bank vandaag nog.\n")
    lid.open(editor)
    lid.send(editor, doe=("doe", "bewaar"), tekst="Bel de gemeente morgen al.\n")
    leider.send(editor, doe=("doe", "bewaar"), tekst="Bel de schuldeiser direct even.\n")
    assert "Kies op één plek" in leider.words()
    leider.send(f"{editor}/samen", status=400)
    assert "Kies bij elke plek" in leider.words()
    leider.send(f"{editor}/samen", **{"keuze-0": "ander"})
    assert "Bel de gemeente morgen al." in leider.text
    assert "losse tekst" not in leider.words()


def test_signed_out_keeps_the_words_in_the_field(app: Flask, leider: Visitor) -> None:
    editor = begin(leider)
    leider.client.delete_cookie("ankerpunt")
    leider.send(editor, 400, doe=("doe", "bewaar"), tekst="Woorden die blijven.\n")
    assert "Je bent uitgelogd" in leider.words() and "Woorden die blijven." in leider.text
    kept = leider.page
    leider.open("/inloggen")
    leider.send("/inloggen", email="vakgroepleider@voorbeeld.nl", wachtwoord="ankerpunt-demo")
    leider.page = kept
    leider.send(editor, 400, doe=("doe", "bewaar"))
    assert "Klik nog eens op Bewaar" in leider.words() and "Woorden die blijven." in leider.text
    leider.send(editor, doe=("doe", "bewaar"))
    assert "Je tekst is bewaard." in leider.words() and "Woorden die blijven." in leider.text


def test_a_text_given_back_has_its_reason(leider: Visitor, lid: Visitor) -> None:
    editor = begin(leider)
    leider.send(editor, doe=("doe", "vraag"))
    lid.open(f"{editor}/beoordelen")
    lid.send(f"{editor}/oordeel", 400, doe=("doe", "terug"))
    lid.send(f"{editor}/oordeel", doe=("doe", "terug"), reden="Noem de bron.")
    assert "Noem de bron." in leider.open(editor)


@pytest.mark.parametrize("path", ["", "/beoordelen", "/samen", "/bijwerken"])
def test_a_concept_is_not_there_for_others(app: Flask, leider: Visitor, path: str) -> None:
    editor = begin(leider)
    Visitor(app, "lezer").open(editor + path, 404)
    Visitor(app, "gespreksleider").open("/schrijven/99999999999999999999" + path, 404)


def test_script_in_every_field_stays_text(leider: Visitor) -> None:
    evil = "<script>alert(1)</script>"
    editor = begin(leider, evil)
    leider.send(editor, doe=("doe", "bewaar"), description=evil, zoektermen=evil, tekst=evil, bron_titel=evil)
    assert evil not in leider.text
    assert evil not in leider.open(f"{editor}/beoordelen")


def _markdown(who: Visitor, editor: str) -> str:
    text = who.open(f"{editor}?als=markdown")
    found = re.search(r'<textarea[^>]*name="bron"[^>]*>\n(.*?)</textarea>', text, re.DOTALL)
    assert found
    return found[1].replace("&#34;", '"')


def test_a_forged_form_changes_nothing(leider: Visitor) -> None:
    editor = begin(leider)
    for path in ("", "/bewaren", "/voorbeeld", "/opzij", "/plaatsen", "/oordeel", "/opmerkingen", "/samen", "/los"):
        assert leider.client.post(editor + path, data={"tekst": "vals", "bron": "vals"}).status_code == 400
    assert "vals" not in leider.open(f"{editor}?als=markdown")


@pytest.mark.parametrize("versie", ["", "x", "-1", "99999999999999999999", "²"])
def test_a_strange_version_costs_no_words(leider: Visitor, versie: str) -> None:
    editor = begin(leider)
    leider.send(editor, doe=("doe", "bewaar"), versie=versie, tekst="Dit is van mij.\n")
    assert leider.path == f"{editor}/samen"
    assert "Dit is van mij." in leider.words()


def test_front_matter_that_is_no_yaml_is_kept_and_shown_as_text(leider: Visitor) -> None:
    editor = begin(leider)
    leider.open(f"{editor}?als=markdown")
    leider.send(editor, doe=("doe", "bewaar"), bron="---\ntitle: [\n---\nTekst met <b>een</b> fout.\n")
    assert "title: [" in leider.open(editor) and "Nog niet goed" in leider.words()
    leider.open(f"{editor}/beoordelen")
    assert "Nog niet te plaatsen" in leider.words()


def test_a_text_waits_for_its_day(leider: Visitor, lid: Visitor) -> None:
    editor = begin(leider)
    leider.send(editor, doe=("doe", "bewaar"), description="Leg de brieven op tafel.")
    leider.send(editor, doe=("doe", "vraag"))
    lid.open(f"{editor}/beoordelen")
    lid.send(f"{editor}/oordeel", doe=("doe", "goed"))
    day = date.today() + timedelta(days=7)
    leider.open(f"{editor}/beoordelen")
    leider.send(f"{editor}/plaatsen", 400, wanneer="dag", dag="2020-01-01")
    assert "Kies een dag na vandaag" in leider.words()
    leider.send(f"{editor}/plaatsen", wanneer="dag", dag=day.isoformat())
    assert "wordt vanzelf geplaatst" in leider.words()
    leider.open("/kennis/samen-de-post-openmaken", 404)


def test_what_was_published_meanwhile_is_brought_together(leider: Visitor, lid: Visitor) -> None:
    editor = begin(leider)
    publish(leider, lid, editor, "Bel de bank vandaag nog.")
    item = "methode/samen-de-post-openmaken"
    leider.open(f"/verbeter/{item}")
    leider.send(f"/verbeter/{item}", doe=("doe", "stuur"), tekst="Bel de gemeente morgen al.\n")
    proposal = leider.path
    lid.open("/schrijven")
    lid.page = lid.client.post(f"/schrijven/van/{item}", data={"csrf_token": lid.token()}, follow_redirects=True)
    concept = lid.path
    lid.send(concept, doe=("doe", "bewaar"), tekst="Bel de schuldeiser direct even.\n")
    lid.send(concept, doe=("doe", "vraag"))
    lid.open(proposal)
    lid.send(proposal, doe=("besluit", "overgenomen"))
    leider.open(f"{concept}/beoordelen")
    leider.send(f"{concept}/oordeel", doe=("doe", "goed"))
    leider.send(f"{concept}/plaatsen")
    assert leider.path == f"{concept}/bijwerken"
    leider.send(f"{concept}/bijwerken", **{"keuze-0": "ander"})
    assert "Bel de gemeente morgen al." in leider.text


def publish(writer: Visitor, approver: Visitor, editor: str, tekst: str) -> None:
    writer.open(editor)
    writer.send(editor, doe=("doe", "bewaar"), description="Leg de brieven op tafel.", tekst=f"{tekst}\n")
    writer.send(editor, doe=("doe", "vraag"))
    approver.open(f"{editor}/beoordelen")
    approver.send(f"{editor}/oordeel", doe=("doe", "goed"))
    approver.send(f"{editor}/plaatsen")
