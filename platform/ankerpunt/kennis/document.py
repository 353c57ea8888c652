"""A content file: front matter and Markdown, read with the line of every fault and written back unchanged."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

from ankerpunt.errors import ContentError
from ankerpunt.web.signs import UNSHOWABLE

try:  # twenty times faster; not in every build of PyYAML
    from yaml import CSafeLoader as Loader
except ImportError:
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MAX_BYTES = 2_000_000
MAX_VALUES = 10_000
MAX_DEPTH = 12
FENCE = "---"
KOP = re.compile(r"---[ \t]*\n(?P<kop>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
KEPT = "tag:yaml.org,2002:"
PROBLEMS = {
    "mapping values are not allowed": "een dubbele punt in een waarde; zet de waarde tussen aanhalingstekens",
    "cannot start any token": "een tab of een teken waarmee een waarde niet kan beginnen; gebruik spaties en aanhalingstekens",
    "tab character": "een tab; spring in met spaties",
    "unexpected end of stream": "een aanhalingsteken of haak die niet wordt gesloten",
    "while scanning a quoted scalar": "een aanhalingsteken dat niet wordt gesloten",
    "could not find expected ':'": "een regel zonder 'sleutel: waarde'",
    "did not find expected ',' or": "een haak die niet wordt gesloten",
    "did not find expected key": "een regel die niet goed inspringt",
    "undefined alias": "een waarde die met * begint; zet haar tussen aanhalingstekens",
    "unknown escape character": "een \\ tussen dubbele aanhalingstekens; gebruik enkele",
    "exceeded maximum nesting depth": "te veel waarden in elkaar",
}


@dataclass(frozen=True)
class Document:
    """A file taken apart. `kop` is the YAML between the fences as written, `body` the Markdown after it.

    `body_line` is the line of the file at which the body begins, `lines` that of each key, nested ones as "bronnen.2.url";
    `repeated` are the keys that stand there twice, with the line of the second (all 1-based). `meta` has the last of those.
    """

    kop: str
    body: str
    body_line: int = 1
    lines: dict[str, int] = field(default_factory=dict)
    meta: dict[str, Any] = field(default_factory=dict)
    repeated: tuple[tuple[str, int], ...] = ()

    @property
    def source(self) -> str:
        """The whole file again."""
        return join(self.kop, self.body)

    def line(self, where: str) -> int:
        """The line of the value at `where`, or of the nearest one around it."""
        while where not in self.lines and "." in where:
            where = where.rpartition(".")[0]
        return self.lines.get(where, 2 if self.kop else 1)


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
        raise ContentError(f"het bestand is te groot; een pagina is hoogstens {MAX_BYTES // 1_000_000} MB")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ContentError("de tekst is UTF-16; sla het bestand op als UTF-8")
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

    Raises ContentError where the front matter does not end, is no valid YAML mapping, or is too large or too deep.
    """
    if not re.match(r"---[ \t]*\n", text):
        return Document("", text)
    match = KOP.match(text)
    if match is None:
        raise ContentError("de kop begint met --- maar eindigt nergens met ---")
    kop = match["kop"]
    node = _compose(kop)
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise ContentError("de kop is geen lijst van 'sleutel: waarde'", 2)
    values = _Values()
    meta = values.of(node) if node else {}
    return Document(kop, text[match.end() :], kop.count("\n") + 3, values.lines, meta, tuple(values.repeated))


def _compose(kop: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(kop, Loader=Loader)
    except yaml.reader.ReaderError as error:
        line = kop.encode()[: error.position].count(b"\n") + 2
        raise ContentError("de kop heeft een teken dat niet te tonen is", line) from error
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        said = str(error)
        problem = next((dutch for english, dutch in PROBLEMS.items() if english in said), "zo kan het er niet staan")
        raise ContentError(f"de kop is geen geldige YAML: {problem}", mark.line + 2 if mark else 2) from error
    return node


class _Values:
    """Makes plain values of YAML nodes and notes the line of each.

    An alias counts as often as it is used: a few lines of aliases of aliases would fill the memory.
    """

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}
        self.repeated: list[tuple[str, int]] = []
        self._left = MAX_VALUES
        self._constructor = SafeConstructor()

    def of(self, node: yaml.Node, path: tuple[str, ...] = ()) -> Any:
        """The value of `node`, which stands at `path`."""
        line = node.start_mark.line + 2
        self.lines.setdefault(".".join(path), line)
        self._left -= 1
        if self._left < 0 or len(path) > MAX_DEPTH:
            raise ContentError("de kop is te groot of te diep genest", line)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.of(child, (*path, str(number))) for number, child in enumerate(node.value, 1)]
        return self._scalar(node, line)

    def _mapping(self, node: yaml.MappingNode, path: tuple[str, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            line = key.start_mark.line + 2
            if not isinstance(key, yaml.ScalarNode):
                raise ContentError("een sleutel is geen tekst; zet een waarde met { of [ tussen aanhalingstekens", line)
            name = self._showable(key.value, line)
            if name in found:
                self.repeated.append((name, line))
            self.lines[".".join((*path, name))] = line
            found[name] = self.of(value, (*path, name))
        return found

    def _scalar(self, node: yaml.Node, line: int) -> Any:
        """The value as it is written: a number that would be written otherwise ("0201", "1.10", "9:30") stays text."""
        text = self._showable(str(node.value), line)
        kind = node.tag.removeprefix(KEPT)
        if kind not in {"int", "float", "bool", "null", "timestamp"}:
            return text
        try:
            value = self._constructor.construct_object(node)
        except (ValueError, OverflowError):
            return text
        written = text.lower() if kind == "bool" else text
        return text if kind in {"int", "float", "bool"} and str(value).lower() != written else value

    def _showable(self, text: str, line: int) -> str:
        """`text`, which an escape ("\\0") can have given a sign that no page or database holds."""
        if UNSHOWABLE.search(text):
            raise ContentError("de kop heeft een teken dat niet te tonen is", line)
        return text
