"""The handbook says what the program does: what is not documented fails here."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from django.conf import settings

from tracktwo.cli import main
from tracktwo.common.limit import LONGEST_BODY
from tracktwo.people import forms, sessions, throttle
from tracktwo.process.rooms import walk
from tracktwo.process.safeguards import safeguards
from tracktwo.vault import crypto, snapshot

ROOT = Path(__file__).resolve().parent.parent
DOCS, SOURCE = ROOT / "docs", ROOT / "src" / "tracktwo"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"])
LONGEST_DECISION = 60
# Taken by `make pictures`; a copy without any is complete.
PICTURES = DOCS / "pictures"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def calls() -> Iterator[ast.Call]:
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield node


def text_of(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


# Settings


def variables_read() -> set[str]:
    """Names of environment variables read anywhere in the source."""
    found = set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called.endswith(("environ.get", "environ.pop", "environ.setdefault", "getenv")):
                    found.add(text_of(node.args[0]))
                found |= {text_of(word.value) for word in node.keywords if word.arg == "envvar"}
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("environ"):
                found.add(text_of(node.slice))
    return found - {""}


def test_settings_lists_every_variable_and_no_other() -> None:
    listed = set(re.findall(r"^\| `([A-Z_]+)`", page("settings.md"), re.MULTILINE))
    assert listed == variables_read()


# Commands


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_documented(name: str) -> None:
    sections = re.split(r"^## ", page("commands.md"), flags=re.MULTILINE)
    command = main.commands[name]
    wanted = [f"`tracktwo {name}"]
    for part in command.params:
        if isinstance(part, click.Argument):
            wanted[0] += f" {(part.name or '').upper()}"
        else:
            wanted.append(f"`{max(part.opts, key=len)}`")
    wanted[0] += "`"
    own = [one for one in sections if one.startswith(wanted[0])]
    assert len(own) == 1, f"commands.md has no section {wanted[0]}"
    for one in wanted:
        assert one in own[0], f"{one} is missing in its section of commands.md"


def test_no_command_is_documented_that_does_not_exist() -> None:
    assert set(re.findall(r"^## `tracktwo (\w+)", page("commands.md"), re.MULTILINE)) == set(main.commands)


# Generated pages


@pytest.fixture(scope="module")
def generate() -> Iterator[object]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(DOCS))
        sys.modules.pop("generate", None)
        import generate as module

        yield module


@pytest.fixture(scope="module")
def generated(generate: object) -> dict[str, str]:
    """The pages that are made from the program, all at once."""
    found: dict[str, str] = generate.pages()  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize(
    "name",
    [
        "safeguards.md",
        "pages.md",
        "pictures.md",
        "method-open.md",
        "structure.svg",
        "methods/opinion.svg",
        "methods/conflict.svg",
        "methods/reassurance.svg",
        "methods/perception.svg",
        "methods/grouping.svg",
    ],
)
def test_generated_pages_are_as_committed(generated: dict[str, str], name: str) -> None:
    assert page(name) == generated[name], f"run: python docs/generate.py  ({name})"


def test_what_is_said_below_the_figure_of_small_groups_is_so(generate: object) -> None:
    figure = generate.draw_grouping  # type: ignore[attr-defined]
    threes, fours = (figure.plans(size) for size in figure.SIZES)
    assert [answer.pairs_met for answer in threes + fours] == [answer.bound for answer in threes + fours]
    assert (fours[3].pairs_met, int(figure.drawn(4, 4))) == (57, 47)
    for plans, rounds in ((threes, 8), (fours, 5)):
        everybody = [answer.pairs_met == figure.PAIRS for answer in plans]
        assert everybody == [number >= rounds for number in range(1, figure.ROUNDS + 1)]


def test_every_safeguard_is_on_its_page() -> None:
    listed = re.findall(r"^`([\w-]+)` · (holds|advises) · rows? ([\d, ]+)$", page("safeguards.md"), re.MULTILINE)
    rules = [(one.name, one.kind, ", ".join(map(str, one.rows))) for one in safeguards()]
    assert listed == rules


def test_every_row_of_a_safeguard_is_in_the_table_of_rows() -> None:
    listed = {
        int(n)
        for cell in re.findall(r"^\| ([\d, ]+) \|", page("method-rows.md"), re.MULTILINE)
        for n in cell.split(",")
    }
    profile_of_later_versions = {2}
    assert {row for rule in safeguards() for row in rule.rows} <= listed | profile_of_later_versions


# What the pages say of the program


def test_the_walk_names_the_rooms_in_order() -> None:
    rows = re.findall(r"^\| (\w+) \| ([^|]+) \| ([^|]+) \|$", page("walk.md"), re.MULTILINE)[1:]
    assert [(name, question) for name, question, _ in rows] == [(str(one.title), str(one.question)) for one in walk()]


def derivation_labels() -> set[str]:
    return {
        text_of(call.args[1])
        for call in calls()
        if ast.unparse(call.func).split(".")[-1] == "derive" and len(call.args) > 1
    } - {""}


def test_security_lists_every_derivation_label() -> None:
    table = page("security.md").partition("### Derivation labels")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)) == derivation_labels()


@pytest.mark.usefixtures("real_argon2")
def test_security_states_the_parameters_in_use() -> None:
    text = page("security.md")
    cost = crypto.ARGON2
    stated = f"{cost['memory_cost'] // 1024} MiB, {cost['time_cost']} passes, {cost['parallelism']} lanes"
    assert f"Argon2id, {stated}" in text
    assert f"from {crypto.SMALLEST} bytes to {crypto.LARGEST_DOUBLED // 1024} KiB" in text
    assert f"AES-256-GCM, {crypto.NONCE * 8}-bit random nonce" in text


def test_security_states_the_limits_in_use() -> None:
    text = " ".join(page("security.md").split())
    assert f"must take 10^{forms.STEPS[forms.STRONG - 1]} guesses" in text
    assert f"its first {forms.MEASURED} letters, and have {forms.SHORTEST} letters at least" in text
    assert (forms.LONG_ELSEWHERE, forms.WORDS_ELSEWHERE) == (20, 5)
    assert "needs 20 letters and five different words" in text
    assert (throttle.FREE, throttle.LONGEST, throttle.FORGET) == (3, 60, 15 * 60)
    assert "Three are free; after that the wait is 2 seconds, and doubles up to a minute" in text
    assert sessions.HOURS == 16
    assert "A session ends after sixteen hours" in text
    assert f"of more than {settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024} KiB is refused" in text
    assert f"One of more than {LONGEST_BODY // 1024} KiB is thrown away" in text
    assert f"({snapshot.ROOM // 1024 // 1024} MiB in all" in text


def test_every_key_is_documented() -> None:
    keys = set()
    for file in SOURCE.rglob("*.html"):
        keys |= set(re.findall(r'data-key="([^"{])"', file.read_text(encoding="utf-8")))
    listed = set(re.findall(r"`(.)`", page("running-a-meeting.md") + page("preparing.md")))
    assert keys <= listed


def test_every_test_of_a_promise_is_named_in_security() -> None:
    """That what it names exists is asked of every page below."""
    table = page("security.md").partition("## How each promise is tested")[2]
    named = set(re.findall(r"`(tests/[\w./-]+)`", table))
    promises = {name_of(file) for file in (ROOT / "tests" / "promises").glob("test_*.py")}
    assert promises <= named, f"security.md does not name {sorted(promises - named)}"
    folders = {name for name in named if name.endswith("/")}
    elsewhere = {
        name_of(file) for folder in ("browser", "pages") for file in (ROOT / "tests" / folder).glob("test_*.py")
    }
    assert all(file in named or any(file.startswith(one) for one in folders) for file in elsewhere)


def test_every_promise_has_a_test() -> None:
    rows = re.findall(r"^\| (\d+)\. .* \| (.+) \|$", page("security.md"), re.MULTILINE)
    assert [int(number) for number, _ in rows] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14]
    assert all("`tests/" in tests for _, tests in rows)


# Links and files


def without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def anchors(file: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", without_code(file.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.strip().lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("file", PAGES, ids=name_of)
def test_links_resolve(file: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]*)\)", without_code(file.read_text(encoding="utf-8"))):
        assert not link.startswith("http"), f"{name_of(file)} leads outside: {link}"
        path, _, anchor = link.partition("#")
        target = (file.parent / path).resolve() if path else file
        if not target.suffix:
            target = target.with_suffix(".md")
        if target.parent == PICTURES and not any(PICTURES.glob("*.png")):
            continue
        if path == "LICENSE":
            target = ROOT / "LICENSE"
        assert target.exists(), f"{name_of(file)} links to {link}, which is not there"
        assert not anchor or anchor in anchors(target), f"{name_of(file)} links to {link}: no such heading"


@pytest.mark.parametrize("file", PAGES, ids=name_of)
def test_files_that_are_named_exist(file: Path) -> None:
    for name in re.findall(r"`((?:src|docs|tests|scripts)/[\w./-]+)`", file.read_text(encoding="utf-8")):
        assert (ROOT / name).exists(), f"{name_of(file)} names {name}, which is not there"


@pytest.mark.parametrize("file", PAGES, ids=name_of)
def test_make_targets_that_are_named_exist(file: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = file.read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL) + re.findall(r"`([^`\n]+)`", text))
    named = set(re.findall(r"(?:^|\s)make ([a-z-]+)", code, re.MULTILINE))
    assert named <= targets, f"{name_of(file)} names {sorted(named - targets)}"


def test_decisions_are_numbered_and_short() -> None:
    files = sorted((DOCS / "decisions").glob("0*.md"))
    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(file.name[:4])}. "), name_of(file)
        assert len(text.splitlines()) <= LONGEST_DECISION, name_of(file)
        for part in ("**What.**", "**Why.**", "**Rejected.**"):
            assert part in text, f"{name_of(file)} lacks {part}"
