"""The house rules hold, and each of them catches a planted violation."""

import hashlib
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import rules
from django.core.checks import run_checks
from django.utils.module_loading import import_string

from tracktwo.process.rooms import Room, walk

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "src" / "tracktwo"
BIN = Path(sys.executable).parent
PYTHON = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(SOURCE.rglob("*.html"))
STYLES = sorted((SOURCE / "ui" / "static" / "ui" / "css").glob("*.css"))
VENDORED = SOURCE / "ui" / "static" / "ui" / "vendor" / "README.md"
# The program's own name, a file format, and the key that a keyboard calls so in every language.
NOT_TRANSLATED = {"tracktwo", "PDF", "Ctrl ↵"}
# Longer than the rule, each for its reason.
LONG_FILES: set[str] = set()
LONG_FUNCTIONS: set[str] = set()


def tracked() -> list[Path]:
    """The files of the repository."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


# --- Layers. ---


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """The import contracts of pyproject.toml, on a copy of the source."""
    shutil.copytree(
        SOURCE, folder / "tracktwo", ignore=shutil.ignore_patterns("static", "fonts", "locale", "__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return contracts(folder)


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / "lint-imports", "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_layers_point_one_way(tmp_path: Path) -> None:
    done = lint_imports(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("vault/keys.py", "from tracktwo.process import rooms", "Layers point one way"),
        ("matter/society.py", "from tracktwo.ui import documents", "Layers point one way"),
        ("rooms/solve/options/reads.py", "from tracktwo.rooms.convene import acts", "Rooms do not import each other"),
        ("ui/documents.py", "from tracktwo.vault import crypto", "Only matter, editing, process and people import"),
        (
            "rooms/recruit/seats/views.py",
            "from tracktwo.vault import change",
            "Only matter, editing, process and people import",
        ),
        (
            "process/journal.py",
            "from cryptography.hazmat.primitives import hashes",
            "Cryptography is called in the vault",
        ),
    ],
)
def test_a_planted_import_is_caught(tmp_path: Path, file: str, line: str, contract: str) -> None:
    assert lint_imports(tmp_path).returncode == 0
    path = tmp_path / "tracktwo" / file
    path.write_text(path.read_text() + f"\n{line}\n")
    done = contracts(tmp_path)
    assert done.returncode != 0
    broken = [row for row in done.stdout.splitlines() if "BROKEN" in row]
    assert any(contract in row for row in broken), done.stdout


# --- Words. ---


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_line_of_a_template_is_too_long(template: Path) -> None:
    assert rules.long_lines(template.read_text()) == []


def test_a_planted_long_line_is_caught() -> None:
    assert rules.long_lines("short\n" + "x" * 161) == [2]


def without_the_meetings_styles(source: str) -> bool:
    """Whether a page of a meeting replaces the styles of every such page instead of adding to them."""
    kept = ("block.super", "ui/css/room.css", "room_styles")
    return (
        'extends "ui/meeting.html"' in source and "block styles" in source and not any(each in source for each in kept)
    )


def test_a_page_of_a_meeting_keeps_its_styles() -> None:
    assert [path for path in TEMPLATES if without_the_meetings_styles(path.read_text())] == []


def test_planted_styles_that_replace_are_caught() -> None:
    page = '{% extends "ui/meeting.html" %}{% block styles %}{{ own }}{% endblock %}'
    assert without_the_meetings_styles(page)
    assert not without_the_meetings_styles(page.replace("{{ own }}", "{{ block.super }}{{ own }}"))


def test_a_picture_of_the_handbook_has_a_name_of_its_own() -> None:
    names = [page.picture for room in walk() for page in room.pages if page.picture]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_word_of_a_template_is_translated(template: Path) -> None:
    assert rules.bare_text(template.read_text(), NOT_TRANSLATED) == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>Bare words</p>",
        "<p>{% translate 'One' %} and more</p>",
        "<button aria-label='Press me'></button>",
        '<input placeholder="Name">',
        "<a title='Where it leads' href='/'>{{ x }}</a>",
        "{% if x %}Bare{% endif %}",
        "<input type=submit value='Send'>",
    ],
)
def test_a_planted_bare_word_is_caught(source: str) -> None:
    assert rules.bare_text(source, NOT_TRANSLATED)


@pytest.mark.parametrize(
    "source",
    [
        "<p>{% translate 'One' %}</p>",
        "{# a note #}<p>{% blocktranslate %}Many {{ n }} words{% endblocktranslate %}</p>",
        "<input type=hidden name=act value=begin><kbd>Esc</kbd> · 3 / 4 <a href='x'>PDF</a>",
    ],
)
def test_what_is_translated_is_not_blamed(source: str) -> None:
    assert rules.bare_text(source, NOT_TRANSLATED) == []


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_word_of_the_program_is_translated(path: Path) -> None:
    # What is written on the console is for whoever runs the server, in English as its log. Methods speak to the
    # console, too: a page says in its own words what a method refuses.
    if path.parent.name != "cli" and "methods" not in path.parts:
        assert rules.bare_python_text(path.read_text()) == []


@pytest.mark.parametrize(
    "source",
    [
        "raise Refused('Not now.')",
        "raise Refused('Not %s' % name)",
        "raise Refused(f'Not {name}')",
        "form.add_error('code', 'Taken.')",
        "errors.notice(request, 409, 'Somebody was faster.')",
        "x: Annotated[str, Field('Name')]",
        "forms.CharField(label='Name')",
        "field.label = 'Side'",
        "Field(_('Name'), help='More of it')",
    ],
)
def test_a_planted_untranslated_string_is_caught(source: str) -> None:
    assert rules.bare_python_text(source)


@pytest.mark.parametrize(
    "source", ["raise Refused(_('Not %(n)s') % {'n': 1})", "x = Field('')", "raise KeyError('side')"]
)
def test_what_is_translated_in_the_program_is_not_blamed(source: str) -> None:
    assert rules.bare_python_text(source) == []


def test_the_catalogue_has_not_drifted() -> None:
    if shutil.which("msgfmt") is None:
        pytest.skip("GNU gettext is missing: scripts/system-packages installs it")
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "messages", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


# --- Size. ---


def test_no_file_is_too_long() -> None:
    assert set(rules.long_files(PYTHON)) <= LONG_FILES


def test_no_function_is_too_long() -> None:
    assert set(rules.long_functions(PYTHON)) <= LONG_FUNCTIONS


def test_no_module_only_passes_on_what_another_holds() -> None:
    # In `process` two modules open the vault to rooms, which may not import it.
    files = [path for path in SOURCE.rglob("*.py") if path.name != "__main__.py" and path.parent.name != "process"]
    assert rules.passing_on(files) == []


def test_a_planted_module_that_passes_on_is_caught(tmp_path: Path) -> None:
    (tmp_path / "idle.py").write_text('"""Seats."""\n\nfrom there import Seat\n\n__all__ = ["Seat"]\n')
    (tmp_path / "busy.py").write_text('"""Seats."""\n\nfrom there import Seat\n\nFIRST = Seat()\n')
    assert rules.passing_on(sorted(tmp_path.glob("*.py"))) == [f"{tmp_path.name}/idle.py"]


def test_the_exceptions_are_still_needed() -> None:
    assert set(rules.long_files(PYTHON)) >= LONG_FILES
    assert set(rules.long_functions(PYTHON)) >= LONG_FUNCTIONS


def test_a_planted_length_is_caught(tmp_path: Path) -> None:
    path = tmp_path / "planted.py"
    path.write_text("def long() -> None:\n" + "    pass\n" * 300)
    assert rules.long_files([path]) == [f"{tmp_path.name}/planted.py"]
    assert rules.long_functions([path]) == ["planted.py: long"]


# --- Names. ---


def test_locals_are_named_after_what_they_hold() -> None:
    found = {str(path.relative_to(SOURCE)): rules.nameless_locals(path.read_text()) for path in PYTHON}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "source",
    [
        "def f(xs):\n    return [one for one in xs]\n",
        "def f():\n    found = 1\n",
        "def f():\n    with g() as body:\n        pass\n",
    ],
)
def test_a_planted_name_that_says_nothing_is_caught(source: str) -> None:
    assert rules.nameless_locals(source)


def test_a_field_may_be_called_as_the_form_calls_it() -> None:
    assert rules.nameless_locals("class Likened:\n    one: str\n") == []


# --- Addresses and style. ---


def test_no_registry_and_nobodys_folder_is_named() -> None:
    found = {}
    for path in tracked():
        if path.suffix in (".woff2", ".ttf", ".mo", ".png", ".backup", ".svg"):
            continue
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        if faults := rules.addresses(text):
            found[str(path.relative_to(ROOT))] = faults
    assert found == {}


# In pieces, or this file would break the rule itself.
PLANTED_ADDRESSES = (
    ("--index-url https://pypi", ".org/simple"),
    ("cdn.jsdelivr", ".net/npm"),
    ("/", "home/anna/project"),
    ("/", "root/x"),
)


@pytest.mark.parametrize("source", ["".join(parts) for parts in PLANTED_ADDRESSES])
def test_a_planted_address_is_caught(source: str) -> None:
    assert rules.addresses(source)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_know_no_left_and_right(path: Path) -> None:
    assert rules.physical_properties(path.read_text()) == []


@pytest.mark.parametrize(
    "source",
    [
        "p { margin-left: 1rem; }",
        "p { padding-right: 0 }",
        "p{left:0}",
        "p { border-right-width: 1px; }",
        "p { text-align: left; }",
        "p { float: right; }",
        "p { border-top-left-radius: 3px; }",
    ],
)
def test_a_planted_left_is_caught(source: str) -> None:
    assert rules.physical_properties(source)


def test_directions_that_follow_the_script_are_not_blamed() -> None:
    assert rules.physical_properties("p { margin-inline-start: 1rem; text-align: start; } /* left: no */") == []


# --- Rooms, and what was brought in. ---


@pytest.mark.parametrize("room", [room.name for room in walk()])
def test_a_room_has_its_furniture(room: str) -> None:
    assert rules.furniture(SOURCE / "rooms" / room) == []


def test_every_folder_of_rooms_is_on_the_walk() -> None:
    folders = {path.name for path in (SOURCE / "rooms").iterdir() if (path / "__init__.py").exists()}
    assert folders == {room.name for room in walk()}


def test_a_bare_room_is_caught(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "safeguards.py").write_text("x = 1\n")
    missing = rules.furniture(tmp_path / "bare")
    assert {"room.py", "urls.py", "demo.py", "templates/bare", "views"} <= set(missing)


@pytest.mark.parametrize("room", walk(), ids=lambda room: room.name)
def test_a_room_declares_state_pages_and_demonstration(room: Room) -> None:
    silent = Room("silent", "", "")
    assert room.progress is not silent.progress
    assert room.demonstrations
    assert all(callable(import_string(name)) for name in room.demonstrations)
    addresses = {f"{room.name}:{name}" for name in names_below(room)}
    assert {page.address for page in room.pages} == addresses
    for page in room.pages:
        assert page.picture == "" or page.sizes


def names_below(room: Room) -> set[str]:
    """The names of all addresses in a room's `urls.py`."""
    return {pattern.name for pattern in import_module(f"{room.package}.urls").urlpatterns}


