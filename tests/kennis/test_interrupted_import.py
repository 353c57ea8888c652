"""An import that dies in the middle: what it said is in, nothing is half in, and the next import does the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.conftest import ROOT
from tests.kennis.conftest import Library, write

from ankerpunt.kennis.models import Item, Revision
from ankerpunt.kennis.transfer.making import BATCH
from ankerpunt.search.models import ZoekDocument

PAGES = 3 * BATCH + 20


@pytest.mark.parametrize("commits", [0, 2])
def test_killed_import_leaves_whole_batches(library: Library, tmp_path: Path, commits: int) -> None:
    pages: dict[str, str | bytes] = {f"p{n}.md": f"# Pagina {n}\n\nZie [p](p{n - 1}.md).\n" for n in range(PAGES)}
    folder = write(tmp_path / "site", pages)
    command = [sys.executable, "-m", "tests.kennis.import_process", library.url, str(folder), str(commits)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "platform"), str(ROOT)))}
    died = subprocess.run(command, capture_output=True, text=True, env=environ, cwd=ROOT, timeout=60, check=False)
    assert died.returncode == -9, died.stderr
    assert Counter(died.stdout.split()) == Counter({"new": commits * BATCH} if commits else {})
    with library.session() as session:
        counts = [session.scalar(select(func.count()).select_from(table)) for table in (Item, Revision, ZoekDocument)]
        assert counts == [commits * BATCH] * 3
        whole = select(func.count()).select_from(Item).join(Revision, (Revision.item_id == Item.id) & (Revision.nummer == Item.revisie))  # fmt: skip
        assert session.scalar(whole) == commits * BATCH
    rest = Counter(one.status for one in library.take_in(folder, as_soort="methode"))
    assert rest == Counter({"new": PAGES - commits * BATCH, "same": commits * BATCH}) - Counter()
    assert Counter(one.status for one in library.take_in(folder, as_soort="methode")) == {"same": PAGES}
