"""A database that the first version made opens unchanged: same tables, same columns, same answers."""

import contextlib
import os
import sqlite3
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

FIXTURE = Path(__file__).parent / "fixtures" / "database-0001.sql"
READ = """
import django; django.setup()
from tracktwo.consultation.exchange.results_export import results_of
from tracktwo.consultation.mapping.building import draw_map
from tracktwo.consultation.contribute.reads import find_contributor
from tracktwo.consultation.models import Code, Consultation, Contributor, DrawnMap, GroupCount
row = Consultation.objects.get()
old = DrawnMap.objects.get()
assert results_of(row, old).participants == 29
assert row.feedback["wording"] == {"en": "We heard it."}
assert Contributor.objects.get(excluded_by="same:x").answered == 4
assert GroupCount.objects.get().people == 12
assert Code.objects.get().batch == 1
assert find_contributor(row, "ba" * 15).network == 3
new = draw_map(row)
new.refresh_from_db()
added = [statement.pop("bound_of_all", None) for statement in new.shown["statements"]]
assert (new.number, new.shown["participants"], new.shown["statements"]) == (2, 29, old.shown["statements"])
assert any(added)
print("read")
"""


def schema(path: Path) -> list[tuple[str, str]]:
    with contextlib.closing(sqlite3.connect(path)) as base:
        listed = base.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE 'consultation%' ORDER BY name")
        return listed.fetchall()


def test_a_database_of_the_first_version_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "consultation.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as base:
        base.executescript(FIXTURE.read_text())
    before = schema(path)
    env = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKTWO", "DJANGO"))}
    env |= {
        "TRACKTWO_CONSULT_DATA": str(tmp_path),
        "TRACKTWO_DATA": str(tmp_path.with_name("sealed")),
        "DJANGO_SETTINGS_MODULE": "tracktwo.consultation.server.settings",
    }
    start = "from tracktwo.cli.consult import ready; ready()" + READ
    done = subprocess.run([sys.executable, "-c", start], env=env, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "read", done.stderr
    assert schema(path) == before


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())
    assert apps.get_app_config("consultation").name == "tracktwo.consultation"
