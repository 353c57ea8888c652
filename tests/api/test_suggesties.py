"""GET /api/v1/suggesties keeps its contract."""

from __future__ import annotations

from flask.testing import FlaskClient
from tests.api.contract import ask


def test_at_most_eight_suggestions_with_text_soort_and_address(reader: FlaskClient) -> None:
    found = ask(reader, "/suggesties?q=s")["suggesties"]
    assert 0 < len(found) <= 8
    assert all(list(one) == ["tekst", "soort", "url"] for one in found)


def test_every_suggestion_leads_somewhere(reader: FlaskClient) -> None:
    for one in ask(reader, "/suggesties?q=schul")["suggesties"]:
        assert reader.get(one["url"]).status_code == 200


def test_title_is_completed_from_a_later_word(reader: FlaskClient) -> None:
    assert "Veilig Thuis" in [one["tekst"] for one in ask(reader, "/suggesties?q=thui")["suggesties"]]


def test_nothing_typed_gives_no_suggestions(reader: FlaskClient) -> None:
    assert ask(reader, "/suggesties?q=") == {"suggesties": []}
    assert ask(reader, "/suggesties?q=%00%25_") == {"suggesties": []}
