"""Files that a command is given: bounded, never waited for, and never answered with a traceback."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tracktwo.cli import main
from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.toml_text import load_toml

COMMANDS = ["packages", "ladder"]
# Every command that is given a file, with what comes before it.
GIVEN_FILES = [
    ["packages"],
    ["ladder"],
    ["opinion"],
    ["conflict"],
    ["groups", "--rounds", "2", "--size", "3"],
    ["consult", "open"],
    ["consult", "import"],
    ["verify"],
    ["restore"],
]


def run(command: str, place: Path) -> Result:
    return CliRunner().invoke(main, [command, str(place)])


def in_seconds(command: str | list[str], place: Path, seconds: float = 20) -> tuple[int, str, float]:
    """The command in a process of its own, with little memory."""

    def little_memory() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))

    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tracktwo", *([command] if isinstance(command, str) else command), str(place)],
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        preexec_fn=little_memory,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
    )
    return done.returncode, done.stderr, time.monotonic() - begun


@pytest.mark.parametrize("command", GIVEN_FILES, ids=" ".join)
def test_a_pipe_is_refused_and_not_waited_for(command: list[str], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    code, said, _ = in_seconds(command, pipe)
    assert (code, "expected a file" in said) == (2, True), said
    (tmp_path / "endless.toml").symlink_to("/dev/zero")
    code, said, _ = in_seconds(command, tmp_path / "endless.toml")
    assert (code, "expected a file" in said) == (2, True)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_is_measured_before_it_is_read(command: str, tmp_path: Path) -> None:
    large = tmp_path / "large.toml"
    with large.open("wb") as file:
        file.truncate(2**40)
    code, said, _ = in_seconds(command, large)
    assert (code, "1,099,511,627,776 bytes" in said) == (2, True)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_long_dotted_key_costs_nothing(command: str, tmp_path: Path) -> None:
    file = tmp_path / "dots.toml"
    for key in ("a." * 100_000 + "a = 1", "[" + "a . " * 100_000 + "a]", "'a'." * 50_000 + "a = 1"):
        file.write_text(key, encoding="utf-8")
        code, said, seconds = in_seconds(command, file)
        assert (code, "has more than 16 parts" in said) == (2, True)
        assert seconds < 10


def test_dots_in_strings_and_comments_are_no_keys() -> None:
    dots = "a." * 50 + "a"
    text = f"# {dots}\nx = '{dots}'\ny = [\"{dots}\", 1.5] # {dots}\nz = '''\n{dots}\n'''\n\"q.{dots}\" = 1"
    assert len(load_toml(text, float)) == 4


@pytest.mark.parametrize("text", ["x" * 3_000_000, "' " * 500_000, '"""' * 300_000, "# " * 1_000_000, " ." * 900_000])
def test_the_guard_itself_is_quick(text: str) -> None:
    begun = time.monotonic()
    with pytest.raises(InvalidInput):
        load_toml("= " + text, float)
    assert time.monotonic() - begun < 5


def test_tens_of_thousands_of_issues_in_xml_are_refused_at_once(tmp_path: Path) -> None:
    issues = "".join(f'<issue index="{n}" name="i{n}" type="discrete"/>' for n in range(45_000))
    for name in ("a", "b"):
        (tmp_path / f"{name}.xml").write_text(f"<utility_space>{issues}</utility_space>", encoding="utf-8")
    code, said, seconds = in_seconds("packages", tmp_path)
    assert (code, "45000 issues are too many" in said) == (2, True)
    assert seconds < 10


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("packages", "[issues]\nr = ['x']\n[sides.a.values]\nr = { x = " + "9" * 5000 + " }\n[sides.b]"),
        ("packages", "[issues]\nr = ['x']\n[sides.a.values]\nr = { x = 0x" + "f" * 5000 + " }\n[sides.b]"),
        ("packages", "[issues]\nr = 0x" + "f" * 5000),
        ("packages", "issues = 0x" + "f" * 5000),
        ("ladder", "tolerance = " + "9" * 5000),
        ("ladder", "tolerance = 0x" + "f" * 5000),
        ("ladder", "title = 1\n[[side]]\nkey = 0x" + "f" * 5000),
    ],
)
def test_long_integers_are_an_error_and_no_traceback(command: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / "long.toml"
    file.write_text(text, encoding="utf-8")
    done = run(command, file)
    assert done.exit_code == 2, done.exception
    assert "digits" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_byte_order_mark_is_no_fault(command: str, tmp_path: Path) -> None:
    texts = {
        "packages": "[issues]\nr = ['x', 'y']\n[sides.a.values]\nr = { x = 1, y = 0 }\n"
        "[sides.b.values]\nr = { x = 0, y = 1 }\n",
        "ladder": "tolerance = 1\n[[side]]\nkey = 'a'\n[[side]]\nkey = 'b'\n"
        "[[step]]\nkey = 's'\nside = 'a'\nexposes = 1\nreassures = 1\n",
    }
    file = tmp_path / "mark.toml"
    file.write_bytes(b"\xef\xbb\xbf" + texts[command].encode())
    assert run(command, file).exit_code == 0


ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\x7f"


@pytest.mark.parametrize("options", [[], ["--json"], ["--table"], ["--package", "r=x"]])
def test_no_control_character_of_a_file_reaches_the_terminal(options: list[str], tmp_path: Path) -> None:
    file = tmp_path / "escapes.toml"
    name = ESCAPES.encode("unicode_escape").decode().replace("\\x", "\\u00")
    rows = f'"{name}" = {{ x = 1, y = 0 }}'
    file.write_text(
        f'[issues]\n"{name}" = ["x", "y"]\n[sides.a.values]\n{rows}\n[sides."{name}".values]\n{rows}\n',
        encoding="utf-8",
    )
    if "--package" in options:
        options = ["--package", f"{ESCAPES}=x"]
    done = CliRunner().invoke(main, ["packages", str(file), *options])
    assert done.exit_code == 0, done.output
    assert not set(done.stdout + done.stderr) & set("\x1b\x07\x9b\x7f")
    wrong = CliRunner().invoke(main, ["packages", str(file), "--package", "z=z"])
    assert (wrong.exit_code, set(wrong.stderr) & set("\x1b\x07\x9b\x7f")) == (2, set())


def test_no_control_character_of_a_ladder_reaches_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "ladder.toml"
    name = ESCAPES.encode("unicode_escape").decode().replace("\\x", "\\u00")
    step = f'[[step]]\nkey = "{name}"\nside = "a"\nexposes = 1\nreassures = 1\nwords = "{name}"\n'
    sides = "tolerance = 1\n[[side]]\nkey = 'a'\n[[side]]\nkey = 'b'\n"
    for text in (sides + step, sides + step + step):
        file.write_text(text, encoding="utf-8")
        for options in ([], ["--json"]):
            done = CliRunner().invoke(main, ["ladder", str(file), *options])
            assert not set(done.stdout + done.stderr) & set("\x1b\x07\x9b\x7f")
