"""What stands on a bezoekkaart, told without a database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from ankerpunt.bezoek.composing import alike, compose, of_section, plain
from ankerpunt.bezoek.kaart import Doel, Kaart, Materiaal, Onderdeel, Thema
from ankerpunt.kennis.verwijzing import Verwijzing

STAPPEN = ("Zo pak je het aan", "Stap 1: kijk", "Stap 2: overleg", "Stap 3: praat", "Stap 4: weeg", "Stap 5: besluit")


def verwijzing(key: str, vakgroep: str | None = "wonen", checked: date | None = None) -> Verwijzing:
    soort, _, slug = key.partition("/")
    prefix = {"dilemma": "dilemmas", "vakgroeppagina": "vakgroepen"}.get(soort, "kennis")
    return Verwijzing(
        soort=soort,
        slug=slug,
        url=f"/{prefix}/{slug}",
        titel=slug.replace("-", " ").capitalize(),
        samenvatting=f"Over {slug}.",
        naam_soort=soort.capitalize(),
        icon="x",
        vakgroep=vakgroep,
        vakgroep_naam=vakgroep,
        gecontroleerd_op=checked,
        herzien_voor=None,
        verouderd=False,
        gewijzigd_op=datetime(2026, 11, 1, tzinfo=UTC),
        fictief=False,
        leden=False,
    )


def thema(name: str, links: Sequence[str] = (), **delen: Sequence[str]) -> Thema:
    standard = {"doe": [f"{name} begin", f"{name} daarna", f"{name} tenslotte"]}
    return Thema(verwijzing(f"methode/{name}"), {**standard, **delen}, links)


def doelen(*keys: str) -> dict[str, Doel]:
    return {key: Doel(verwijzing(key), telefoon="0800-1234" if key.startswith("contact/") else None) for key in keys}


def texts(lines: Sequence[Onderdeel]) -> list[str]:
    return [plain(line.html) for line in lines]


def test_one_item_gives_its_own_steps_in_their_order() -> None:
    kaart = compose(Materiaal([thema("huur")]))
    assert texts(kaart.doe) == ["huur begin", "huur daarna", "huur tenslotte"]


def test_two_items_begin_with_the_beginning_of_both_and_the_best_stays_whole() -> None:
    kaart = compose(Materiaal([thema("huur"), thema("kinderen")]))
    assert texts(kaart.doe) == ["huur begin", "kinderen begin", "huur daarna", "kinderen daarna", "huur tenslotte"]


def test_there_are_never_more_than_five_actions() -> None:
    kaart = compose(Materiaal([thema(name) for name in ("een", "twee", "drie", "vier")]))
    assert len(kaart.doe) == 5
    assert texts(kaart.doe)[0] == "een begin"


def test_two_items_that_say_the_same_say_it_once() -> None:
    same = ["<strong>Bel vandaag</strong> de verhuurder over deze huurschuld."]
    other = ["Bel de verhuurder vandaag nog over deze huurschuld.", "Vraag naar de kinderen.", "Kom terug."]
    kaart = compose(Materiaal([thema("huur", doe=same), thema("kinderen", doe=other)]))
    assert texts(kaart.doe) == [
        "Bel vandaag de verhuurder over deze huurschuld.",
        "Vraag naar de kinderen.",
        "Kom terug.",
    ]


def test_sentences_questions_and_signs_come_from_the_items_in_turn() -> None:
    one = thema("een", zeg=["een a", "een b", "een c"], vragen=["een v"], veiligheid=["een s", "een t"])
    two = thema("twee", zeg=["twee a", "twee b"], vragen=["twee v", "twee w"], veiligheid=["twee s"])
    kaart = compose(Materiaal([one, two]))
    assert texts(kaart.zeg) == ["een a", "twee a", "een b"]
    assert texts(kaart.vragen) == ["een v", "twee v", "twee w"]
    assert texts(kaart.veiligheid) == ["een s", "twee s", "een t"]


def test_every_line_names_the_item_it_comes_from() -> None:
    material = Materiaal(
        [thema("huur", ["dilemma/snel", "contact/geldfit"])], doelen("dilemma/snel", "contact/geldfit")
    )
    kaart = compose(material)
    assert {line.bron.key for line in kaart.doe} == {"methode/huur"}
    assert kaart.wringt[0].bron.key == "dilemma/snel"
    assert kaart.wringt[0].via == ("methode/huur",)
    assert kaart.sleutels == {"methode/huur", "dilemma/snel", "contact/geldfit"}


def test_meldcode_stands_on_the_card_only_where_a_safety_section_names_it() -> None:
    pages = doelen("methode/meldcode")
    without = compose(Materiaal([thema("huur", veiligheid=["Er is geen eten."])], pages, meldcode=STAPPEN))
    named = compose(Materiaal([thema("huur", veiligheid=["Bij geweld: volg de Meldcode."])], pages, meldcode=STAPPEN))
    assert without.meldcode == ()
    assert texts(named.meldcode) == ["Kijk.", "Overleg.", "Praat.", "Weeg.", "Besluit."]
    assert [bron.key for bron in named.bronnen] == ["methode/huur", "methode/meldcode"]


def test_half_a_meldcode_is_no_meldcode() -> None:
    material = Materiaal(
        [thema("huur", veiligheid=["Volg de Meldcode."])], doelen("methode/meldcode"), meldcode=STAPPEN[:4]
    )
    assert compose(material).meldcode == ()


def test_contacts_carry_a_number_that_a_phone_can_dial() -> None:
    kaart = compose(Materiaal([thema("huur", ["contact/geldfit"])], doelen("contact/geldfit")))
    assert kaart.bellen[0].telefoon == "0800-1234"
    assert kaart.bellen[0].tel == "08001234"


def test_emergency_numbers_have_their_own_place_unless_there_is_nobody_else() -> None:
    both = ["contact/veilig-thuis", "contact/geldfit"]
    assert [line.bron.key for line in compose(Materiaal([thema("x", both)], doelen(*both))).bellen] == [
        "contact/geldfit"
    ]
    alone = compose(Materiaal([thema("x", both)], doelen("contact/veilig-thuis")))
    assert [line.bron.key for line in alone.bellen] == ["contact/veilig-thuis"]


def test_a_contact_that_the_author_set_apart_goes_before_one_in_passing() -> None:
    links = ["contact/politie", "contact/geldfit"]
    hoort = ['<a href="/kennis/geldfit" class="naar-contact">Geldfit</a>']
    kaart = compose(Materiaal([thema("x", links, hoort=hoort)], doelen(*links)))
    assert [line.bron.slug for line in kaart.bellen] == ["geldfit", "politie"]


def test_links_to_what_the_reader_may_not_see_are_left_out() -> None:
    kaart = compose(Materiaal([thema("x", ["dilemma/geheim", "contact/geheim"])]))
    assert kaart.wringt == kaart.bellen == ()


def test_vakgroepen_of_the_items_are_who_knows_more() -> None:
    kaart = compose(Materiaal([thema("x"), thema("y")], doelen("vakgroeppagina/wonen")))
    assert [line.bron.key for line in kaart.weten] == ["vakgroeppagina/wonen"]
    assert kaart.weten[0].via == ("methode/x", "methode/y")


def test_source_numbers_stay_behind_and_places_on_the_page_get_its_address() -> None:
    html = 'Vraag hulp <a href="#bron-2">2</a>, <a href="#bron-3">3</a>. Zie <a href="#daarna">daarna</a>.'
    line = compose(Materiaal([thema("x", doe=[html])])).doe[0]
    assert line.html == 'Vraag hulp. Zie <a href="/kennis/x#daarna">daarna</a>.'


def test_the_same_line_has_the_same_id_in_every_answer() -> None:
    alone, together = compose(Materiaal([thema("x")])), compose(Materiaal([thema("y"), thema("x")]))
    ids = {line.id for line in together.doe}
    assert alone.doe[0].id in ids
    assert len(ids) == len(together.doe)


def test_a_section_can_be_had_whole() -> None:
    kaart = of_section(thema("x", vragen=[f"vraag {number}" for number in range(9)]), "vragen")
    assert len(kaart.vragen) == 9
    assert kaart.doe == ()
    assert [bron.key for bron in kaart.bronnen] == ["methode/x"]


def test_without_items_the_card_is_empty() -> None:
    assert compose(Materiaal()).leeg
    assert Kaart().telling == "0 pagina’s, nog geen door een vakgroep getoetst"


def test_the_card_says_how_many_of_its_pages_were_checked() -> None:
    checked = Thema(verwijzing("methode/y", checked=date(2026, 11, 20)), {"doe": ["doe y"]})
    assert compose(Materiaal([thema("x"), checked])).telling == "2 pagina’s, 1 door een vakgroep getoetst"


def test_short_lines_are_alike_only_when_they_are_the_same() -> None:
    assert alike("Bel 112.", "bel 112.")
    assert not alike("Bel 112.", "Bel 113.")
