"""Names of accounts: '@naam', 'insta: naam', a user name for DigiD, and tokens only an account looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankerpunt.deidentification.values import Certainty, Mark, Type
from ankerpunt.dutch.text import fold, listed
from ankerpunt.dutch.words import is_word

_HANDLE = re.compile(r"(?<![\w.@/+-])@[^\W_][\w.]{1,39}|(?<![\w.@/+-])@_[\w.]{1,39}")
_LOW_LINE = re.compile(r"(?<![\w.@/-])[^\W_][^\W_.-]{0,29}[_][\w.-]{1,40}")
_PLATFORM = (
    r"insta(?:gram)?|snap(?:chat)?|tik ?tok|facebook|fb|messenger|twitter|linkedin|discord|telegram|youtube|twitch"
    r"|steam|roblox|signal|skype"
    r"|psn|xbox|playstation|minecraft|fortnite|vinted|tinder|badoo|digid|marktplaats|whatsapp|kik|onlyfans"
)
_NAMED = (
    r"gebruikersnaam|inlognaam|username|user name|loginnaam|login|nickname|schermnaam|gamertag|accountnaam"
    r"|profielnaam|skypenaam|account"
    r"|wachtwoord|password|inlogcode"
)
_WORD = re.compile(
    rf"\b(?:({_PLATFORM})(?:naam|account|profiel)?|{_NAMED}|onder de naam|noemt zich|heet online|speelt als|chat als)\b",
    re.IGNORECASE,
)
#: What may stand between such a word and the account, when it says that the account follows.
_SAYS = re.compile(
    r"(?:[ -]?(?:naam|account|profiel|handle|id|kanaal|gebruikersnaam|inlognaam))?(?: (?:van|voor|bij"
    r"|op) [\w-]{2,15})?"
    r"(?: ?[:=] ?| (?:is|heet|luidt|was) |( ?\())['\"]?([\w@][\w.@!#$%&*-]{2,39})",
    re.IGNORECASE,
)
_RIGHT_AFTER = re.compile(
    r"(?:[ -]?(?:naam|account|profiel|gebruikersnaam|inlognaam))? ['\"]?([\w@][\w.@!#$%&*-]{2,39})", re.IGNORECASE
)
_ODD = re.compile(r"(?<![\w.@/-])(?=[\w.-]{0,30}[\d._-])[^\W\d_][\w.-]{2,39}(?<=\w)(?!\w)")
#: An abbreviation, or words that a dash joins.
_NO_ACCOUNT = re.compile(r"(?:[a-z]\.){1,4}[a-z]?|.*-.*", re.IGNORECASE)
_NEAR = 60
_PLATFORM_WORDS = listed("facebook instagram snapchat tiktok digid whatsapp app account profiel naam wachtwoord")
_REASON = "De naam van een account leidt naar één persoon."


def find_accounts_online(plain: str) -> Iterator[Mark]:
    """Names of accounts; e-mail addresses and web addresses are to be claimed before these."""
    for match in _HANDLE.finditer(plain):
        yield _mark(match.start(), match.group())
    for word in _WORD.finditer(plain):
        yield from _after_word(plain, word)
    for match in _LOW_LINE.finditer(plain):
        yield _mark(match.start(), match.group(), Certainty.CONTROLEER)


def _mark(start: int, written: str, certainty: Certainty = Certainty.ZEKER) -> Mark:
    return Mark(start, start + len(written.rstrip(".-!*&")), Type.ACCOUNT, certainty, _REASON)


def _may_be_account(written: str) -> bool:
    folded = fold(written.rstrip(".-!"))
    return _looks_odd(written) or not (is_word(folded) or folded in _PLATFORM_WORDS)


def _looks_odd(written: str) -> bool:
    """Digits, or signs inside: no word looks so."""
    core = written.strip("@.-!")
    return (
        written.startswith("@")
        or any(sign.isdigit() or sign in "_.@$#" for sign in core)
        or (core.isalpha() and core.islower() and not is_word(fold(core)))
    )


def _after_word(plain: str, word: re.Match[str]) -> Iterator[Mark]:
    said = _SAYS.match(plain, word.end())
    if said and (_looks_odd(said.group(2)) if said.group(1) else _may_be_account(said.group(2))):
        yield _mark(said.start(2), said.group(2))
    follows = _RIGHT_AFTER.match(plain, word.end())
    if follows and _looks_odd(follows.group(1)) and not (_only_platform(word, follows) and follows.group(1).isalpha()):
        yield _mark(follows.start(1), follows.group(1))
    if word.group(1):
        yield from _near_a_platform(plain, word.end())


def _only_platform(word: re.Match[str], follows: re.Match[str]) -> bool:
    """'op insta daan' may be anybody; 'snapchat naam daanx' is an account."""
    return word.group(1) is not None and word.group() == word.group(1) and "naam " not in follows.group().lower()


def _near_a_platform(plain: str, begin: int) -> Iterator[Mark]:
    for match in _ODD.finditer(plain, begin, begin + _NEAR):
        core = match.group().rstrip(".-")
        inside = "." in core or "_" in core or (any(map(str.isdigit, core)) and any(map(str.islower, core)))
        if inside and not _NO_ACCOUNT.fullmatch(core):
            yield _mark(match.start(), core)
