"""Passwords: how they are kept, and which are too easy to guess. Asks no other site."""

from __future__ import annotations

import re
from collections.abc import Iterable

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from ankerpunt.errors import BadInput

SHORTEST = 10
LONGEST = 200
#: Of zxcvbn's 0 to 4: would take over 10^8 guesses, as its authors advise for what is slowed down as well.
ENOUGH = 3
#: zxcvbn's time grows with the square of the length; nobody guesses what is longer than this.
JUDGED = 72
#: Argon2id with 19 MiB (OWASP, Password Storage Cheat Sheet): every thread that signs somebody in needs it at once.
_hasher = PasswordHasher(memory_cost=19_456, time_cost=3, parallelism=1)
_NOBODY = _hasher.hash("niemand heeft dit wachtwoord")
#: Words that people here think of first. zxcvbn knows English ones; with a year or a sign behind it a word is no better.
DUTCH = tuple(
    """welkom wachtwoord geheim inloggen toegang hallo hoi goedemorgen ankerpunt wijkteam buurtteam sociaalteam
    sociaal team gemeente vakgroep jeugdzorg zorg hulpverlener welzijn werk kantoor collega beheerder admin demo test
    lente voorjaar zomer herfst najaar winter januari februari maart april mei juni juli augustus september oktober
    november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag weekend vakantie kerst kerstmis
    sinterklaas pasen pinksteren koningsdag carnaval oudennieuw verjaardag ajax feyenoord psv oranje nederland holland
    amsterdam rotterdam utrecht denhaag eindhoven groningen tilburg almere breda nijmegen arnhem haarlem enschede
    apeldoorn zwolle leiden maastricht dordrecht liefde schatje lieverd moppie knuffel vlinder zonnetje bloemetje
    tulpen voetbal fiets poes hond konijn paard olifant mama papa oma opa kusjes dankjewel alstublieft nietvergeten
    verander veranderen tijdelijk nieuw nieuwe computer laptop telefoon internet qwerty azerty""".split()
)
_ADVICE = "Neem bijvoorbeeld vier losse woorden achter elkaar."


def hashed(wachtwoord: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(wachtwoord)


def matches(kept: str | None, wachtwoord: str) -> bool:
    """Whether `wachtwoord` is the one of which `kept` is the hash; takes as long for None, which nothing matches."""
    try:
        _hasher.verify(kept or _NOBODY, wachtwoord[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def outdated(kept: str) -> bool:
    """Whether it was hashed with other settings than those of now."""
    return _hasher.check_needs_rehash(kept)


def check(wachtwoord: str, own: Iterable[str] = ()) -> None:
    """Raise BadInput for a password that is too short, too long or easy to guess; `own` is what people know of its owner."""
    if not SHORTEST <= len(wachtwoord) <= LONGEST:
        raise BadInput(f"Een wachtwoord heeft minstens {SHORTEST} en hoogstens {LONGEST} tekens.")
    known = [word for each in own for word in re.findall(r"\w{3,}", each.lower())]
    judged = wachtwoord[:JUDGED]
    if int(zxcvbn(judged, user_inputs=[*DUTCH, *known], max_length=JUDGED)["score"]) < ENOUGH:
        raise BadInput(f"Dit wachtwoord is te makkelijk te raden. {_ADVICE}")
    if _only_known(judged.lower(), {*DUTCH, *known}):
        raise BadInput(f"Dit wachtwoord bestaat uit woorden die bij jou of je werk horen. {_ADVICE}")


def _only_known(wachtwoord: str, words: set[str]) -> bool:
    """Whether little is left of a password without those words, years and signs."""
    left = wachtwoord
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    return left != wachtwoord and len(re.sub(r"(?:19|20)\d\d|[\W_]", "", left)) < SHORTEST // 2
