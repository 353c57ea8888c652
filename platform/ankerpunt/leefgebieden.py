"""The leefgebieden: the seven of Kennisbouwstenen, wonen, and what crosses them all."""

from __future__ import annotations

#: Slug and name, in the order in which people choose from them.
LEEFGEBIEDEN: dict[str, str] = {
    "inkomen": "Inkomen",
    "wonen": "Wonen",
    "veiligheid": "Veiligheid",
    "opvoeden-en-opgroeien": "Opvoeden en opgroeien",
    "psychische-gezondheid": "Psychische gezondheid",
    "lichamelijke-gezondheid": "Lichamelijke gezondheid",
    "dagelijks-functioneren": "Dagelijks functioneren",
    "participatie": "Participatie",
    "overstijgend": "Overstijgend",
}