def test_no_address_of_a_room_is_named_outside_it() -> None:
    assert rules.foreign_addresses(SOURCE, [room.name for room in walk()]) == []


def test_a_planted_address_of_a_room_is_caught(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "page.html").write_text("{% url 'convene:home' dialogue.id %}")
    (tmp_path / "rooms" / "solve").mkdir(parents=True)
    (tmp_path / "rooms" / "solve" / "views.py").write_text('redirect("convene:open"); redirect("solve:home")')
    found = rules.foreign_addresses(tmp_path, ["convene", "solve"])
    assert sorted(found) == ["rooms/solve/views.py: convene:open", "ui/page.html: convene:home"]


def test_matter_holds_only_what_two_rooms_use() -> None:
    assert rules.lonely_matter(SOURCE) == []


def test_a_planted_noun_of_one_room_is_caught(tmp_path: Path) -> None:
    for folder in ("matter", "rooms/solve", "rooms/convene"):
        (tmp_path / folder).mkdir(parents=True)
    for noun in ("shared", "lonely"):
        (tmp_path / "matter" / f"{noun}.py").write_text("")
    (tmp_path / "rooms" / "solve" / "acts.py").write_text("from tracktwo.matter import lonely, shared\n")
    (tmp_path / "rooms" / "convene" / "acts.py").write_text("from tracktwo.matter.shared import Concern\n")
    assert rules.lonely_matter(tmp_path) == ["lonely"]


