"""Which of the items that were found go on the card: the best ones that are about the visit, and nothing beside it. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

MOST_THEMAS = 4
MOST_ASKED = 8
MOST_EXTRA = 8
#: So many subjects are what the visit is about; the others are beside it.
MAIN = 2

#: An item below this share of the best score is about something else that happens to use the same words.
RELATED = 0.55
#: A page that says what to do is worth more on a visit than one that explains a word.
PRACTICAL = frozenset({"methode", "vakgroeppagina"})
OTHER = 0.8
#: What is found by words and only pointed at: whom to call, what may chafe, what to read before a visit.
POINTED_AT = frozenset({"contact", "dilemma", "begrip", "handout", "casus", "wijziging", "vakgroeppagina"})
CHOSEN_LEEFGEBIED = 1.3
#: Authors linked it with the best item: it is more likely to be about the same visit.
LINKED = 1.4

WORD = re.compile(r"\w+")
OPVOEDEN, VEILIGHEID = "opvoeden-en-opgroeien", "veiligheid"
BRINGS_ALONG = {
    OPVOEDEN: frozenset("kind kindje kinderen kids baby peuter kleuter dreumes jongetje meisje".split()),
    VEILIGHEID: frozenset(
        "geweld mishandeling mishandeld mishandelt slaat slaan sloeg geslagen klappen bedreigt bedreigd bedreiging "
        "dreigt gedreigd wurgt gewurgd mes wapen stalkt stalking verkracht misbruik misbruikt striemen".split()
    ),
}


@dataclass(frozen=True)
class Treffer:
    """An item that may go on the card: how well it fits, where its text leads to, and whether it has parts for the card.

    The first of its leefgebieden is what it is mainly about.
    """

    sleutel: str
    score: float = 0.0
    leefgebieden: Sequence[str] = ()
    links: Collection[str] = ()
    heeft_delen: bool = False

    @property
    def soort(self) -> str:
        """Its soort."""
        return self.sleutel.partition("/")[0]


@dataclass(frozen=True)
class Keuze:
    """The keys whose parts go on the card, and those that are only pointed at; both best first."""

    themas: tuple[str, ...]
    extra: tuple[str, ...]


def choose(
    asked: Sequence[Treffer],
    found: Sequence[Treffer],
    best: Sequence[Treffer],
    leefgebieden: Collection[str],
    also: Collection[str] = (),
) -> Keuze:
    """What goes on the card.

    `asked` was pointed at by the reader and always goes on it. `found` by words, best first, counts where it is near
    the best. `best` are the best items of `leefgebieden`, which the reader chose, and of `also`, which the words bring
    along (`mentioned`): each that the main subjects do not cover gives one, all of them where nothing else was found.
    """
    practical = _near([hit for hit in found if hit.heeft_delen], leefgebieden)
    if VEILIGHEID in also:
        safe = [hit for hit in practical if hit.leefgebieden[:1] == (VEILIGHEID,)][:1]
        practical = [*safe, *(hit for hit in practical if hit not in safe)]
    themas = _filled([hit for hit in asked if hit.heeft_delen][:MOST_ASKED], practical, MOST_THEMAS)
    main = themas[:MAIN]
    for name in (*leefgebieden, *also) if themas else ():
        if not any(name in hit.leefgebieden for hit in main):
            themas = [*themas[:1], *_nearest(best, name, themas)[:1], *themas[1:]]
    themas = themas[:MOST_ASKED] or _filled([], best, MOST_THEMAS)
    linked = {key for hit in themas for key in hit.links}
    near = [*_near(found, leefgebieden), *(hit for hit in found if hit.sleutel in linked)]
    pointed_at = [hit for hit in near if hit.soort in POINTED_AT]
    extra = dict.fromkeys(hit.sleutel for hit in (*asked, *pointed_at) if not hit.heeft_delen)
    return Keuze(tuple(hit.sleutel for hit in themas), tuple(extra)[:MOST_EXTRA])


def mentioned(woorden: str) -> tuple[str, ...]:
    """The leefgebieden that words bring along: where there is a child, think of the child; where somebody hits, be safe.

    Source: the kindcheck and the first step of the Meldcode, which ask this whatever somebody came for.
    """
    words = set(WORD.findall(woorden.lower()))
    return tuple(name for name, signs in BRINGS_ALONG.items() if signs & words)


def _nearest(best: Sequence[Treffer], leefgebied: str, themas: Sequence[Treffer]) -> list[Treffer]:
    """Fresh items of `leefgebied`: first those of which it is the first, then those that share most with what is there."""
    there = [hit for hit in best if leefgebied in hit.leefgebieden and hit.heeft_delen and hit not in themas]

    def distance(hit: Treffer) -> tuple[bool, int]:
        shared = sum(len(set(hit.leefgebieden) & set(thema.leefgebieden)) for thema in themas)
        return (hit.leefgebieden[0] != leefgebied, -shared)

    return sorted(there, key=distance)


def _near(found: Sequence[Treffer], leefgebieden: Collection[str]) -> list[Treffer]:
    """Those whose weight is near that of the best, best first."""
    if not found:
        return []
    first = max(found, key=lambda hit: _weight(hit, leefgebieden))
    weights = {hit.sleutel: _weight(hit, leefgebieden) * (LINKED if _linked(hit, first) else 1.0) for hit in found}
    least = RELATED * _weight(first, leefgebieden)
    return sorted((hit for hit in found if weights[hit.sleutel] >= least), key=lambda hit: -weights[hit.sleutel])


def _weight(hit: Treffer, leefgebieden: Collection[str]) -> float:
    weight = hit.score * (1.0 if hit.soort in PRACTICAL else OTHER)
    return weight * CHOSEN_LEEFGEBIED if set(leefgebieden) & set(hit.leefgebieden) else weight


def _linked(one: Treffer, other: Treffer) -> bool:
    return one is other or one.sleutel in other.links or other.sleutel in one.links


def _filled(themas: Sequence[Treffer], more: Sequence[Treffer], most: int) -> list[Treffer]:
    known = {hit.sleutel for hit in themas}
    fresh = [hit for hit in more if hit.heeft_delen and hit.sleutel not in known]
    return [*themas, *fresh[: max(0, most - len(themas))]]
