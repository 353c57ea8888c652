"""The running application keeps every promise of its OpenAPI document, whatever is sent to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SECONDS = 60
EXAMPLES = 40


def test_every_call_answers_as_described_to_whatever_is_sent(live_server: str, tmp_path: Path) -> None:
    """All checks on right and wrong input, single calls and chains of calls, the same in every run, for a minute."""
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        *("run", f"{live_server}/api/v1/openapi.json", "--checks", "all", "--mode", "all"),
        *("--max-examples", str(EXAMPLES), "--max-time", str(SECONDS), "--generation-deterministic"),
        *("--continue-on-failure", "--no-color"),
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:]
    assert "Tested: 5" in done.stdout
