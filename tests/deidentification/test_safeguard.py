"""Promises of the safeguard for text fields: only what certainly identifies somebody, with words for the message."""

from __future__ import annotations

import pytest

from ankerpunt.deidentification.safeguard import identifying
from ankerpunt.deidentification.values import Type


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ik sprak Fatima el Amrani hierover.", Type.NAAM),
        ("Bel 06-12345678", Type.TELEFOON),
        ("Ze werkt bij de Jumbo in de Kerkstraat 12", Type.ADRES),
        ("koster van de Pniëlkerk aan de Tulpstraat 4", Type.ADRES),
        ("mail naar k.jansen@voorbeeld.nl", Type.EMAIL),
        ("BSN 111222333", Type.BSN),
    ],
)
def test_what_identifies_is_found_and_told(text: str, kind: Type) -> None:
    detail = identifying(text)
    assert detail is not None
    assert detail.type is kind
    assert text[detail.start : detail.end] == detail.text
    assert detail.text in detail.message
    assert "staat er nog" in detail.message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Een moeder van 34 uit Utrecht met schulden",
        "Vraag het Veilig Thuis",
        "Sinds 12 maart is de wet anders",
        "Zij belt de gemeente",
    ],
)
def test_a_field_is_not_refused_for_less(text: str) -> None:
    assert identifying(text) is None
