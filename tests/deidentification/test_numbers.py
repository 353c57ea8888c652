"""Promises of the numbers: what leads to somebody is found whole, what counts or belongs to everyone is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban
from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn

from ankerpunt.deidentification.rules.numbers import find_numbers
from ankerpunt.deidentification.values import Certainty, Type

ZEKER, CONTROLEER = Certainty.ZEKER, Certainty.CONTROLEER


def found(text: str) -> list[tuple[str, Type, Certainty]]:
    return [(text[mark.start : mark.end], mark.type, mark.certainty) for mark in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "written", "kind", "certainty"),
    [
        ("Haar BSN is 111222333.", "111222333", Type.BSN, ZEKER),
        ("BSN kind 1: 123456789", "123456789", Type.BSN, ZEKER),
        ("bsn: 1112.22.333", "1112.22.333", Type.BSN, ZEKER),
        ("BSN 123456789 klopt niet", "123456789", Type.BSN, ZEKER),
        ("burgerservicenummer 12345678", "12345678", Type.BSN, ZEKER),
        ("Er stond 111222333 op de brief", "111222333", Type.BSN, ZEKER),
        ("Er stond 123456789 op de brief", "123456789", Type.NUMMER, CONTROLEER),
        ("naar NL91 ABNA 0417 1643 00 gestort", "NL91 ABNA 0417 1643 00", Type.IBAN, ZEKER),
        ("naar nl91abna0417164300 gestort", "nl91abna0417164300", Type.IBAN, ZEKER),
        ("iban NL92 ABNA 0417 1643 00", "NL92 ABNA 0417 1643 00", Type.IBAN, ZEKER),
        ("rekening BE68 5390 0754 7034", "BE68 5390 0754 7034", Type.IBAN, ZEKER),
        ("op rekeningnummer 12.34.56.789", "12.34.56.789", Type.IBAN, ZEKER),
        ("giro 123456", "123456", Type.IBAN, ZEKER),
        ("bel 06-12345678 maar", "06-12345678", Type.TELEFOON, ZEKER),
        ("bel 06 - 1122 4488 maar", "06 - 1122 4488", Type.TELEFOON, ZEKER),
        ("bel +31 (0)6 4455 6612", "+31 (0)6 4455 6612", Type.TELEFOON, ZEKER),
        ("0031-6-34567821 is van hem", "0031-6-34567821", Type.TELEFOON, ZEKER),
        ("020-1234567 is thuis", "020-1234567", Type.TELEFOON, ZEKER),
        ("zus: +90 532 123 45 67", "+90 532 123 45 67", Type.TELEFOON, ZEKER),
        ("mail jan.de.vries@voorbeeld.nl even", "jan.de.vries@voorbeeld.nl", Type.EMAIL, ZEKER),
        ("jan at gmail punt com", "jan at gmail punt com", Type.EMAIL, CONTROLEER),
        ("zie www.wijkteamoost.nl/schulden.", "www.wijkteamoost.nl/schulden", Type.WEBADRES, ZEKER),
        ("zie mijnbuurt.nl/verhaal", "mijnbuurt.nl/verhaal", Type.WEBADRES, ZEKER),
        ("zijn kanaal is @daan_bouwt", "@daan_bouwt", Type.ACCOUNT, ZEKER),
        ("snapchat naam daanx", "daanx", Type.ACCOUNT, ZEKER),
        ("facebooknaam: Jantje88", "Jantje88", Type.ACCOUNT, ZEKER),
        ("DigiD-gebruikersnaam jvries72", "jvries72", Type.ACCOUNT, ZEKER),
        ("een rode Golf, TX-204-L", "TX-204-L", Type.KENTEKEN, ZEKER),
        ("de auto is 47-lx-zd", "47-lx-zd", Type.KENTEKEN, ZEKER),
        ("kenteken 12ab34", "12ab34", Type.KENTEKEN, ZEKER),
        ("zijn scooter DBB12C", "DBB12C", Type.KENTEKEN, ZEKER),
        ("Singel 21, 9231KJ", "9231KJ", Type.POSTCODE, ZEKER),
        ("Singel 21, 1234ab utrecht", "1234ab", Type.POSTCODE, ZEKER),
        ("dossier 12345", "12345", Type.NUMMER, ZEKER),
        ("klantnr E-7741 0093", "E-7741 0093", Type.NUMMER, ZEKER),
        ("zaaknummer Z2024/118402", "Z2024/118402", Type.NUMMER, ZEKER),
        ("de brief WMO-2023-004512", "WMO-2023-004512", Type.NUMMER, CONTROLEER),
        ("de brief 2021-JZ-0034", "2021-JZ-0034", Type.NUMMER, CONTROLEER),
        ("uit K12.345.678 blijkt", "K12.345.678", Type.NUMMER, CONTROLEER),
    ],
)
def test_what_leads_to_somebody_is_found_whole(text: str, written: str, kind: Type, certainty: Certainty) -> None:
    assert found(text) == [(written, kind, certainty)]


@pytest.mark.parametrize(
    "text",
    [
        "Bel 112, 113, 144 of 0800-2000.",
        "Of 0900 1450, 0800 0432, 116111 of 14 030.",
        "Het kost 1.250 euro, € 12.500,00 of 1250000 euro.",
        "Om 14:30, om 14.30 uur en van 08.30 tot 12.30 uur.",
        "In 2010 en 2011 is er niets gebeurd.",
        "ALLES WAT IN 2024 EN DAARNA KWAM, NA 1500 KM",
        "Volgens DSM-5, ICD-10, ISO 9001 en NEN 7510.",
        "De Wmo 2015, de Wmo-2015 en Jeugdwet 2015, artikel 2.3.5.",
        "Zie rijksoverheid.nl/wmo of https://wetten.overheid.nl/BWBR0035362/.",
        "In 2022-2023 en in Q3-2023, op 12-03-2021.",
        "Drie keer 500mg, 15-20 minuten, bloeddruk 165/90, groep 7/8.",
        "Het gebied 1234 SS bestaat niet.",
    ],
)
def test_what_counts_or_belongs_to_everyone_is_no_finding(text: str) -> None:
    assert found(text) == []


def _with_check_digit(eight: str) -> str | None:
    return next((eight + str(digit) for digit in range(10) if bsn.is_valid(eight + str(digit))), None)


BSN = st.from_regex(r"[1-9][0-9]{7}", fullmatch=True).map(_with_check_digit).filter(bool)
ACCOUNT = st.from_regex(r"[1-9][0-9]{9}", fullmatch=True)
AROUND = st.sampled_from(
    [("Het is ", "."), ("(", ")"), ("Zij schreef: ", ", en toen"), ("", ""), ("staat hier ", "\n")]
)


@given(BSN, AROUND)
def test_any_valid_bsn_is_found_whole(number: str, around: tuple[str, str]) -> None:
    text = f"{around[0]}{number}{around[1]}"
    assert found(text) == [(number, Type.BSN, ZEKER)]


@given(ACCOUNT, st.sampled_from(["INGB", "RABO", "ABNA", "TRIO"]), st.booleans(), AROUND)
def test_any_valid_iban_is_found_whole(account: str, bank: str, spaced: bool, around: tuple[str, str]) -> None:
    number = f"NL{mod_97_10.calc_check_digits(f'{bank}{account}NL')}{bank}{account}"
    assert iban.is_valid(number)
    written = " ".join(number[at : at + 4] for at in range(0, len(number), 4)) if spaced else number
    assert found(f"{around[0]}{written}{around[1]}") == [(written, Type.IBAN, ZEKER)]


@given(
    st.from_regex(r"[1-58][0-9]{7}", fullmatch=True),
    st.sampled_from(["06{}", "06-{}", "06 {}", "+316{}", "+31 6 {}", "0031 6 {}", "+31 (0)6 {}"]),
    AROUND,
)
def test_any_mobile_number_is_found_whole(rest: str, form: str, around: tuple[str, str]) -> None:
    written = form.format(rest)
    assert found(f"{around[0]}{written}{around[1]}") == [(written, Type.TELEFOON, ZEKER)]


@given(st.text(alphabet="0123456789 .-/@+()NLabAB:,€'", max_size=80))
def test_marks_stand_in_order_within_the_text_and_never_overlap(text: str) -> None:
    at = 0
    for mark in find_numbers(text):
        assert at <= mark.start < mark.end <= len(text)
        at = mark.end


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "@" * 100_000,
        "1-" * 50_000,
        "a.b@" * 25_000,
        "NL91" * 25_000,
        "06 " * 33_000,
        "www." * 25_000,
        "(" * 100_000,
        "a_" * 50_000,
        "BSN 1" * 20_000,
        "insta " * 16_000,
        "dossier 123 " * 8_000,
        "é" * 100_000,
        "1 " * 50_000,
        "a" * 100_000,
        "A1-" * 33_000,
        "punt at " * 12_000,
        "kenteken " * 11_000,
        "+1 " * 33_000,
        "http://" * 14_000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_texts_take_no_more_than_their_length(text: str) -> None:
    for _ in find_numbers(text):
        pass
