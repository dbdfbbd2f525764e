"""Commands that run beside each other: all of them end, nothing they say mixes, and a bad one is not lost."""

import pytest
import side_by_side


def test_all_end_and_the_first_bad_code_is_returned(capfd: pytest.CaptureFixture[str]) -> None:
    code = side_by_side.run(["sleep 0.2; echo slow; exit 3", "echo quick; echo aside >&2"])
    said = capfd.readouterr().out
    assert code == 3
    assert [line for line in said.splitlines() if not line.startswith("-->")] == ["slow", "quick", "aside"]


def test_good_ones_are_good(capfd: pytest.CaptureFixture[str]) -> None:
    assert side_by_side.run(["true", "echo done"]) == 0
    assert "ended with 0" in capfd.readouterr().out
