"""The tables of search: what can be found, how far the indexes must be, and what was looked for in vain."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Boolean, Dialect, ForeignKey, Index, Integer, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from ankerpunt.database import Base


class Texts(TypeDecorator[tuple[str, ...]]):
    """A row of words as JSON text: the same on both databases, and equal rows are equal texts (GROUP BY needs that)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """Write as a JSON list."""
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[str, ...] | None:
        """Read as a tuple, which cannot be changed by accident."""
        return None if value is None else tuple(json.loads(value))


class Impacts(TypeDecorator[dict[str, int]]):
    """Index term -> fixed-point impact (see `index.impacts`), as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, int] | None, dialect: Dialect) -> str | None:
        """Write without spaces: ten thousand pages hold two million of these."""
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> dict[str, int] | None:
        """Read as a dict."""
        return None if value is None else json.loads(value)


class BytewiseText(TypeDecorator[str]):
    """Text that sorts by code point on both databases, so that a prefix is a range of an index."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """PostgreSQL sorts by the rules of a language unless it is told otherwise; SQLite already sorts bytewise."""
        return dialect.type_descriptor(Text(collation="C" if dialect.name == "postgresql" else None))


class ZoekMerk(Base):
    """One row: the highest mark that a change of `zoek_document` was given.

    Changing this row is what takes the lock: marks are committed in their own order, so whoever sees mark n sees
    every change up to n. `reeks` names this history; an index of another history is worthless. `met_postings` says
    that this database keeps its own postings (`index.sql_index`), to be changed together with the document. `keten`
    says which analysis and thesaurus the impacts come from, `documenten` how many documents live.
    """

    __tablename__ = "zoek_merk"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    reeks: Mapped[str] = mapped_column(String(32))
    hoogste: Mapped[int] = mapped_column(BigInteger, default=0)
    documenten: Mapped[int] = mapped_column(Integer, default=0)
    met_postings: Mapped[bool] = mapped_column(Boolean, default=False)
    keten: Mapped[str] = mapped_column(String(100), default="")


class ZoekDocument(Base):
    """What is shown of a result and what it is filtered on.

    Gone is gone: of a removed item only the id, the key and the mark remain (`verwijderd`), so that every index
    hears of it. The long texts are in `zoek_tekst`, which keeps this table small enough to read for a whole result.
    """

    __tablename__ = "zoek_document"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    sleutel: Mapped[str] = mapped_column(String(300), unique=True)
    merk: Mapped[int] = mapped_column(BigInteger, unique=True)
    verwijderd: Mapped[bool] = mapped_column(Boolean, default=False)
    zichtbaarheid: Mapped[str] = mapped_column(String(40))
    soort: Mapped[str] = mapped_column(String(40))
    vakgroep: Mapped[str | None] = mapped_column(String(200))
    leefgebieden: Mapped[tuple[str, ...]] = mapped_column(Texts)
    slug: Mapped[str] = mapped_column(String(250))
    url: Mapped[str] = mapped_column(String(500))
    titel: Mapped[str] = mapped_column(Text)
    samenvatting: Mapped[str] = mapped_column(Text)
    eigenaar: Mapped[str] = mapped_column(Text)
    onderbouwing: Mapped[str | None] = mapped_column(String(60))
    gecontroleerd_op: Mapped[date | None]
    herzien_voor: Mapped[date | None]


class ZoekTekst(Base):
    """The long texts of a document and its impacts, from which every index is made; absent for what was removed."""

    __tablename__ = "zoek_tekst"

    document: Mapped[int] = mapped_column(ForeignKey("zoek_document.id"), primary_key=True)
    tekst: Mapped[str] = mapped_column(Text)
    tags: Mapped[tuple[str, ...]] = mapped_column(Texts)
    zoektermen: Mapped[tuple[str, ...]] = mapped_column(Texts)
    stappen: Mapped[tuple[str, ...]] = mapped_column(Texts)
    woorden: Mapped[tuple[str, ...]] = mapped_column(Texts)
    impacts: Mapped[dict[str, int]] = mapped_column(Impacts)


class ZoekAanhef(Base):
    """A title or search term from one of its words onwards, folded: what somebody types is the beginning of one.

    `rang`: 0 the beginning of a title, 1 a later word of it, 2 a search term.
    """

    __tablename__ = "zoek_aanhef"
    __table_args__ = (
        Index("ix_zoek_aanhef_tekst", "tekst", "zichtbaarheid", "rang", "document"),
        Index("ix_zoek_aanhef_document", "document"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    document: Mapped[int] = mapped_column(ForeignKey("zoek_document.id"))
    tekst: Mapped[str] = mapped_column(BytewiseText)
    zichtbaarheid: Mapped[str] = mapped_column(String(40))
    rang: Mapped[int] = mapped_column(SmallInteger)


class ZoekWoord(Base):
    """A word as written in public documents, to which a typing error may be mended.

    `documenten` is how many hold it (0: proposed no longer), `merk` the mark at which it last came or went.
    """

    __tablename__ = "zoek_woord"

    woord: Mapped[str] = mapped_column(String(100), primary_key=True)
    documenten: Mapped[int] = mapped_column(Integer)
    merk: Mapped[int] = mapped_column(BigInteger, index=True)


class ZoekTerm(Base):
    """An index term of the posting table; `documenten` says how many living documents hold it."""

    __tablename__ = "zoek_term"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    term: Mapped[str] = mapped_column(Text, unique=True)
    documenten: Mapped[int] = mapped_column(Integer, default=0)


class ZoekPosting(Base):
    """That a document holds a term, and how much it weighs there (fixed point); only for living documents."""

    __tablename__ = "zoek_posting"
    __table_args__ = {"sqlite_with_rowid": False}

    term: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    document: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    impact: Mapped[int] = mapped_column(SmallInteger)


class ZoekMisser(Base):
    """A question that found nothing: the words and how often, never who asked."""

    __tablename__ = "zoek_misser"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    vraag: Mapped[str] = mapped_column(String(200), unique=True)
    aantal: Mapped[int] = mapped_column(Integer, default=1)
    eerste: Mapped[date]
    laatste: Mapped[date]
    vakgroep: Mapped[str | None] = mapped_column(String(200))
