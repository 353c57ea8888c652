"""What stands before and after an age, and what it says: whose age it is, or that it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ankerpunt.deidentification.rules.age_shapes import ADVERB, IS, MONTHS, PERSON, PERSONS, PRONOUN


@dataclass(frozen=True)
class Near:
    """A pattern for what stands before, tried only where its sign stands among the last `within` letters: that saves time."""

    pattern: re.Pattern[str]
    sign: str
    within: int

    def search(self, ahead: str) -> re.Match[str] | None:
        """The match that ends where the age begins, or None."""
        return self.pattern.search(ahead) if self.sign in ahead[-self.within :].lower() else None


#: Words that begin a sentence, or measure somebody, are no names.
NAME = (
    r"\b(?!(?:er|het|dat|dit|wat|daar|hier|dan|nu|de|een|iq|bmi|hb|crp|wmo|score|aantal|en|maar|groep|klas"
    r"|kamer)\b)(?-i:[^\W\d_a-zà-ÿ]['\w.-]{1,30})"
)
WHO = rf"(?:\b{PERSON}\.?|{NAME})"
NEXT_TO = re.compile(rf"{WHO}(?: {NAME}| (?!van )[a-z]{{3,12}})?[,:]? (?:{ADVERB} )?$", re.IGNORECASE)
VAN = Near(re.compile(rf"(?:{WHO}(?: {NAME}| [a-z]{{3,12}})?),? van (?:{ADVERB} ){{0,2}}$", re.IGNORECASE), "van ", 44)
ANY_VAN = Near(
    re.compile(
        r"\b(?:een|de|onze|mijn|haar|zijn|die) (?:\w+ ){1,3}van (?:ongeveer |rond de |net |bijna )?$", re.IGNORECASE
    ),
    "van ",
    24,
)
COMMA = Near(
    re.compile(rf"(?:{WHO}(?: {NAME})?|\b{PERSON}(?: van)? [a-z]{{2,14}}), (?:{ADVERB} )?$", re.IGNORECASE), ", ", 24
)
BRACKET = Near(
    re.compile(
        rf"(?:{WHO}|\b\w{{3,20}}) ?\((?:(?:m|v|man|vrouw|nu|ca\.|circa|bijna|toen|±)[ ,/]{{1,2}})?$", re.IGNORECASE
    ),
    "(",
    14,
)
BRACKET_OF_WHO = Near(
    re.compile(
        rf"{WHO}(?: {NAME}){{0,2}} ?\((?:(?:m|v|man|vrouw|nu|ca\.|circa|bijna|toen|±)[ ,/]{{1,2}})?$", re.IGNORECASE
    ),
    "(",
    14,
)
IN_BRACKET = re.compile(r"\([^()\d\n]{2,40}, $", re.IGNORECASE)
SEX = re.compile(r"(?:^|[\n(|,] ?)[mv][ ,/]{1,2}$", re.IGNORECASE)
TIME = (
    rf"(?:\d{{1,2}}[-/]\d{{1,2}} |(?:in|op|over|met) (?:[\w-]{{1,12}} ){{1,2}}(?:{MONTHS} )?"
    rf"|(?:\d{{1,2}} )?{MONTHS} |{ADVERB} )"
)
SUBJECT = rf"(?:\b(?:{PRONOUN}|{PERSON})|{NAME})"
IS_BEFORE = re.compile(rf"{SUBJECT}(?:,? [\w-]{{1,12}},?){{0,2}} {IS} (?:{TIME}){{0,3}}$", re.IGNORECASE)
APPOSED = Near(re.compile(rf"{SUBJECT}(?: {NAME})? (?:is|was) [\w-]{{3,20}}, $", re.IGNORECASE), ", ", 24)
IS_TURNED = re.compile(rf"\b{IS} (?:{PRONOUN}|(?:\w{{2,5}} )?{PERSON}|{NAME}) (?:{TIME}){{0,3}}$", re.IGNORECASE)
BECOMES = re.compile(
    rf"(?:\b(?:wordt|werd)|(?:^|\n|[.!?,] )ben|\bschat (?:hem|haar|ze)(?: op)?) (?:{TIME}){{0,3}}$", re.IGNORECASE
)
WHEN = re.compile(
    rf"\b(?:toen|sinds|als|omdat|dat|terwijl|tot|totdat|die|voordat|nadat|en|zodra|wanneer) (?:{PRONOUN}"
    rf"|(?:\w{{2,5}} )?{PERSON}|{NAME}) (?:{ADVERB} ){{0,2}}$",
    re.IGNORECASE,
)
WHEN_AFTER = re.compile(r" (?:was|is|werd|wordt|waren|zijn|worden|ben|bent)\b")
GENERAL = re.compile(
    r"\b(?:als je|zodra je|wie|iemand|jongeren|kinderen die|iedereen die|mensen die|men)\b[^.\n]{0,20}$", re.IGNORECASE
)
POSSESSIVE = re.compile(
    r"\b(?:op|tot|sinds|na|voor|vóór|rond|vanaf|met) (?:zijn|haar|mijn|m'n|z'n|d'r|hun|je|jouw|uw) (?:bijna )?$",
    re.IGNORECASE,
)
HIS = re.compile(r"\b(?:zijn|haar|mijn|m'n|z'n|d'r|hun|jouw|uw|'s) $", re.IGNORECASE)
BIRTHDAY_AFTER = re.compile(r" (?:verjaardag|levensjaar|verjaarsdag)\b")
AGE_WORD = re.compile(r"\b(?:leeftijd|lft)\.?(?:[ :=|]{1,4}|.{0,3} (?:is|van|was) )$", re.IGNORECASE)
GROUP_BEFORE = re.compile(rf"\b{PERSONS}(?: (?:zijn|van|waren))?[ :,(]{{1,3}}(?:van |zijn )?$", re.IGNORECASE)
RANGE_AFTER = re.compile(r" ?(?:-|–|tot|t/m|à) ?\d| of (?:ouder|jonger)| en (?:ouder|jonger)|-plus|\+|plus")
LISTED = re.compile(rf"(?:^|\n)[*• -]{{0,4}}{NAME}: $", re.IGNORECASE)
IN_NUMBER = re.compile(r"\d \d+ $")
#: 'de nacht van 28 op 29 oktober'.
TO_NEXT_DAY = re.compile(r" op \d")
BABY = re.compile(
    r"\b(?:baby|zuigeling|pasgeboren\w*|kinderwagen|babytje|kindje|dochtertje|zoontje|kleine)\b", re.IGNORECASE
)
CELL = re.compile(r"(?:^|\n|[|;\t]) *$")
CELL_ENDS = re.compile(r" *(?:$|\n|[|;\t])")
CALLED = re.compile(
    r"(?:art(?:ikel)?|lid|groep|klas|kamer|nummer|nr|stap|fase|punt|kind|cli[eë]nt|bijlage|week|ronde|blok|niveau"
    r"|bus|lijn|hoofdstuk)\.? $",
    re.IGNORECASE,
)
#: 'de oudste van zes' counts children.
PLURAL_IS = re.compile(r"\b(?:zijn|waren|worden|werden) $", re.IGNORECASE)
RANK = re.compile(r"\b(?:oudste|jongste|middelste|een|enige|\w+ste)(?: van)? $", re.IGNORECASE)
#: 'in de tachtig', 'de jaren tachtig'.
ALREADY_BAND = re.compile(r"\b(?:in de|jaren|in de jaren|tussen de) $", re.IGNORECASE)
DIRECT = re.compile(rf"\b{PERSON}\.?(?: {NAME})?,? (?:{ADVERB} )?$", re.IGNORECASE)
#: Nothing tells of a person where no word stands near: saves the rules on tables of numbers.
WORD_NEAR = re.compile(r"[^\W\d_]{2}[^\n]{0,14}$|[^\W\d_][ ,/]{1,2}$|(?:^|\n)[^\w]{0,4}$")
