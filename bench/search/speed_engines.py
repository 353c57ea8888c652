"""The engines that are measured side by side; each is asked the same and gives the ids of its best ten."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from ankerpunt.database import Base, make_engine, make_sessions
from ankerpunt.search import service
from ankerpunt.search.index.opening import open_index
from ankerpunt.search.service import Prepared
from ankerpunt.search.thesaurus import Thesaurus
from ankerpunt.search.values import Filters, Zoekvraag

try:
    import tantivy
except ImportError:
    tantivy = None

EVERYBODY = Filters(frozenset({"openbaar", "leden"}))
TOP = 10
AT_ONCE = 500
_WORD = re.compile(r"\w+")
_NO_WORDS = Thesaurus()


class Engine(Protocol):
    """What is measured."""

    name: str

    def build(self, prepared: Sequence[Prepared]) -> None:
        """Index everything; ready for questions afterwards."""

    def search(self, vraag: Zoekvraag) -> Sequence[object]:
        """The best ten."""

    def save(self, prepared: Prepared) -> None:
        """Replace or add one page, lastingly."""

    def suggest(self, typed: str) -> Sequence[object] | None:
        """At most eight completions; None if the engine has no typeahead of its own."""


class Ours:
    """Our index in one of its two forms, with totals, facets and visibility, as the pages use it."""

    def __init__(self, kind: str, folder: Path, name: str) -> None:
        self.name = name
        self.url, self.folder, self.kind = f"sqlite:///{folder / f'{kind}.db'}", folder / kind, kind
        self.engine = make_engine(self.url)
        Base.metadata.create_all(self.engine)
        self.sessions = make_sessions(self.engine)
        self.index = open_index(kind, self.folder)
        self.session = self.sessions()

    def build(self, prepared: Sequence[Prepared]) -> None:
        """Store all, then make the index."""
        self.index.bring_up_to_date(self.session)
        for start in range(0, len(prepared), AT_ONCE):
            service.put_all(self.session, prepared[start : start + AT_ONCE])
        self.session.commit()
        self.index.bring_up_to_date(self.session)
        self.index = open_index(self.kind, self.folder)

    def search(self, vraag: Zoekvraag) -> Sequence[object]:
        """Top ten, total and facets."""
        return self.index.search(self.session, vraag.terms, EVERYBODY, TOP).treffers

    def save(self, prepared: Prepared) -> None:
        """As a request does: another session, nothing told to the index."""
        with self.sessions() as session:
            service.put_prepared(session, prepared)
            session.commit()

    def suggest(self, typed: str) -> Sequence[object] | None:
        """Titles only, so that the engines do the same."""
        rows = service.suggest(self.session, _NO_WORDS, typed, EVERYBODY.zichtbaarheid)
        return [row.tekst for row in rows]


class Fts5:
    """Plain SQLite FTS5 with an OR query: over the text and the words as typed, or over the same terms as ours."""

    def __init__(self, folder: Path, name: str, same_terms: bool) -> None:
        self.name, self.same_terms = name, same_terms
        self.connection = sqlite3.connect(folder / f"fts5-{same_terms}.db")
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("CREATE VIRTUAL TABLE pages USING fts5(titel, tekst, prefix='1 2 3')")

    def build(self, prepared: Sequence[Prepared]) -> None:
        """One transaction, then FTS5's own tidying."""
        rows = [self._row(each) for each in prepared]
        self.connection.executemany("INSERT INTO pages (rowid, titel, tekst) VALUES (?, ?, ?)", rows)
        self.connection.execute("INSERT INTO pages (pages) VALUES ('optimize')")
        self.connection.commit()

    def search(self, vraag: Zoekvraag) -> Sequence[object]:
        """Top ten by bm25."""
        words = [_token(t.term) for t in vraag.terms] if self.same_terms else _WORD.findall(vraag.vraag)
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(words))
        found = self.connection.execute(
            f"SELECT rowid FROM pages WHERE pages MATCH ? ORDER BY rank LIMIT {TOP}", (query,)
        )
        return [row[0] for row in found]

    def save(self, prepared: Prepared) -> None:
        """Replace one row."""
        row = self._row(prepared)
        self.connection.execute("DELETE FROM pages WHERE rowid = ?", row[:1])
        self.connection.execute("INSERT INTO pages (rowid, titel, tekst) VALUES (?, ?, ?)", row)
        self.connection.commit()

    def suggest(self, typed: str) -> Sequence[object] | None:
        """Titles with a word that begins with what was typed."""
        *whole, last = _WORD.findall(typed)
        query = " ".join([*(f'"{word}"' for word in whole), f'"{last}"*'])
        return self.connection.execute(
            "SELECT titel FROM pages WHERE pages MATCH ? LIMIT 8", (f"titel : ({query})",)
        ).fetchall()

    def _row(self, prepared: Prepared) -> tuple[int, str, str]:
        bron = prepared.bron
        if self.same_terms:
            return number(prepared), bron.titel, " ".join(map(_token, prepared.impacts))
        return number(prepared), bron.titel, " ".join((bron.samenvatting, *bron.tags, bron.tekst))


class Tantivy:
    """Tantivy with an OR query over the same terms as ours."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("nummer", stored=True, indexed=True)
        builder.add_text_field("tekst", tokenizer_name="terms")
        self.schema = builder.build()
        (folder / "tantivy").mkdir()
        self.index = tantivy.Index(self.schema, path=str(folder / "tantivy"))
        splitter = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self.index.register_tokenizer("terms", splitter)
        self.writer: Any = self.index.writer(heap_size=64_000_000, num_threads=1)

    def build(self, prepared: Sequence[Prepared]) -> None:
        """One commit."""
        for each in prepared:
            self._add(each)
        self.writer.commit()
        self.index.reload()

    def search(self, vraag: Zoekvraag) -> Sequence[object]:
        """Top ten by bm25."""
        terms = dict.fromkeys(_token(term.term) for term in vraag.terms)
        parts = [(tantivy.Occur.Should, tantivy.Query.term_query(self.schema, "tekst", term)) for term in terms]
        searcher = self.index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(parts), TOP).hits
        return [searcher.doc(address)["nummer"][0] for _, address in hits]

    def save(self, prepared: Prepared) -> None:
        """Replace one document and let readers see it."""
        self.writer.delete_documents("nummer", number(prepared))
        self._add(prepared)
        self.writer.commit()
        self.index.reload()

    def suggest(self, typed: str) -> Sequence[object] | None:
        """Not without an index made for it."""
        return None

    def _add(self, prepared: Prepared) -> None:
        text = " ".join(map(_token, prepared.impacts))
        self.writer.add_document(tantivy.Document(nummer=number(prepared), tekst=text))


def engines(folder: Path) -> list[Engine]:
    """All that can be measured on this machine."""
    found: list[Engine] = [
        Ours("whoosh", folder, "Whoosh index, scored on arrays"),
        Ours("sql", folder, "postings in SQLite"),
        Fts5(folder, "FTS5, the same terms, OR", same_terms=True),
        Fts5(folder, "FTS5, the words as typed, OR", same_terms=False),
    ]
    return found if tantivy is None else [*found, Tantivy(folder, "tantivy, the same terms, OR")]


def number(prepared: Prepared) -> int:
    """The number of a generated page; the same as its id in our index, which takes them in order."""
    return int(prepared.bron.slug.rsplit("-", 1)[1]) + 1


def _token(term: str) -> str:
    """A term as one token of any tokenizer."""
    return re.sub(r"[\W_]", "x", term)
