"""Somebody who writes to the database: every table and every column, spoilt, swapped, put back, inserted, deleted.

The long form (`make attack`) writes the table of outcomes into docs/security.md. The short one looks at a few columns
drawn by lot, and that every table and column stands in that table.
"""

import os
import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

import besieged as siege
import pytest
from besieged import Besieged, build, restarted, tables
from django.db import connections, models, transaction

from cast import both_committed
from tracktwo.people import browsers, keyring
from tracktwo.vault import compartment, instrument, snapshot, volatile

SECURITY = Path(__file__).parents[2] / "docs" / "security.md"
BEGIN, END = "<!-- outcomes: begin -->", "<!-- outcomes: end -->"
LONG = os.environ.get("ATTACK") == "long"
COLUMNS = [
    (model, column)
    for model in tables()
    for column in model._meta.concrete_fields
    if not column.primary_key or isinstance(column, models.CharField)
]
# Alone these decide nothing that the program reads; each for the reason that the page gives.
HARMLESS = {
    ("people_account", "convenor"): "the signed list decides",
    ("people_backupmade", "day"): "a date on a page",
    ("people_signedin", "handed"): "what does not open is not shown",
    ("volatile_slot", "answer"): "in which slot an answer lies says nothing",
    ("volatile_instrument", "meeting"): "with it closing finds the instrument, and so does the sweep of its round",
    ("vault_compartment", "dialogue"): "keyrings decide; the column only helps `check`",
}


@contextmanager
def undone(besieged: Besieged) -> Iterator[None]:
    """What is done inside is taken back, in both databases, in memory, and in people's browsers."""
    cookies = {actor.id: actor.cookie for actor in besieged.cast.all()}
    memory = [deepcopy(part) for part in (browsers.live, keyring._newest, compartment._highest, volatile._used)]
    roster = (Path(siege.backup.instance.settings.DATA_DIR) / "convenors").read_bytes()
    with transaction.atomic(using="default"), transaction.atomic(using="volatile"):
        yield
        transaction.set_rollback(True, using="default")
        transaction.set_rollback(True, using="volatile")
    for kept, before in zip((browsers.live, keyring._newest, compartment._highest), memory[:3], strict=True):
        kept.clear()
        kept.update(before)  # type: ignore[arg-type]
    volatile._used.clear()
    volatile._used.update(memory[3])
    snapshot._kept.clear()
    for actor in besieged.cast.all():
        actor.cookie = cookies[actor.id]
    (Path(siege.backup.instance.settings.DATA_DIR) / "convenors").write_bytes(roster)


def spoilt(value: Any) -> Any:
    """Another value of the same kind and size."""
    if isinstance(value, bytes | memoryview):
        return secrets.token_bytes(len(bytes(value)))
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return secrets.token_hex(len(value))[: len(value)]
    return value.replace(year=value.year - 1) if value is not None else b"x"


def write(model: type[models.Model], column: models.Field, values: dict[Any, Any]) -> bool:
    """Put these values into a column by key; whether anything changed."""
    changed = False
    for key, value in values.items():
        rows = model._default_manager.filter(pk=key)
        before = rows.values_list(column.attname, flat=True).first()
        if before == value or (isinstance(before, bytes | memoryview) and bytes(before) == value):
            continue
        changed = bool(rows.update(**{column.attname: value})) or changed
    return changed


def spoil(besieged: Besieged, model: type[models.Model], column: models.Field) -> bool:
    return write(model, column, {row.pk: spoilt(getattr(row, column.attname)) for row in model._default_manager.all()})


def swap(besieged: Besieged, model: type[models.Model], column: models.Field) -> bool:
    rows = list(model._default_manager.order_by("pk"))
    values = [getattr(row, column.attname) for row in rows]
    return write(model, column, dict(zip((row.pk for row in rows), values[1:] + values[:1], strict=True)))


def put_back(besieged: Besieged, model: type[models.Model], column: models.Field) -> bool:
    older = besieged.older[model._meta.db_table]
    return write(model, column, {key: row[column.attname] for key, row in older.items()})


WAYS: dict[str, Callable[[Besieged, type[models.Model], models.Field], bool]] = {
    "spoilt": spoil,
    "swapped": swap,
    "put back": put_back,
}


