"""Several people at the same moment, and processes that die: nothing half done, nothing confirmed lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select
from tests.conftest import ROOT
from tests.redactie.conftest import NOW, POST, THESAURUS, Redactie, page

from ankerpunt.errors import BadInput
from ankerpunt.kennis.models import Doorverwijzing, Item, Revision
from ankerpunt.redactie import service
from ankerpunt.redactie.models import BewaardeTekst, Concept, ConceptVersie
from ankerpunt.redactie.service import Conflict, Saved
from ankerpunt.search.models import ZoekDocument

WRITERS = 6


def test_of_many_who_save_at_once_nobody_is_overwritten(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = service.begin_from(session, redactie.lid, POST, NOW).id
        session.commit()
    people = [redactie.lid, redactie.collega, redactie.leider, redactie.beheerder]
    start = Barrier(len(people))

    def write(number: int) -> Saved | Conflict | object:
        start.wait()
        with redactie.session() as session:
            answer = service.save(session, people[number], made, page(f"Tekst van {number}.\n"), 1, NOW)
            session.commit()
            return answer

    with ThreadPoolExecutor(len(people)) as pool:
        answers = list(pool.map(write, range(len(people))))
    assert Counter(type(answer).__name__ for answer in answers) == {"Saved": 1, "Conflict": 3}
    with redactie.session() as session:
        texts = {session.get_one(Concept, made).bron, *session.scalars(select(BewaardeTekst.bron))}
        assert texts == {page(f"Tekst van {number}.\n") for number in range(len(people))}


def test_everybody_who_begins_at_once_gets_the_same_concept(redactie: Redactie) -> None:
    start = Barrier(WRITERS)

    def begin(_number: int) -> int:
        start.wait()
        with redactie.session() as session:
            made = service.begin_from(session, redactie.lid, POST, NOW).id
            session.commit()
            return made

    with ThreadPoolExecutor(WRITERS) as pool:
        assert len(set(pool.map(begin, range(WRITERS)))) == 1


def test_concept_that_is_published_by_two_at_once_becomes_one_revision(redactie: Redactie) -> None:
    with redactie.session() as session:
        made = redactie.approved(session, page("Een keer.\n")).id
        session.commit()
    start = Barrier(2)

    def publish(_number: int) -> str:
        start.wait()
        with redactie.session() as session:
            try:
                service.publish(session, redactie.lid, made, NOW, THESAURUS)
                session.commit()
            except BadInput:
                return "te laat"
            return "gepubliceerd"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(publish, range(2))) == ["gepubliceerd", "te laat"]
    assert redactie.revisions() == 2


@pytest.mark.parametrize("die", ["before", "after"])
@pytest.mark.parametrize("task", ["save", "publish", "rename"])
def test_sudden_death_leaves_all_or_nothing(redactie: Redactie, task: str, die: str) -> None:
    with redactie.session() as session:
        made = redactie.approved(session, page("Kanarievogel.\n"))
        session.commit()
    text = page("Getypt.\n") if task == "save" else "brieven"
    said = died(redactie, task, made.id, text, die)
    assert said == ("confirmed\n" if die == "after" else "")
    done = die == "after"
    with redactie.session() as session:
        concept = session.get_one(Concept, made.id)
        if task == "save":
            assert (concept.bron == text, concept.versie) == (done, 3 if done else 2)
            assert session.scalar(select(func.max(ConceptVersie.versie))) == concept.versie
        if task == "publish":
            assert (concept.status == "gepubliceerd") == done
            assert (redactie.text() == page("Kanarievogel.\n")) == done
            assert redactie.found("kanarievogel") == (["methode/post"] if done else [])
        if task == "rename":
            assert session.scalar(select(func.count()).select_from(Doorverwijzing)) == int(done)
            keys = set(session.scalars(select(ZoekDocument.sleutel).where(~ZoekDocument.verwijderd)))
            assert ("methode/brieven" in keys, "methode/post" in keys) == (done, not done)
        whole = select(func.count()).select_from(Item).join(Revision, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie))  # fmt: skip
        assert session.scalar(whole) == session.scalar(select(func.count()).select_from(Item)) == 2


def died(redactie: Redactie, task: str, concept: int, text: str, die: str) -> str:
    """What a process said before its sudden death."""
    command = [sys.executable, "-m", "tests.redactie.redactie_process", redactie.url]
    command += [str(redactie.lid.account_id), task, str(concept), text, die]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "platform"), str(ROOT)))}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, cwd=ROOT, timeout=120, check=False)
    assert done.returncode == -9, done.stderr
    return done.stdout
