"""What a new item begins with: front matter and the headings that its soort is known by."""

from __future__ import annotations

import json

EXTRA = {
    "dilemma": 'polen:\n  - {naam: "", kern: ""}\n  - {naam: "", kern: ""}\n',
    "intervisiemethode": 'stappen:\n  - {naam: "", doe: "", minuten: 10}\n',
    "leerpad": 'stappen:\n  - {titel: "", minuten: 5}\n',
    "contact": 'telefoon: ""\nvoor: ""\nwanneer: ""\n',
    "wijziging": "ingangsdatum:\n",
    "casus": 'vraag: ""\n',
}
METHODE = """
## In het kort

1. **Doe dit eerst.** Zo doe je dat.
2.
3.

## Doel

## Voor wie

## Zo pak je het aan

## Wanneer wel, wanneer niet

### Wel

-

### Niet, of anders

-

## Volgende stap
"""
BODIES = {
    "begrip": "\n## Wat het is\n\n## Wat je ermee doet\n\n## Volgende stap\n",
    "casus": "\n## Wat er speelde\n\n## Wat er is gedaan\n\n## Wat we ervan leerden\n\n## Om over te praten\n\n-\n",
    "dilemma": "\n## De situatie\n\n## Wat pleit voor het een\n\n## Wat pleit voor het ander\n\n## Vragen om samen te stellen\n\n-\n",
    "contact": "\n## Waarvoor je belt\n\n## Zo gaat het\n",
    "wijziging": "\n## Wat er verandert\n\n## Voor wie\n\n## Wat je nu doet\n",
    "handout": "\n## Waar het over gaat\n\n## Wat u kunt doen\n\n## Wie u kunt bellen\n",
    "intervisiemethode": "\n## Wanneer je deze methode kiest\n\n## Zo gaat het\n",
    "leerpad": "\n## Wat je leert\n",
    "vakgroeppagina": "\n## Waar het over gaat\n\n## Volgende stap\n",
}


def template(soort: str, titel: str, vakgroep: str | None) -> str:
    """A whole file for a new item; what is still empty is what its writer fills in."""
    group = f"vakgroep: {vakgroep}\n" if vakgroep else ""
    head = (
        f'---\ntitle: {json.dumps(titel, ensure_ascii=False)}\ndescription: ""\n{group}leefgebieden: []\ntags: []\n'
        f"zoektermen: []\nzichtbaarheid: openbaar\nherzien_na: 12 maanden\nonderbouwing: praktijkkennis\nbronnen: []\n"
    )
    return f"{head}{EXTRA.get(soort, '')}---\n{BODIES.get(soort, METHODE)}"
