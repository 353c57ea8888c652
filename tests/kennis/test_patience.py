"""A text that would cost hours costs seconds and is refused."""

from __future__ import annotations

import signal
import threading
from pathlib import Path

import pytest
from tests.kennis.conftest import Library, page, statuses, write

from ankerpunt.errors import ContentError
from ankerpunt.kennis.transfer import patience as module
from ankerpunt.kennis.transfer.checking import check
from ankerpunt.kennis.transfer.patience import patience
from ankerpunt.web.markdown import render

ENDLESS = "[" * 200_000


def test_work_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(ContentError, match="te ingewikkeld"), patience(0.2):
        render(ENDLESS)
    assert render("*gewoon*") == "<p><em>gewoon</em></p>"
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_work_in_time_is_left_alone() -> None:
    with patience(5):
        assert render("a") == "<p>a</p>"


def test_elsewhere_than_in_the_main_thread_there_is_no_alarm() -> None:
    results: list[str] = []

    def work() -> None:
        with patience(0.01):
            results.append(render("a"))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert results == ["<p>a</p>"]


def test_hostile_file_is_refused_and_the_rest_goes_on(
    sqlite_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.3)
    folder = write(tmp_path / "content/methodes", {"a.md": page(ENDLESS), "b.md": page()})
    assert statuses(sqlite_library.take_in(folder)) == {"refused": ["a.md"], "new": ["b.md"]}
    assert [(remark.path.name, remark.fault) for remark in check([folder])] == [("a.md", True)]
