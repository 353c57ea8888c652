"""Writing documents: the one place that changes `zoek_document` and everything that hangs on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import cast

from sqlalchemy import Table, bindparam, case, delete, insert, or_, select, update
from sqlalchemy.orm import Session

from ankerpunt.search.index.merk import lock_merk, upsert
from ankerpunt.search.index.sql_postings import Replaced, change_postings
from ankerpunt.search.models import ZoekAanhef, ZoekDocument, ZoekMerk, ZoekTekst, ZoekWoord
from ankerpunt.search.values import Brontekst

#: The visibility of what everybody may read; only its words are proposed for typing errors.
PUBLIC = "openbaar"
LONGEST_WORD = 100
#: Documents that are written together; more would not fit in one statement.
AT_ONCE = 500

_IN_TEXT = frozenset({"tekst", "tags", "zoektermen", "stappen"})
_IN_DOCUMENT = tuple(field.name for field in fields(Brontekst) if field.name not in _IN_TEXT)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document with everything that follows from its text; may be made in another process.

    `aanheffen` are the beginnings by which typeahead finds it: (rang, folded text).
    """

    bron: Brontekst
    impacts: Mapping[str, int]
    woorden: tuple[str, ...]
    aanheffen: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Replacing:
    """A document of which something changes, and what it counted for until now."""

    document: ZoekDocument
    old_impacts: Mapping[str, int]
    old_words: tuple[str, ...]
    new: Prepared | None

    @property
    def new_words(self) -> tuple[str, ...]:
        return self.new.woorden if self.new else ()


def store(session: Session, prepared: Iterable[Prepared]) -> int:
    """Put these documents in the place of what had the same keys; the number that really changed.

    From here to the commit no other transaction can change documents: make it one short transaction.
    """
    wanted = list({each.bron.sleutel: each for each in prepared}.values())
    merk = lock_merk(session)
    return sum(_store_some(session, merk, wanted[at : at + AT_ONCE]) for at in range(0, len(wanted), AT_ONCE))


def forget(session: Session, sleutel: str) -> bool:
    """Remove the document with this key, texts and all; whether there was one."""
    merk = lock_merk(session)
    document, tekst = _find(session, [sleutel]).get(sleutel, (None, None))
    if document is None or tekst is None:
        return False
    replacing = [_Replacing(document, tekst.impacts, tekst.woorden, None)]
    merk.documenten -= 1
    merk.hoogste += 1
    document.merk, document.verwijderd = merk.hoogste, True
    # A key holds the slug, and so the title, of what may have been withdrawn for a good reason.
    document.sleutel = f"verwijderd/{document.id}"
    document.soort = document.slug = document.url = document.titel = document.samenvatting = document.eigenaar = ""
    document.vakgroep = document.onderbouwing = document.gecontroleerd_op = document.herzien_voor = None
    document.leefgebieden = ()
    session.flush()
    _write_texts(session, replacing)
    _write_around(session, replacing, merk)
    return True


def brontekst_of(document: ZoekDocument, tekst: ZoekTekst) -> Brontekst:
    """What was handed over when the document was stored."""
    values = {name: getattr(document, name) for name in _IN_DOCUMENT}
    return Brontekst(**values, **{name: getattr(tekst, name) for name in _IN_TEXT})


def _store_some(session: Session, merk: ZoekMerk, prepared: Sequence[Prepared]) -> int:
    wanted = {each.bron.sleutel: each for each in prepared}
    known = _find(session, list(wanted))
    replacing = []
    for key, new in wanted.items():
        document, tekst = known.get(key, (None, None))
        if document is None or tekst is None:
            replacing.append(_Replacing(ZoekDocument(verwijderd=False), {}, (), new))
        elif (brontekst_of(document, tekst), tekst.impacts, tekst.woorden) != (new.bron, new.impacts, new.woorden):
            replacing.append(_Replacing(document, tekst.impacts, tekst.woorden, new))
    merk.documenten += sum(each.document.id is None for each in replacing)
    for each in replacing:
        _fill(each, merk)
    session.add_all(each.document for each in replacing)
    session.flush()
    _write_texts(session, replacing)
    _write_around(session, replacing, merk)
    return len(replacing)


def _find(session: Session, keys: Sequence[str]) -> dict[str, tuple[ZoekDocument, ZoekTekst]]:
    """The living documents with these keys, as they are now: another transaction may just have changed them."""
    rows = session.execute(
        select(ZoekDocument, ZoekTekst)
        .join(ZoekTekst, ZoekTekst.document == ZoekDocument.id)
        .where(ZoekDocument.sleutel.in_(keys))
        .execution_options(populate_existing=True)
    )
    return {document.sleutel: (document, tekst) for document, tekst in rows}


def _fill(each: _Replacing, merk: ZoekMerk) -> None:
    if each.new:
        merk.hoogste += 1
        each.document.merk = merk.hoogste
        for name in _IN_DOCUMENT:
            setattr(each.document, name, getattr(each.new.bron, name))


def _write_texts(session: Session, replacing: Sequence[_Replacing]) -> None:
    ids = [each.document.id for each in replacing]
    session.execute(delete(ZoekTekst).where(ZoekTekst.document.in_(ids)))
    session.execute(delete(ZoekAanhef).where(ZoekAanhef.document.in_(ids)))
    texts = [
        {
            "document": each.document.id,
            "impacts": each.new.impacts,
            "woorden": each.new.woorden,
            **{name: getattr(each.new.bron, name) for name in _IN_TEXT},
        }
        for each in replacing
        if each.new
    ]
    starts = [
        {"document": each.document.id, "zichtbaarheid": each.new.bron.zichtbaarheid, "rang": rang, "tekst": tekst}
        for each in replacing
        if each.new
        for rang, tekst in each.new.aanheffen
    ]
    for table, rows in ((ZoekTekst, texts), (ZoekAanhef, starts)):
        if rows:
            session.execute(insert(table), rows)


def _write_around(session: Session, replacing: Sequence[_Replacing], merk: ZoekMerk) -> None:
    """The tables that count over documents: words, and postings if this database keeps them."""
    counts: Counter[str] = Counter()
    for each in replacing:
        counts.update(each.new_words)
        counts.subtract(each.old_words)
    _count_words(session, {word: number for word, number in counts.items() if number}, merk.hoogste)
    if merk.met_postings:
        change_postings(
            session,
            [Replaced(each.document.id, each.old_impacts, each.new.impacts if each.new else {}) for each in replacing],
        )


def _count_words(session: Session, counts: Mapping[str, int], merk: int) -> None:
    if not counts:
        return
    session.execute(
        upsert(session, ZoekWoord).on_conflict_do_nothing(),
        [{"woord": word, "documenten": 0, "merk": merk} for word in counts],
    )
    words = cast(Table, ZoekWoord.__table__)
    number = words.c.documenten + bindparam("meer")
    comes_or_goes = or_(words.c.documenten == 0, number == 0)
    counted = (
        update(words)
        .where(words.c.woord == bindparam("dit"))
        .values(documenten=number, merk=case((comes_or_goes, merk), else_=words.c.merk))
    )
    session.connection().execute(counted, [{"dit": word, "meer": difference} for word, difference in counts.items()])
