"""The cast, its dialogue and its meeting are made once, by the acts that people use, and put back for later tests.

Making them takes longer than most tests. What is put back is what was made, to the byte: the rows of both databases,
the browsers in memory and the list of convenors. A test that commits gets a cast of its own: what a process has seen
committed may never be older again.
"""

import copy
import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.models import AutoField

from tracktwo.people import browsers, keyring, views, visits
from tracktwo.people.throttle import Throttle
from tracktwo.rooms.convene.views import caucus
from tracktwo.vault import compartment

__all__ = ["forget_failures", "recast"]


@dataclass(frozen=True)
class Rows:
    """What one table of one database holds. Numbers that a database gives by itself are given anew."""

    alias: str
    table: str
    columns: list[str]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True)
class Made:
    """All that making the cast left behind."""

    cast: Any
    rows: list[Rows]
    live: dict[str, browsers.Live]
    roster: bytes


_made: dict[str, Made] = {}


def recast(name: str, make: Callable[[], Any]) -> Any:
    """A cast that `make` made under this name, in a database in which there is none."""
    if not connections["default"].in_atomic_block:
        return make()
    if name not in _made:
        cast = make()
        _made[name] = _look(cast)
        return cast
    made = _made[name]
    _forget()
    for each in made.rows:
        _insert(each)
    now = time.monotonic()
    browsers.live.update((id, dataclasses.replace(entry, since=now, used=now)) for id, entry in made.live.items())
    if made.roster:
        _roster().write_bytes(made.roster)
    return copy.deepcopy(made.cast)


def _look(cast: Any) -> Made:
    sessions = [actor.person.session_id for actor in cast.all()]
    live = {id: dataclasses.replace(browsers.live[id]) for id in sessions}
    roster = _roster().read_bytes() if _roster().exists() else b""
    return Made(copy.deepcopy(cast), _read(), live, roster)


def _read() -> list[Rows]:
    found = []
    for alias in ("default", "volatile"):
        connection = connections[alias]
        there = set(connection.introspection.table_names())
        for model in apps.get_models():
            table = model._meta.db_table
            if table not in there:
                continue
            columns = [each.column for each in model._meta.concrete_fields if not isinstance(each, AutoField)]
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608  names of our own models
                rows = cursor.fetchall()
            if rows:
                found.append(Rows(alias, table, columns, rows))
    return found


def _insert(each: Rows) -> None:
    places = ", ".join(["%s"] * len(each.columns))
    line = f"INSERT INTO {each.table} ({', '.join(each.columns)}) VALUES ({places})"  # noqa: S608  as above
    with connections[each.alias].cursor() as cursor:
        cursor.executemany(line, each.rows)


def _roster() -> Path:
    return Path(settings.DATA_DIR) / "convenors"


def _forget() -> None:
    """What memory knows of the same ids from an earlier test."""
    compartment._highest.clear()
    keyring._newest.clear()
    visits.visits.clear()
    forget_failures()


def forget_failures() -> None:
    """Nobody has failed to enter anywhere."""
    for module in (views, caucus):
        for one in vars(module).values():
            if isinstance(one, Throttle):
                one._failures.clear()
