"""What leads to somebody online: e-mail, web addresses, names of accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankerpunt.deidentification.rules.accounts_online import find_accounts_online
from ankerpunt.deidentification.rules.claims import Claims, in_order
from ankerpunt.deidentification.values import Certainty, Mark, Type
from ankerpunt.dutch.text import listed

_DOMAIN = r"[^\W_](?:[\w-]{0,62})(?:\.[^\W_][\w-]{0,62}){1,5}"
_LOCAL = re.compile(r"[\w.%+'&-]{1,64}$")
_AT_DOMAIN = re.compile(rf"@{_DOMAIN}")
_SPELLED = re.compile(
    r" ?(?:\[at\]|\(at\)|\bat\b|\bapenstaartje\b|\bapestaartje\b|\bapenstaart\b|@) ?"
    r"[^\W_][\w-]{0,62}(?:(?:\.| (?:punt|dot) | ?[\[(](?:dot|punt)[\])] ?)[^\W_][\w-]{1,62}){0,2}?"
    r"(?:\.| (?:punt|dot) | ?[\[(](?:dot|punt)[\])] ?)(?:nl|com|org|net|eu|be|de|fr|pl|me|info|uk)\b",
    re.IGNORECASE,
)
_LOCAL_SPELLED = re.compile(r"[\w.+-]{2,64}(?:(?: punt | dot )[\w+-]{1,64}){0,2}$")
_TOPS = listed("nl com org net eu info be amsterdam frl")
_SPELLED_TOP = re.compile(r"(?:nl|com|org|net|eu|be|de|fr|pl|me|info|uk)$", re.IGNORECASE)
_URL = re.compile(r"(?<![\w@])(?:https?://|www\.)[^\s<>\"|]{1,2000}", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@.-])((?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}([a-z]{2,9}))(:\d{2,5})?(/[^\s<>\"|]{0,500})?(?![\w@])",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'\"*_"
#: National sites that thousands of people use: where somebody looks something up gives nobody away.
_PUBLIC = listed(
    """
    rijksoverheid.nl overheid.nl belastingdienst.nl toeslagen.nl uwv.nl werk.nl svb.nl cak.nl duo.nl digid.nl ciz.nl
    hetcak.nl politie.nl rechtspraak.nl om.nl juridischloket.nl nibud.nl geldfit.nl thuisarts.nl 113.nl veiligthuis.nl vng.nl wikipedia.org
    movisie.nl nji.nl vilans.nl zorginstituutnederland.nl rivm.nl cbs.nl scp.nl kindertelefoon.nl mantelzorg.nl ggdghor.nl
    regelhulp.nl zorgkaartnederland.nl signsofsafety.net slachtofferhulp.nl mind.nl mijnoverheid.nl ind.nl coa.nl rdw.nl
    kvk.nl alzheimer-nederland.nl dementie.nl trimbos.nl jellinek.nl aa-nederland.nl mee.nl zelfregelen.nl wettenbank.nl
    startpunt-geldzaken.nl wijzeringeldzaken.nl leefgeld.nl voedselbankennederland.nl kadaster.nl bkr.nl iederin.nl
    """
)
#: Known to all when nothing follows them: 'op marktplaats.nl'.
_COMMON = listed(
    """
    google.nl google.com gmail.com hotmail.com outlook.com live.nl facebook.com instagram.com tiktok.com snapchat.com
    twitter.com x.com youtube.com linkedin.com marktplaats.nl bol.com whatsapp.com buienradar.nl nu.nl nos.nl funda.nl
    vinted.nl werkspot.nl indeed.nl zoom.us booking.com 9292.nl ns.nl
    """
)
_MAIL = "Een mailadres leidt direct naar één persoon of organisatie."
_SITE = "Een webadres kan laten zien om wie of om welke plaats het gaat."


def find_online(plain: str) -> Iterator[Mark]:
    """E-mail, web addresses and accounts, in reading order, never overlapping."""
    claims = Claims(len(plain))
    found: list[Mark] = []
    for rule in (_addresses, _sites, _spelled, find_accounts_online):
        found += claims.free(rule(plain))
    yield from in_order(found)


def _addresses(plain: str) -> Iterator[Mark]:
    if "@" not in plain:
        return
    for match in _AT_DOMAIN.finditer(plain):
        local = _LOCAL.search(plain[max(0, match.start() - 64) : match.start()])
        if local:
            start = match.start() - len(local.group().lstrip(".%+'&-"))
            if start < match.start():
                yield Mark(start, match.end(), Type.EMAIL, Certainty.ZEKER, _MAIL)


def _spelled(plain: str) -> Iterator[Mark]:
    for match in _SPELLED.finditer(plain):
        local = _LOCAL_SPELLED.search(plain[max(0, match.start() - 90) : match.start()])
        if local and _SPELLED_TOP.search(match.group()):
            start = match.start() - len(local.group())
            yield Mark(start, match.end(), Type.EMAIL, Certainty.CONTROLEER, _MAIL)


def _sites(plain: str) -> Iterator[Mark]:
    for match in _URL.finditer(plain):
        written = _without_trailing(match.group())
        host = re.sub(r"^https?://", "", written.lower()).partition("/")[0].partition(":")[0]
        if "." in host and _gives_away(host, "/" in written[len(host) + 8 :]):
            yield Mark(match.start(), match.start() + len(written), Type.WEBADRES, Certainty.ZEKER, _SITE)
    for match in _BARE.finditer(plain):
        host, top, _, path = match.groups()
        if (top.lower() in _TOPS or path) and _gives_away(host.lower(), bool(path)):
            end = match.start() + len(_without_trailing(match.group()))
            yield Mark(match.start(), end, Type.WEBADRES, Certainty.ZEKER, _SITE)


def _without_trailing(written: str) -> str:
    short = written.rstrip(_TRAILING)
    while short.endswith((")", "]")) and "(" not in short and "[" not in short:
        short = short[:-1].rstrip(_TRAILING)
    return short


def _gives_away(host: str, path: bool) -> bool:
    short = host.removeprefix("www.")
    last = ".".join(short.split(".")[-2:])
    return last not in _PUBLIC and (path or last not in _COMMON)
