"""Dutch number words up to a hundred and nine, as patterns and as values."""

from __future__ import annotations

from ankerpunt.dutch.text import fold

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ORDINALS = {
    "eerste": 1,
    "tweede": 2,
    "derde": 3,
    "vierde": 4,
    "vijfde": 5,
    "zesde": 6,
    "zevende": 7,
    "achtste": 8,
    "negende": 9,
    "tiende": 10,
    "elfde": 11,
    "twaalfde": 12,
}


def _values() -> dict[str, int]:
    values = {word: at for at, word in enumerate(_UNITS, 1)} | {word: at for at, word in enumerate(_TEENS, 10)}
    for ten, tens in enumerate(_TENS, 2):
        values[tens] = ten * 10
        values |= {f"{unit}en{tens}": ten * 10 + at for at, unit in enumerate(_UNITS, 1)}
    values |= {"honderd": 100} | {f"honderd{word}": 100 + at for at, word in enumerate(_UNITS, 1)}
    return values


_VALUES = _values()
_PART = "(?:[eé]{2}n|een|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_TEN = "(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
#: 'een' alone is an article, so only 'één'; patterns are for small letters or IGNORECASE.
CARDINAL = (
    rf"(?:{_PART}[eë]n{_TEN}|{_TEN}|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
    r"|honderd(?:een|twee|drie|vier|vijf)?|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
)
ORDINAL = (
    rf"(?:{_PART}[eë]n{_TEN}ste|{_TEN}ste|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende"
    rf"|elfde|twaalfde"
    r"|dertiende|veertiende|vijftiende|zestiende|zeventiende|achttiende|negentiende|honderdste)"
)


def number_value(written: str) -> int | None:
    """The value of '83', '12e', 'tweeëntachtig', 'twaalfde'; None for anything else."""
    word = fold(written).strip("'")
    if word.isdigit():
        return int(word) if len(word) <= 4 else None
    if word in _ORDINALS:
        return _ORDINALS[word]
    for ending in ("", "de", "ste", "e"):
        stem = word.removesuffix(ending)
        if stem in _VALUES:
            return _VALUES[stem]
        if stem.isdigit() and len(stem) <= 4:
            return int(stem)
    return None
