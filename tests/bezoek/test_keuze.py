"""Which items go on the card."""

from __future__ import annotations

from ankerpunt.bezoek.keuze import Treffer, choose, mentioned


def page(key: str, score: float = 0.0, leefgebieden: tuple[str, ...] = (), links: tuple[str, ...] = ()) -> Treffer:
    return Treffer(key, score, leefgebieden, links, heeft_delen=key.startswith(("methode/", "vakgroeppagina/")))


def test_items_far_below_the_best_stay_off_the_card() -> None:
    found = [page("methode/huur", 4.0), page("methode/schulden", 2.4), page("methode/dementie", 1.2)]
    assert choose([], found, [], ()).themas == ("methode/huur", "methode/schulden")


def test_an_item_that_is_linked_with_the_best_comes_in_sooner() -> None:
    found = [page("methode/huur", 4.0, links=("methode/post",)), page("methode/vreemd", 1.8), page("methode/post", 1.7)]
    assert choose([], found, [], ()).themas == ("methode/huur", "methode/post")


def test_there_are_at_most_four_subjects() -> None:
    found = [page(f"methode/m{number}", 3.0) for number in range(9)]
    assert len(choose([], found, [], ()).themas) == 4


def test_an_item_without_parts_is_only_pointed_at() -> None:
    keuze = choose([], [page("methode/huur", 3.0), page("begrip/briefadres", 2.5)], [], ())
    assert keuze.themas == ("methode/huur",)
    assert keuze.extra == ("begrip/briefadres",)


def test_a_weak_hit_that_the_best_item_links_to_is_pointed_at() -> None:
    found = [
        page("methode/huur", 3.0, links=("begrip/deurwaarder",)),
        page("begrip/deurwaarder", 0.5),
        page("begrip/gezag", 0.5),
    ]
    assert choose([], found, [], ()).extra == ("begrip/deurwaarder",)


def test_what_the_reader_asked_for_is_always_there() -> None:
    asked = [page("methode/presentie"), page("leerpad/start")]
    keuze = choose(asked, [page("methode/huur", 9.0)], [], ())
    assert keuze.themas == ("methode/presentie", "methode/huur")
    assert keuze.extra == ("leerpad/start",)


def test_leefgebieden_alone_give_their_best_items() -> None:
    best = [page("methode/a", leefgebieden=("wonen",)), page("methode/b", leefgebieden=("wonen",))]
    assert choose([], [], best, ("wonen",)).themas == ("methode/a", "methode/b")


def test_a_leefgebied_that_the_words_do_not_cover_gives_one_item() -> None:
    found = [page("methode/huur", 3.0, leefgebieden=("wonen",))]
    best = [
        page("methode/kind", leefgebieden=("opvoeden-en-opgroeien",)),
        page("methode/huis", leefgebieden=("wonen",)),
    ]
    assert choose([], found, best, ("wonen", "opvoeden-en-opgroeien")).themas == ("methode/huur", "methode/kind")


def test_a_child_in_the_house_comes_right_after_the_main_subject() -> None:
    found = [page("methode/huur", 3.0, ("wonen", "inkomen")), page("methode/schuld", 2.5, ("inkomen",))]
    best = [
        page("methode/veilig", leefgebieden=("veiligheid", "opvoeden-en-opgroeien", "wonen", "inkomen")),
        page("methode/kind", leefgebieden=("opvoeden-en-opgroeien", "veiligheid")),
        page("methode/arm-kind", leefgebieden=("opvoeden-en-opgroeien", "inkomen")),
    ]
    also = mentioned("Huurschuld, drie kinderen")
    assert choose([], found, best, (), also).themas == ("methode/huur", "methode/arm-kind", "methode/schuld")


def test_safety_goes_first_where_the_words_speak_of_violence() -> None:
    found = [page("methode/alimentatie", 3.0, ("inkomen",)), page("methode/stalking", 2.5, ("veiligheid",))]
    assert choose([], found, [], (), mentioned("ex slaat haar")).themas == ("methode/stalking", "methode/alimentatie")
    assert choose([], found, [], (), mentioned("ex betaalt niet")).themas[0] == "methode/alimentatie"


def test_a_grandson_is_no_child_in_the_house() -> None:
    assert mentioned("kleinzoon haalt geld van opa") == ()


def test_nothing_found_is_nothing_chosen() -> None:
    assert choose([], [], [], ()).themas == ()
