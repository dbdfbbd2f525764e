#!/usr/bin/env python3
"""Ask the package index which pinned packages are outdated, and which were withdrawn; exit 1 if any was withdrawn.

Both questions are put by pip, to the index it is set up for. Withdrawn ("yanked") versions still install from a pin, so
that nothing else would say so.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]


def asked(*arguments: str) -> str:
    """pip's answer.

    Raises:
        SystemExit: the index cannot be reached.
    """
    done = subprocess.run([*PIP, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"The package index gave no answer: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout


def withdrawn(requirements: Path) -> list[tuple[str, str]]:
    """Name and version of every pin that its index has withdrawn."""
    report = asked(
        "install", "--quiet", "--dry-run", "--ignore-installed", "--no-deps", "-r", str(requirements), "--report", "-"
    )
    return [
        (one["metadata"]["name"], one["metadata"]["version"])
        for one in json.loads(report)["install"]
        if one.get("is_yanked")
    ]


def outdated() -> list[tuple[str, str, str]]:
    """Name, version here and newest version of every installed package that has a newer one."""
    listed = json.loads(asked("list", "--outdated", "--format=json"))
    return [(one["name"], one["version"], one["latest_version"]) for one in listed]


if __name__ == "__main__":
    gone = withdrawn(ROOT / "requirements" / "dev.txt")
    for name, here, newest in outdated():
        print(f"{name:28} {here:14} newest {newest}")
    for name, here in gone:
        print(f"{name:28} {here:14} WITHDRAWN")
    print(f"{len(gone)} withdrawn.")
    sys.exit(bool(gone))