def vendored(name: str) -> Path:
    """Where a file of the list lies."""
    if name.startswith("tests/"):
        return ROOT / name
    return SOURCE / name if name.startswith("ui/") else SOURCE / "ui" / "static" / "ui" / name


def test_vendored_files_are_unchanged() -> None:
    listed = rules.vendored_hashes(VENDORED.read_text())
    assert listed
    changed = [
        name for name, digest in listed.items() if hashlib.sha256(vendored(name).read_bytes()).hexdigest() != digest
    ]
    assert changed == []


def test_every_vendored_file_is_on_the_list() -> None:
    listed = {vendored(name) for name in rules.vendored_hashes(VENDORED.read_text())}
    static = SOURCE / "ui" / "static" / "ui"
    folders = (static / "vendor", static / "fonts", SOURCE / "ui" / "fonts", ROOT / "tests" / "vendor")
    lying = {path for folder in folders for path in folder.iterdir() if path.is_file()}
    assert lying - {VENDORED} == listed


def test_a_changed_file_would_be_seen() -> None:
    name, digest = next(iter(rules.vendored_hashes(VENDORED.read_text()).items()))
    assert hashlib.sha256(vendored(name).read_bytes() + b" ").hexdigest() != digest


def test_django_has_nothing_to_remark() -> None:
    assert run_checks() == []