def outcome(besieged: Besieged, act: Callable[[], bool], sound: dict[str, str]) -> str:
    """Who notices; `–` where the act changes nothing, and `nobody` where nobody does."""
    with undone(besieged):
        try:
            with transaction.atomic(), transaction.atomic(using="volatile"):
                if not act():
                    return "–"
        except Exception as error:
            return f"refused by the database ({type(error).__name__})"
        snapshot._kept.clear()
        now = besieged.probes()
    noticed = [name for name, line in now.items() if line != sound[name]]
    return ", ".join(noticed) or "nobody"


@pytest.fixture
def besieged(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Besieged:
    """On files, since what is looked at is what stands in them; nothing here is about power that is cut.

    Where the tests run on PostgreSQL, that is what is written to.
    """
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    # It overwrites the journal with which what is done here is taken back.
    for module in (volatile, instrument):
        monkeypatch.setattr(module, "scrub", lambda: None)
    if connections["default"].vendor == "sqlite":
        folder: Path = request.getfixturevalue("data_folder")
    else:
        folder = tmp_path / "data"
        request.getfixturevalue("volatile_file")
    for alias in ("default", "volatile"):
        if connections[alias].vendor == "sqlite":
            with connections[alias].cursor() as cursor:
                cursor.execute("PRAGMA synchronous=OFF")
    return build(folder)


def sound_probes(besieged: Besieged) -> dict[str, str]:
    with undone(besieged):
        return besieged.probes()


@both_committed
def test_every_alteration_of_a_column_is_noticed_or_changes_nothing(besieged: Besieged) -> None:
    sound = sound_probes(besieged)
    stopped = {name: line for name, line in sound.items() if line.endswith(("Error", "Opened"))}
    assert stopped == {}, "each of them goes well as long as nothing is altered"
    drawn = COLUMNS if LONG else random.Random(os.environ.get("PYTEST_XDIST_WORKER", "one")).sample(COLUMNS, 6)
    lines = []
    for model, column in drawn:
        if column.primary_key:
            continue
        table = model._meta.db_table
        cells = [
            outcome(besieged, lambda act=act, model=model, column=column: act(besieged, model, column), sound)
            for act in WAYS.values()
        ]
        lines.append(f"| `{table}` | `{column.name}` | {' | '.join(cells)} |")
        if "nobody" in cells:
            assert (table, column.name) in HARMLESS, lines[-1]
    if LONG and connections["default"].vendor == "sqlite":
        publish(lines, rows_outcomes(besieged, sound))


def rows_outcomes(besieged: Besieged, sound: dict[str, str]) -> list[str]:
    """Whole rows: deleted, or put back as they were, while the program runs and after a restart."""
    lines = []
    for model in tables():
        table = model._meta.db_table

        def delete(model: type[models.Model] = model) -> bool:
            return bool(model._default_manager.all()._raw_delete(model.objects.db))

        def older(model: type[models.Model] = model, table: str = table) -> bool:
            changed = False
            for key, row in besieged.older[table].items():
                now = model._default_manager.filter(pk=key)
                if now.values().first() != row:
                    changed = True
                    if not now.update(**row):
                        model._default_manager.create(**row)
            return changed

        def later(older: Callable[[], bool] = older) -> bool:
            restarted(besieged)
            return older()

        with undone(besieged):
            restarted(besieged)
            after = besieged.probes()
        cells = [outcome(besieged, delete, sound), outcome(besieged, older, sound), outcome(besieged, later, after)]
        lines.append(f"| `{table}` | {' | '.join(cells)} |")
    return lines


def publish(columns: list[str], rows: list[str]) -> None:
    """Write both tables into the page."""
    text = SECURITY.read_text()
    head, rest = text.split(BEGIN)
    tail = rest.split(END)[1]
    columns_head = "| Table | Column | Spoilt | Swapped among rows | Put back |\n|---|---|---|---|---|"
    rows_head = "| Table | All rows deleted | Put back while it runs | Put back after a restart |\n|---|---|---|---|"
    body = "\n".join([columns_head, *columns, "", rows_head, *rows])
    SECURITY.write_text(f"{head}{BEGIN}\n\n{body}\n\n{END}{tail}")


def test_every_table_and_column_stands_in_the_table_of_outcomes() -> None:
    page = SECURITY.read_text().split(BEGIN)[1].split(END)[0]
    for model, column in COLUMNS:
        if not column.primary_key:
            assert f"| `{model._meta.db_table}` | `{column.name}` |" in page
    for table, column in HARMLESS:
        assert f"`{table}` | `{column}`" in page
