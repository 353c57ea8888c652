"""Promises of `ankerpunt deidentify`: a line in, a line out, offsets in code points, clear errors without the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ankerpunt.cli import cli


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("ANKERPUNT_DATA", str(tmp_path / "data"))
    return CliRunner()


def test_a_line_in_is_a_line_out(runner: CliRunner) -> None:
    texts = ["😀 Fatima belde.", "niets bijzonders", "a\u0301 Karim"]
    lines = "\n".join(json.dumps({"id": number, "text": text}) for number, text in enumerate(texts)) + "\n\n"
    answers = [json.loads(line) for line in runner.invoke(cli, ["deidentify"], input=lines).output.splitlines()]
    assert [each["id"] for each in answers] == [0, 1, 2]
    assert [[span["text"] for span in each["spans"]] for each in answers] == [["Fatima"], [], ["Karim"]]
    for text, answer in zip(texts, answers, strict=True):
        for span in answer["spans"]:
            assert text[span["start"] : span["end"]] == span["text"]
            assert span["certainty"] in {"zeker", "controleer"}
            assert span["suggestion"]


def test_people_may_be_named_on_the_line(runner: CliRunner) -> None:
    line = json.dumps({"id": "x", "text": "Storm is boos.", "people": [{"name": "Storm", "role": "zoon"}]})
    spans = json.loads(runner.invoke(cli, ["deidentify"], input=line).output)["spans"]
    assert [(span["text"], span["certainty"]) for span in spans] == [("Storm", "zeker")]


@pytest.mark.parametrize(
    "line", ["geheim", "[]", '{"id": 1}', '{"id": 1, "text": 5}', '{"id":1,"text":"x","people":[3]}', "[" * 100_000]
)
def test_a_bad_line_is_named_by_number_and_never_quoted(runner: CliRunner, line: str) -> None:
    result = runner.invoke(cli, ["deidentify"], input=f'{{"id":1,"text":"ok"}}\n{line}\n')
    assert result.exit_code != 0
    assert "regel 2" in str(result.exception)
    assert "geheim" not in str(result.exception)


def test_what_is_no_utf8_is_refused_in_one_line(runner: CliRunner) -> None:
    result = runner.invoke(cli, ["deidentify"], input=b'{"id": 1, "text": "\xff"}')
    assert "UTF-8" in str(result.exception)


def test_no_database_is_made(runner: CliRunner, tmp_path: Path) -> None:
    runner.invoke(cli, ["deidentify"], input='{"id":1,"text":"Fatima"}')
    assert [each.name for each in (tmp_path / "data").glob("*") if each.name != "secret_key"] == []
