"""A content file: front matter and Markdown, read with the line of every fault and written back unchanged."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import yaml

from ankerpunt.errors import ContentError

MAX_BYTES = 2_000_000
FENCE = "---"


@dataclass(frozen=True)
class Document:
    """A file taken apart. `kop` is the YAML between the fences as written, `body` the Markdown after it.

    `body_line` is the line of the file at which the body begins (1-based).
    """

    kop: str
    body: str
    body_line: int
    lines: dict[str, int]
    meta: dict[str, Any]

    @property
    def source(self) -> str:
        """The whole file again."""
        return join(self.kop, self.body)


class _Loader(yaml.SafeLoader):
    """Plain YAML values only; keys are text and may be said once."""


def _mapping(loader: _Loader, node: yaml.MappingNode, deep: bool = False) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if key_node.value in seen:
            line = key_node.start_mark.line + 2
            raise ContentError(f"de sleutel '{key_node.value}' staat er twee keer", line)
        seen[key_node.value] = loader.construct_object(value_node, deep=True)
    return seen


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def join(kop: str, body: str) -> str:
    """One file from front matter and body."""
    return f"{FENCE}\n{kop}{FENCE}\n{body}" if kop else body


def digest(source: str) -> str:
    """What tells two versions of a file apart."""
    return hashlib.sha256(source.encode()).hexdigest()


def decode(raw: bytes) -> str:
    """The text of a file, with Unix line ends.

    Raises ContentError for a file that is too large, binary or not UTF-8, with the line of the first fault.
    """
    if len(raw) > MAX_BYTES:
        raise ContentError(f"het bestand is {len(raw) // 1_000_000} MB; een pagina is hoogstens {MAX_BYTES // 1_000_000} MB")
    if b"\0" in raw:
        raise ContentError("dit is geen tekstbestand", raw[: raw.index(b"\0")].count(b"\n") + 1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ContentError("de tekst is geen UTF-8; sla het bestand op als UTF-8", line) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str) -> Document:
    """Take a file apart. A file without front matter has an empty `kop` and `meta`.

    Raises ContentError where the front matter does not end or is no valid YAML mapping.
    """
    if not text.startswith(f"{FENCE}\n"):
        return Document("", text, 1, {}, {})
    end = text.find(f"\n{FENCE}\n", len(FENCE))
    if end < 0:
        if not text.endswith(f"\n{FENCE}"):
            raise ContentError("de kop begint met --- maar eindigt nergens met ---")
        kop, body = text[len(FENCE) + 1 : -len(FENCE)], ""
    else:
        kop, body = text[len(FENCE) + 1 : end + 1], text[end + len(FENCE) + 2 :]
    meta, lines = _yaml(kop)
    return Document(kop, body, kop.count("\n") + 3, lines, meta)


def _yaml(kop: str) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        node = yaml.compose(kop, Loader=_Loader)
        if node is None:
            return {}, {}
        if not isinstance(node, yaml.MappingNode):
            raise ContentError("de kop is geen lijst van 'sleutel: waarde'", 2)
        lines = {key.value: key.start_mark.line + 2 for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
        meta = yaml.load(kop, Loader=_Loader)  # noqa: S506 - a SafeLoader of our own
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "een waarde die niet te lezen is"
        raise ContentError(f"de kop is geen geldige YAML: {problem}", mark.line + 2 if mark else 2) from error
    return meta, lines
