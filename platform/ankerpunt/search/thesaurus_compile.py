"""Turns SKOS files into one small JSON file: `python thesaurus_compile.py OUT FILE...`.

Runs as a process of its own, started by `thesaurus.load` when a file has changed: rdflib is slow to import and large,
and so never enters a server process.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS
from rdflib.term import Node
from rdflib.util import guess_format

LANGUAGE = "nl"


class UnreadableError(Exception):
    """A file is no SKOS that can be read; the message names the file and the reason in one line."""


def read(files: Iterable[Path]) -> Graph:
    """All files in one graph, so that one file may add labels to a concept of another. Raises `UnreadableError`."""
    graph = Graph()
    for file in files:
        try:
            graph.parse(file, format=guess_format(str(file)) or "turtle")
        except Exception as error:  # rdflib's parsers share no base class
            raise UnreadableError(f"{file}: {' '.join(str(error).split())[:200]}") from error
    return graph


def concepts(graph: Graph) -> list[dict[str, Any]]:
    """Every concept that has a preferred label, in the order of the URIs; see `thesaurus.Begrip` for the keys."""
    found = sorted({node for node in graph.subjects(RDF.type, SKOS.Concept) if isinstance(node, URIRef)})
    return [_concept(graph, node) for node in found if _texts(graph, node, SKOS.prefLabel)]


def _concept(graph: Graph, node: URIRef) -> dict[str, Any]:
    definitions = _texts(graph, node, SKOS.definition) or _texts(graph, node, SKOS.scopeNote)
    label, *more = _texts(graph, node, SKOS.prefLabel)
    broader = {*graph.objects(node, SKOS.broader), *graph.subjects(SKOS.narrower, node)}
    related = {*graph.objects(node, SKOS.related), *graph.subjects(SKOS.related, node)}
    return {
        "uri": str(node),
        "label": label,
        "ook": [*more, *_texts(graph, node, SKOS.altLabel)],
        "verborgen": _texts(graph, node, SKOS.hiddenLabel),
        "definitie": definitions[0] if definitions else "",
        "breder": _uris(broader),
        "verwant": _uris(related),
    }


def _texts(graph: Graph, node: URIRef, predicate: URIRef) -> list[str]:
    """The Dutch values, or those without a language; spaces made single."""
    values = [value for value in graph.objects(node, predicate) if isinstance(value, Literal)]
    return sorted({" ".join(str(value).split()) for value in values if value.language in (LANGUAGE, None)} - {""})


def _uris(nodes: Iterable[Node]) -> list[str]:
    return sorted(str(node) for node in nodes if isinstance(node, URIRef))


def write(out: Path, files: Sequence[Path]) -> None:
    """Write the concepts of `files` to `out` in one move, so that no other process reads half a file."""
    text = json.dumps(concepts(read(files)), ensure_ascii=False)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=out.parent, suffix=".tmp", delete=False) as made:
        made.write(text)
    Path(made.name).replace(out)


def main() -> int:
    """0 when written; 1 with one line on standard error when a file cannot be read."""
    out, *files = map(Path, sys.argv[1:])
    try:
        write(out, files)
    except UnreadableError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
