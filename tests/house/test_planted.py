"""What it takes to add a room, a page, a field or a language: each is planted in a copy of the source."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "tracktwo"
# The copy is looked at by a program of its own: this one has the real rooms installed.
LOOK = """
import json, os, sys
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
settings.VOLATILE_DIR.mkdir()
for alias in ("default", "volatile"):
    call_command("migrate", database=alias, verbosity=0, interactive=False)
from tracktwo.vault import crypto
crypto.ARGON2 = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
import cast
from django.conf import settings
from django.urls import reverse
settings.ALLOWED_HOSTS = ["*"]
actors = cast.make_cast()
dialogue = cast.begin_dialogue(actors)
client = cast.client_of(actors.convenor)
page = lambda name: client.get(reverse(name, args=[dialogue.id])).content.decode()
sys.path[:0] = [os.environ["TESTS_PAGES"], os.environ["SCRIPTS"], os.environ["DOCS"]]
import matrix, shown_pages, generate
print(json.dumps({
    "home": page("overview:home"), "safeguards": page("overview:safeguards"),
    "rows": sorted(matrix.all_rows()), "shown": [each.path for each in shown_pages.shown_pages()],
    "pictures": sorted(each.picture for each in shown_pages.shown_pages()),
    "documentation": generate.safeguards_text(), "pages": generate.pages_text(),
    "opened": page(os.environ["OPENED"]) if os.environ["OPENED"] else "",
    "languages": [code for code, _name in settings.LANGUAGES],
    "offered": page("overview:home"),
}))
"""
ROOM = {
    "__init__.py": '"""A planted room."""\n',
    "room.py": """
from tracktwo.process.rooms import Page, Room
from tracktwo.process.safeguards import Safeguard, State

RULE = Safeguard("planted-rule", "A planted rule", "Why", (1,), "advises", lambda dialogue, subject: State("unmet"))
ROOM = Room(
    "planted", "Planted room", "What was planted?",
    pages=(Page("planted:home", picture="planted", sizes=("laptop",)),),
    progress=lambda dialogue: "begun", safeguards=(RULE,), demonstration="tracktwo.rooms.planted.demo.play",
)
""",
    "demo.py": "def play(dialogue):\n    pass\n",
    "views.py": """
from django.shortcuts import render
from tracktwo.process.guards import in_dialogue

@in_dialogue
def home(request, dialogue):
    return render(request, "planted/home.html", {"dialogue": dialogue})
""",
    "urls.py": """
from django.urls import path
from . import views
app_name = "planted"
urlpatterns = [path("", views.home, name="home")]
""",
    "templates/planted/home.html": "{% extends 'ui/base.html' %}{% block main %}<h1>Grown</h1>{% endblock %}",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the source, to plant in."""
    shutil.copytree(SOURCE, tmp_path / "src" / "tracktwo", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "src" / "tracktwo"


def plant(path: Path, old: str, new: str) -> None:
    """One line changed in a file of the copy."""
    text = path.read_text()
    assert text.count(old) == 1, f"{path.name}: {old}"
    path.write_text(text.replace(old, new))


def look(copy: Path, opened: str = "") -> dict[str, object]:
    """The pages and lists of the program that was planted in."""
    paths = [copy.parent, ROOT / "tests", ROOT / "scripts"]
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=copy.parent,
        env={
            "PYTHONPATH": ":".join(map(str, paths)),
            "PATH": "/usr/bin:/bin",
            "DJANGO_SETTINGS_MODULE": "tracktwo.web.settings",
            "TRACKTWO_DATA": str(copy.parent),
            "TESTS_PAGES": str(ROOT / "tests" / "pages"),
            "SCRIPTS": str(ROOT / "scripts"),
            "DOCS": str(ROOT / "docs"),
            "OPENED": opened,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_a_planted_room_is_everywhere_by_its_folder_and_one_line(copy: Path) -> None:
    for name, text in ROOM.items():
        path = copy / "rooms" / "planted" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    line = '    "tracktwo.rooms.convene",\n'
    plant(copy / "web" / "settings.py", line, line + '    "tracktwo.rooms.planted",\n')
    program = look(copy, "planted:home")
    assert "<h1>Grown</h1>" in program["opened"]
    assert program["home"].count("Planted room") >= 2, "in the navigation and in the walk"
    assert "What was planted?" in program["home"]
    assert "A planted rule" in program["safeguards"]
    assert "planted:home" in program["rows"]
    assert "planted/" in program["shown"]
    assert "planted" in program["pictures"]
    assert "## Planted room" in program["documentation"]
    assert "A planted rule" in program["documentation"]
    assert "`planted:home`" in program["pages"]


def test_a_planted_page_takes_its_room_alone(copy: Path) -> None:
    room = copy / "rooms" / "recruit"
    part = room / "seats"
    plant(
        part / "pages.py", "PAGES = (\n", 'PAGES = (\n    Page("recruit:planted", picture="grown", sizes=("phone",)),\n'
    )
    plant(
        part / "urls.py", "urlpatterns = [\n", 'urlpatterns = [\n    path("planted", views.planted, name="planted"),\n'
    )
    with (part / "views.py").open("a") as views:
        views.write(
            "\n\n@in_dialogue\ndef planted(request: HttpRequest, dialogue: OpenDialogue) -> HttpResponse:\n"
            '    return render(request, "recruit/planted.html", {"dialogue": dialogue})\n'
        )
    text = "{% extends 'ui/base.html' %}{% block main %}<h1>Grown</h1>{% endblock %}"
    (room / "templates" / "recruit" / "planted.html").write_text(text)
    program = look(copy, "recruit:planted")
    assert "<h1>Grown</h1>" in program["opened"]
    assert "recruit/planted" in program["shown"]
    assert "grown" in program["pictures"]
    assert "`recruit:planted`" in program["pages"]


def test_a_planted_interface_language_takes_one_list(copy: Path) -> None:
    """Its catalogue and, for a new script, its font come with it; without them the pages are in English."""
    plant(copy / "common" / "settings.py", '("ar", "العربية")]', '("ar", "العربية"), ("fr", "Français")]')
    program = look(copy)
    assert program["languages"] == ["en", "ar", "fr"]
    assert 'value="fr" lang="fr"' in program["offered"]


def test_a_planted_field_of_a_concern_takes_its_payload(copy: Path) -> None:
    """Forms are made from payloads, so that a field has one declaration; the board's form names it in its list."""
    field = '    planted: Annotated[str, Field("Grown", long=False, optional=True)] = ""\n'
    plant(copy / "matter" / "concerns.py", '\n\n@payload("shared")', f'{field}\n\n@payload("shared")')
    forms = copy / "rooms" / "convene" / "forms.py"
    body = forms.read_text()
    assert '"concern": (Concern, [' in body
    forms.write_text(body.replace('"concern": (Concern, [', '"concern": (Concern, ["planted", ', 1))
    probe = (
        "import django; django.setup()\n"
        "from tracktwo.rooms.convene.forms import BOARD_FORMS\n"
        "from tracktwo.ui.forms import form_for\n"
        "kind, names = BOARD_FORMS['concern']\n"
        "form = form_for(kind, names, ['en'], {'owner': [('a', 'A')]})\n"
        "print(form.base_fields['planted'].label, kind(kind='need', owner='a', words=None).planted == '')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        env={
            "PYTHONPATH": f"{copy.parent}:{ROOT / 'tests'}",
            "DJANGO_SETTINGS_MODULE": "tracktwo.web.settings",
            "TRACKTWO_DATA": str(copy.parent),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "Grown True", done.stderr[-2000:]
