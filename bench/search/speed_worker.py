"""A process that opens an index and answers, for the measurement of memory: `python -m bench.search.speed_worker`.

Reads one pickled line of arguments from standard input; prints its memory before and after, and waits for a line after
each, so that two of them are measured while both are there.
"""

from __future__ import annotations

import base64
import pickle
import sys
from pathlib import Path

from bench.search.speed_engines import EVERYBODY
from sqlalchemy.orm import Session

from ankerpunt.database import make_engine
from ankerpunt.search.index.opening import open_index


def main() -> None:
    """Say, wait, answer, say, wait."""
    kind, url, folder, asked = pickle.loads(base64.b64decode(sys.stdin.readline()))
    with Session(make_engine(url)) as session:
        session.connection()
        print(pss(), flush=True)
        sys.stdin.readline()
        index = open_index(kind, folder)
        for vraag in asked:
            index.search(session, vraag.terms, EVERYBODY)
        print(pss(), flush=True)
        sys.stdin.readline()


def pss() -> int:
    """Memory of this process in kilobytes; what several processes share is divided between them."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    main()
