"""Made-up libraries of any size: pages as authors write them, out of the sentences of the starter library.

The same size always gives the same files. Every page has about 400 words, front matter, sources and links to others;
a few words that no other page has keep the vocabulary growing as it does in a real library.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path, PurePosixPath

from ankerpunt.kennis.document import parse
from ankerpunt.kennis.links import relative
from ankerpunt.leefgebieden import LEEFGEBIEDEN
from ankerpunt.settings import library_root

SEED = 20_261_120
FOLDERS = ("content", "vakgroepen", "cases_library")
GROUPS = 16
MEMBERS_ONLY = 0.05
LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
SENTENCE = re.compile(r"[A-Z][^.!?\n|*#\"<>\[\]:]{35,160}[.!?](?=\s|$)")
WORD = re.compile(r"\b[a-z]{5,12}\b")


@dataclass(frozen=True)
class Page:
    """One file: where it stands, and what it is called."""

    path: PurePosixPath
    title: str


def write_library(folder: Path, size: int) -> list[Page]:
    """Write a library of `size` pages below `folder`; the pages, those that begin a vakgroep first."""
    dice = random.Random(SEED)
    pages = list(islice(_pages(dice), size))
    for number, page in enumerate(pages):
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_text(page, number, pages, dice), encoding="utf-8")
    return pages


def questions(number: int) -> list[str]:
    """What people may ask such a library: two to four words that stand near each other in a sentence."""
    dice = random.Random(SEED + 1)
    asked = []
    for _ in range(number):
        words = WORD.findall(dice.choice(sentences()).lower()) or ["hulp"]
        start = dice.randrange(len(words))
        asked.append(" ".join(words[start : start + dice.randint(2, 4)]))
    return asked


@cache
def sentences() -> tuple[str, ...]:
    """The sentences of the starter library, without marks."""
    root = library_root()
    files = sorted(path for name in FOLDERS for path in (root / name).rglob("*.md") if path.name != "README.md")
    texts = (LINK.sub(r"\1", parse(path.read_text(encoding="utf-8")).body) for path in files)
    return tuple(dict.fromkeys(found for text in texts for found in SENTENCE.findall(text)))


@cache
def _words() -> tuple[str, ...]:
    return tuple(sorted({word for sentence in sentences() for word in WORD.findall(sentence)}))


def _pages(dice: random.Random) -> Iterator[Page]:
    for group in range(GROUPS):
        yield Page(PurePosixPath(f"vakgroepen/groep-{group}/index.md"), f"Vakgroep {group}")
    number = 0
    while True:
        number += 1
        title = " ".join(dice.sample(_words(), 3)).capitalize()
        slug = f"{title.lower().replace(' ', '-')}-{number}"
        folder = dice.choices(
            ("content/methodes", f"vakgroepen/groep-{dice.randrange(GROUPS)}", "content/begrippen"), (6, 3, 1)
        )[0]
        yield Page(PurePosixPath(folder) / f"{slug}.md", title)


def _text(page: Page, number: int, pages: list[Page], dice: random.Random) -> str:
    linked = [dice.choice(pages) for _ in range(6)]
    group = page.path.parts[1] if page.path.parts[0] == "vakgroepen" else f"groep-{dice.randrange(GROUPS)}"
    return "\n".join(
        (
            "---",
            f"title: {page.title}",
            f"description: {_said(dice, 1)[:200]!r}",
            f"vakgroep: {group}",
            f"leefgebieden: [{', '.join(dice.sample(list(LEEFGEBIEDEN), 2))}]",
            f"tags: [{', '.join(dice.sample(_words(), 4))}]",
            f"zoektermen: [{', '.join(' '.join(dice.sample(_words(), 2)) for _ in range(3))}]",
            f"zichtbaarheid: {'leden' if number >= GROUPS and dice.random() < MEMBERS_ONLY else 'openbaar'}",
            f"gecontroleerd_op: 2026-{dice.randint(1, 9):02}-{dice.randint(1, 28):02}",
            "herzien_na: 12 maanden",
            "onderbouwing: praktijkkennis",
            "bronnen:",
            *(f'  - {{titel: "{_said(dice, 1)[:80]}", url: "https://voorbeeld.nl/{number}/{n}"}}' for n in (1, 2)),
            "---",
            _said(dice, 3),
            "",
            "## In het kort",
            "",
            *(f"{n}. **{_said(dice, 1)}** {_said(dice, 1)}" for n in (1, 2, 3)),
            "",
            "## Zo pak je het aan",
            "",
            _said(dice, 5),
            "",
            f"### {_said(dice, 1)[:60]}",
            "",
            f"{_said(dice, 4)} [1](#bron-1)",
            "",
            "## Zo kun je het zeggen",
            "",
            *(f"- {_said(dice, 1)}" for _ in range(3)),
            "",
            "## Let op veiligheid",
            "",
            *(f"- {_said(dice, 1)}" for _ in range(3)),
            "",
            "## Volgende stap",
            "",
            f"{_said(dice, 2)} Vraag naar {_rare(dice)} en {_rare(dice)}.",
            "",
            "## Hoort hierbij",
            "",
            *(f"- [{other.title}]({relative(str(other.path), str(page.path))})" for other in linked),
            "",
        )
    )


def _said(dice: random.Random, count: int) -> str:
    return " ".join(dice.choice(sentences()) for _ in range(count))


def _rare(dice: random.Random) -> str:
    """A compound that hardly any other page has."""
    return "".join(dice.sample(_words(), 2))
