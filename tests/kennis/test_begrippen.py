"""The begrippenlijst: concepts with an explanation, pages the thesaurus does not know, and where to look."""

from __future__ import annotations

from ankerpunt.kennis.begrippen import letters
from ankerpunt.search.thesaurus import Begrip, Thesaurus

THESAURUS = Thesaurus(
    (
        Begrip("https://x/begrip/wmo", "Wmo", ook=("Wet maatschappelijke ondersteuning",), definitie="Een wet."),
        Begrip("https://x/begrip/regie", "regie"),
    )
)


def test_page_that_the_thesaurus_does_not_know_is_in_the_list() -> None:
    (letter, rows), *_ = letters(THESAURUS, {"zorgpad": ("Zorgpad", "De route door de zorg.")})[::-1]
    assert letter == "Z"
    assert rows[0] == ("Zorgpad", "De route door de zorg.", "/kennis/zorgpad", None)


def test_other_name_says_where_to_look() -> None:
    rows = [row for _, found in letters(THESAURUS, {}) for row in found]
    assert ("Wet maatschappelijke ondersteuning", None, None, "Wmo") in rows


def test_concept_without_explanation_or_page_is_left_out() -> None:
    assert "regie" not in [row.label for _, found in letters(THESAURUS, {}) for row in found]
