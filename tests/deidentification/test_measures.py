"""Promises of the counts: only whole labels count, disputable ones count neither way, false flags and decoys do."""

from __future__ import annotations

from bench.deidentification.labelled import CONTEXT, DIRECT, Labelled, read
from bench.deidentification.measures import Flag, Measured, measure


def texts(*bodies: str) -> list[Labelled]:
    """Marked texts as a set."""
    return list(read("".join(f"=== x-{at} | chat\n{body}\n" for at, body in enumerate(bodies))))


def flags(text: Labelled, *words: str, certain: bool = True) -> list[Flag]:
    """A flag over the first place of each of `words`."""
    return [Flag(text.text.index(word), text.text.index(word) + len(word), certain) for word in words]


def counted(body: str, *words: str, certain: bool = True) -> Measured:
    """One text in which `words` are flagged."""
    (text,) = texts(body)
    return measure([text], [flags(text, *words, certain=certain)])


def test_label_counts_if_every_letter_is_covered() -> None:
    result = counted("Mevrouw [[naam|El Amrani]] belde.", "El Amrani")
    assert (result.first["naam"], result.both["naam"], result.total["naam"]) == (1, 1, 1)
    assert not result.missed


def test_label_that_misses_one_letter_is_missed() -> None:
    result = counted("Mevrouw [[naam|El Amrani]] belde.", "El Amran")
    assert result.both["naam"] == 0
    assert result.missed == [("x-0", "naam", "El Amrani")]


def test_signs_between_letters_need_not_be_covered() -> None:
    assert counted("tel. [[telefoon|06-1234 5678]]", "06", "1234", "5678").both["telefoon"] == 1


def test_flag_may_be_wider_than_the_label() -> None:
    result = counted("Mevrouw [[naam|Jansen]] belde.", "Mevrouw Jansen")
    assert (result.both["naam"], result.false) == (1, 0)


def test_second_tier_counts_in_both_only() -> None:
    result = counted("[[naam|Jansen]] belde.", "Jansen", certain=False)
    assert (result.first["naam"], result.both["naam"]) == (0, 1)
    assert result.clean == 1


def test_two_tiers_may_cover_a_label_together() -> None:
    (text,) = texts("[[naam|Jan Jansen]] belde.")
    found = [*flags(text, "Jan "), *flags(text, "Jansen", certain=False)]
    result = measure([text], [found])
    assert (result.first["naam"], result.both["naam"]) == (0, 1)


def test_same_word_elsewhere_does_not_count() -> None:
    (text,) = texts("Ede. Hij woont in [[plaats|Ede]].")
    assert measure([text], [flags(text, "Ede")]).both["plaats"] == 0


def test_flag_on_unmarked_words_is_false() -> None:
    result = counted("De [[naam|Jansen]] belde gisteren.", "gisteren", "Jansen")
    assert (result.flags, result.false) == (2, 1)
    assert result.wrong == [("x-0", "gisteren")]


def test_flag_on_part_of_a_label_is_not_false() -> None:
    result = counted("De [[naam|Jan Jansen]] belde.", "Jan ")
    assert (result.false, len(result.missed)) == (0, 1)


def test_flag_that_only_touches_a_label_is_false() -> None:
    assert counted("[[naam|Jansen]] belde.", " belde").false == 1


def test_decoy_hit_is_counted_and_false() -> None:
    result = counted("Via de [[geen|Wmo]] en [[geen|Veilig Thuis]].", "Veilig")
    assert (result.decoys, result.decoys_hit, result.false) == (2, 1, 1)
    assert not result.total


def test_flag_over_a_decoy_and_a_label_hits_the_decoy_but_is_not_false() -> None:
    result = counted("[[geen|Wil]] [[naam|Jansen]] bellen?", "Wil Jansen")
    assert (result.decoys_hit, result.false, result.both["naam"]) == (1, 0, 1)


def test_disputable_label_found_counts_neither_way() -> None:
    result = counted("Weduwe sinds [[?datum|2019]].", "2019")
    assert (result.flags, result.false, result.total["datum"], result.total["?datum"]) == (1, 0, 0, 0)


def test_disputable_label_missed_counts_neither_way() -> None:
    result = counted("Buurvrouw [[?naam|Bep]] belde.")
    assert (result.missed, result.clean, result.total.total()) == ([], 1, 0)


def test_text_is_clean_without_a_missed_direct_detail() -> None:
    first, second = texts("[[naam|Jansen]] uit [[plaats|Ede]]", "[[naam|Bakker]] uit [[plaats|Ede]]")
    result = measure([first, second], [flags(first, "Jansen"), flags(second, "Ede")])
    assert (result.texts, result.clean) == (2, 1)


def test_share_adds_up_types() -> None:
    result = counted("[[naam|Jansen]], [[bsn|111222333]], [[plaats|Ede]], [[leeftijd|83]]", "Jansen", "Ede", "83")
    assert result.share(result.both, DIRECT) == (1, 2)
    assert result.share(result.both, CONTEXT) == (2, 2)


def test_words_are_counted_without_marks() -> None:
    assert counted("Mevrouw [[naam|El Amrani]] belde.").words == 4


def test_nothing_flagged_finds_nothing() -> None:
    result = counted("[[naam|Jansen]] en de [[geen|Wmo]]")
    assert (result.flags, result.false, result.decoys_hit, result.clean) == (0, 0, 0, 0)
