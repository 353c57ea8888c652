"""GET /api/v1/items and /api/v1/items/<soort>/<slug> keep their contract."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient
from tests.api.contract import ask

from ankerpunt.kennis.document import parse

ROOT = Path(__file__).parents[2]


def test_item_has_its_text_as_written_and_as_html(reader: FlaskClient) -> None:
    item = ask(reader, "/items/methode/meldcode")
    written = parse((ROOT / "content" / "methodes" / "meldcode.md").read_text())
    assert item["markdown"] == written.body
    assert '<section class="deel"' in item["html"]
    assert "<script" not in item["html"]


def test_item_has_its_metadata_and_revision(reader: FlaskClient) -> None:
    item = ask(reader, "/items/contact/veilig-thuis")
    assert item["id"] == "contact/veilig-thuis"
    assert item["url"] == "/kennis/veilig-thuis"
    assert item["revisie"] == 1
    assert item["zichtbaarheid"] == "openbaar"
    assert "veiligheid" in item["leefgebieden"]
    assert item["metadata"]["telefoon"] == "0800-2000"
    assert item["bronnen"][0]["url"].startswith("https://")
    assert item["gecontroleerd_op"] is None or item["herzien_voor"]


def test_links_and_backlinks_point_at_each_other(reader: FlaskClient) -> None:
    item = ask(reader, "/items/methode/meldcode")
    assert item["links"]
    for other in item["links"]:
        back = [one["id"] for one in ask(reader, f"/items/{other['id']}")["terugverwijzingen"]]
        assert "methode/meldcode" in back


def test_every_item_of_the_library_is_listed_and_can_be_asked_for(reader: FlaskClient) -> None:
    found = ask(reader, "/items?limiet=100")
    rest = [ask(reader, f"/items?limiet=100&vanaf={start}")["items"] for start in range(100, found["totaal"], 100)]
    ids = [one["id"] for part in (found["items"], *rest) for one in part]
    assert len(set(ids)) == found["totaal"]
    for one in ids[::10]:
        assert ask(reader, f"/items/{one}")["id"] == one


def test_list_is_narrowed_by_the_same_choices(reader: FlaskClient) -> None:
    found = ask(reader, "/items?soort=dilemma&limiet=100")
    assert found["totaal"] == len(found["items"]) > 0
    assert {one["soort"] for one in found["items"]} == {"dilemma"}


def test_item_under_another_soort_is_not_there(reader: FlaskClient) -> None:
    assert reader.get("/api/v1/items/begrip/meldcode").status_code == 404
    assert reader.get("/api/v1/items/geen-soort/meldcode").status_code == 404
    assert reader.get("/api/v1/items/methode/%00").status_code == 404
    assert reader.get("/api/v1/items/methode/Meld%20Code").status_code == 404
