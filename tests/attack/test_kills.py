"""Killed before a write of an act: the account opens, nothing is altered, and no open meeting lacks its tickets.

Statements that write, commits, files and overwritings count, in both databases. Which of them is drawn by lot: a few
in the short form, many in the long one (`make attack`).
"""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WRITER = HERE.parent / "promises" / "writer.py"
LONG = os.environ.get("ATTACK") == "long"
MOST, TRIES = 60, 15 if LONG else 2
ACTS = ("open a meeting", "close a meeting", "change the passphrase", "back up", "erase", "private answers")


def run(folder: Path, script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("TRACKTWO", "DATABASE", "DJANGO"))
    }
    return subprocess.run(
        [sys.executable, script, *arguments],
        env=kept | {"TRACKTWO_DATA": str(folder / "data")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    done = run(folder, WRITER, "prepare")
    assert done.returncode == 0, done.stderr
    return folder


def after_a_kill(prepared: Path, folder: Path, act: str, number: int) -> bool:
    """Whether the act was over before the n-th write."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(prepared, folder)
    done = run(folder, HERE / "acts.py", act, str(number))
    assert done.returncode in (0, -9), done.stderr
    seen = run(folder, HERE / "acts.py", "look")
    about = f"{act}, killed before write {number}"
    assert seen.returncode == 0, f"{about}: {seen.stderr}"
    lines = seen.stdout.splitlines()
    assert sum(line.startswith("opened") for line in lines) == 1, f"{about}: {lines}"
    assert not any(line.startswith("problem") for line in lines), f"{about}: {lines}"
    for line in lines:
        if line.startswith("meeting"):
            left, _, wanted = line.removeprefix("meeting ").partition("/")
            assert left == wanted, f"{about}: {line}"
    # A backup appears whole, or its half is no backup at all.
    made = folder / "made.backup"
    if made.exists() and done.returncode == 0:
        assert made.stat().st_size > 1000
    return done.returncode == 0


@pytest.mark.parametrize("act", ACTS)
def test_killed_before_any_write_nothing_is_half_done(prepared: Path, tmp_path: Path, act: str) -> None:
    drawn = random.Random() if LONG else random.Random(act)
    most, killed = (MOST if LONG else 25), 0
    for _ in range(TRIES):
        number = drawn.randint(1, most)
        if after_a_kill(prepared, tmp_path / "installation", act, number):
            # It had fewer writes: the next is drawn among those.
            most = number
        else:
            killed += 1
    assert killed or not LONG, "the act was never interrupted"
