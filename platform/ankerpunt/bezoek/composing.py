"""Composing: which lines of which items stand on the bezoekkaart, in which order. Pure: it asks no database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import unescape
from itertools import zip_longest

from markupsafe import Markup, escape

from ankerpunt.bezoek.kaart import Doel, Kaart, Materiaal, Onderdeel, Thema
from ankerpunt.kennis.verwijzing import Verwijzing

#: What fits on one A4 together with room for notes; the print test holds these.
MOST_DOE, LEAST_DOE, BEST_DOE = 5, 3, 3
MOST_ZEG, MOST_VRAGEN, MOST_VEILIGHEID = 3, 4, 4
MOST_WRINGT, MOST_WETEN, MOST_BELLEN, MOST_LEZEN = 2, 2, 3, 3

#: The safety panel shows these on every card.
NOODNUMMERS = frozenset({"contact/alarmnummer-112", "contact/veilig-thuis"})
MELDCODE = "methode/meldcode"
MELDCODE_STAPPEN = 5

#: Share of nearly equal words from which two lines say the same.
ALIKE = 0.6
#: What a link in the text counts for, beside one that its author set under 'Hoort hierbij'.
IN_PASSING = 0.4
#: What being found by the words counts for.
FOUND = 1.5
WORD = re.compile(r"\w{4,}")
TAG = re.compile(r"<[^>]+>")
SOURCE_NUMBER = re.compile(r"(?:\s*,?\s*<a [^>]*href=\"#[^\"]*\"[^>]*>\s*\d+\s*</a>)+")
STEP_TITLE = re.compile(r"stap (\d)\s*[:.]\s*(.+)", re.IGNORECASE)


def compose(materiaal: Materiaal) -> Kaart:
    """The card; empty where there is no item."""
    themas = materiaal.themas
    meldcode = _meldcode(themas, materiaal)
    speaking = [thema.verwijzing for thema in themas] + [step.bron for step in meldcode]
    return Kaart(
        bronnen=tuple({bron.key: bron for bron in speaking}.values()),
        doe=_actions(themas),
        zeg=_in_turn(themas, "zeg", MOST_ZEG),
        vragen=_in_turn(themas, "vragen", MOST_VRAGEN),
        veiligheid=_in_turn(themas, "veiligheid", MOST_VEILIGHEID),
        meldcode=meldcode,
        wringt=_wringt(themas, materiaal),
        weten=_weten(themas, materiaal),
        bellen=_bellen(themas, materiaal),
        lezen=_lezen(materiaal),
    )


def of_section(thema: Thema, deel: str) -> Kaart:
    """A card that holds one whole section of an item."""
    found = parts(thema, deel)
    return replace(Kaart(), bronnen=(thema.verwijzing,) if found else (), **{deel: found})


def parts(thema: Thema, deel: str) -> tuple[Onderdeel, ...]:
    """Every line of one section of an item ("doe", "zeg", "vragen" or "veiligheid")."""
    return tuple(
        Onderdeel(deel, thema.verwijzing, _html(html, thema), (thema.verwijzing.key,))
        for html in thema.delen.get(deel, ())
    )


def plain(html: str) -> str:
    """The words of a fragment."""
    return " ".join(unescape(TAG.sub(" ", html)).split())


def alike(one: str, other: str) -> bool:
    """Whether two lines say nearly the same: most of the longer words of the shorter one stand in the other."""
    words, others = (set(WORD.findall(plain(text).lower())) for text in (one, other))
    least = min(len(words), len(others))
    if least < 2:
        return plain(one).lower() == plain(other).lower()
    return len(words & others) >= ALIKE * least


def _actions(themas: Sequence[Thema]) -> tuple[Onderdeel, ...]:
    """The steps of the best item whole, and the first of the others between them: each text has its own order.

    So a card of two subjects begins with how to begin, for both.
    """
    steps = [list(enumerate(parts(thema, "doe"))) for thema in themas]
    steps = [found for found in steps if found]
    if not steps:
        return ()
    share = 1 if len(steps) > 2 else MOST_DOE - BEST_DOE
    wanted = [steps[0][: BEST_DOE if len(steps) > 1 else MOST_DOE], *(found[:share] for found in steps[1:])]
    rest = [found[len(taken) :] for found, taken in zip(steps, wanted, strict=True)]
    chosen: list[tuple[int, int, Onderdeel]] = []
    for rank, found in enumerate([*wanted, *rest]):
        for number, step in found:
            enough = MOST_DOE if rank < len(wanted) else LEAST_DOE
            if len(chosen) < enough and not any(alike(step.html, other.html) for _, _, other in chosen):
                chosen.append((number, rank % len(wanted), step))
    return tuple(step for _, _, step in sorted(chosen, key=lambda entry: entry[:2]))


def _in_turn(themas: Sequence[Thema], deel: str, most: int) -> tuple[Onderdeel, ...]:
    """One line of each item in turn, the best item first."""
    rounds = zip_longest(*(parts(thema, deel) for thema in themas))
    return tuple(_without_likes((line for turn in rounds for line in turn if line), most))


def _without_likes(lines: Iterable[Onderdeel], most: int) -> list[Onderdeel]:
    chosen: list[Onderdeel] = []
    for line in lines:
        if len(chosen) == most:
            break
        if not any(alike(line.html, other.html) for other in chosen):
            chosen.append(line)
    return chosen


def _meldcode(themas: Sequence[Thema], materiaal: Materiaal) -> tuple[Onderdeel, ...]:
    """The five steps, as the Meldcode page names them, where the safety section of an item points to the Meldcode."""
    via = tuple(thema.verwijzing.key for thema in themas if _asks_for_meldcode(thema))
    steps = [match for title in materiaal.meldcode if (match := STEP_TITLE.fullmatch(title.strip()))]
    page = materiaal.doelen.get(MELDCODE)
    if not via or page is None or len(steps) != MELDCODE_STAPPEN:
        return ()
    return tuple(Onderdeel("meldcode", page.verwijzing, escape(_sentence(step[2])), via) for step in steps)


def _asks_for_meldcode(thema: Thema) -> bool:
    return thema.verwijzing.key == MELDCODE or any(
        "meldcode" in sign.lower() for sign in thema.delen.get("veiligheid", ())
    )


def _wringt(themas: Sequence[Thema], materiaal: Materiaal) -> tuple[Onderdeel, ...]:
    found = _by_votes(themas, materiaal, "dilemma")
    return tuple(_pointer("wringt", doel.verwijzing, via) for doel, via in found[:MOST_WRINGT])


def _bellen(themas: Sequence[Thema], materiaal: Materiaal) -> tuple[Onderdeel, ...]:
    """Whom to call; the emergency numbers have their own place, unless there is nobody else."""
    found = _by_votes(themas, materiaal, "contact")
    others = [(doel, via) for doel, via in found if doel.verwijzing.key not in NOODNUMMERS]
    return tuple(_contact("bellen", doel, via) for doel, via in (others or found)[:MOST_BELLEN])


def _weten(themas: Sequence[Thema], materiaal: Materiaal) -> tuple[Onderdeel, ...]:
    via: dict[str, list[str]] = {}
    for thema in themas:
        if thema.verwijzing.vakgroep:
            via.setdefault(f"vakgroeppagina/{thema.verwijzing.vakgroep}", []).append(thema.verwijzing.key)
    for found in materiaal.extra:
        if found.soort == "vakgroeppagina":
            via.setdefault(found.key, []).append(found.key)
    known = [(materiaal.doelen[key], tuple(keys)) for key, keys in via.items() if key in materiaal.doelen]
    return tuple(_vakgroep(doel.verwijzing, keys) for doel, keys in known[:MOST_WETEN])


def _by_votes(themas: Sequence[Thema], materiaal: Materiaal, soort: str) -> list[tuple[Doel, tuple[str, ...]]]:
    """What was found itself comes first; then what the items lead to, the better item counting for more."""
    votes: dict[str, float] = {}
    via: dict[str, list[str]] = {}
    for rank, thema in enumerate(themas):
        related = " ".join(thema.delen.get("hoort", ()))
        for place, key in enumerate(thema.links):
            doel = materiaal.doelen.get(key)
            if doel:
                weight = 1.0 if f'"{doel.verwijzing.url}"' in related else IN_PASSING
                votes[key] = votes.get(key, 0.0) + weight / (1 + rank) - place / 1000
                via.setdefault(key, []).append(thema.verwijzing.key)
    for place, found in enumerate(materiaal.extra):
        votes[found.key] = votes.get(found.key, 0.0) + FOUND - place / 10
        via.setdefault(found.key, []).append(found.key)
    ranked = sorted(votes, key=lambda key: -votes[key])
    return [(materiaal.doelen[key], tuple(via[key])) for key in ranked if key.startswith(f"{soort}/")]


def _lezen(materiaal: Materiaal) -> tuple[Onderdeel, ...]:
    """What is only worth reading; a dilemma, a contact and a vakgroep have their own place. A word is explained at once."""
    found = [row for row in materiaal.extra if row.soort not in {"dilemma", "contact", "vakgroeppagina"}]
    return tuple(
        Onderdeel(
            "lezen",
            row,
            escape(row.titel),
            (row.key,),
            row.samenvatting if row.soort == "begrip" else f"{row.naam_soort}.",
        )
        for row in found[:MOST_LEZEN]
    )


def _vakgroep(found: Verwijzing, via: tuple[str, ...]) -> Onderdeel:
    naam = found.titel if found.titel.startswith("Vakgroep") else f"Vakgroep {found.titel[:1].lower()}{found.titel[1:]}"
    return Onderdeel("weten", found, escape(naam), via, found.samenvatting)


def _pointer(lijst: str, found: Verwijzing, via: tuple[str, ...]) -> Onderdeel:
    return Onderdeel(lijst, found, escape(found.titel), via, found.samenvatting)


def _contact(lijst: str, doel: Doel, via: tuple[str, ...]) -> Onderdeel:
    found = doel.verwijzing
    uitleg = " ".join(_sentence(text) for text in (doel.voor or found.samenvatting, doel.wanneer) if text)
    return Onderdeel(lijst, found, escape(found.titel), via, uitleg, doel.telefoon)


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def _html(html: str, thema: Thema) -> Markup:
    """Without source numbers, which point at the list under the item; other places on that page by their full address."""
    without = SOURCE_NUMBER.sub("", html)
    return Markup(without.replace('href="#', f'href="{thema.verwijzing.url}#'))  # noqa: S704 - sanitised when saved
