"""The pages of a dialogue that show something, as the rooms declare them: for axe, for pictures, for a reader.

Addresses whose parts are ids of records are left out here: those who walk through the program meet them by their links.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracktwo.web.settings")

import django

django.setup()

from django.urls import reverse  # noqa: E402  Django first

from tracktwo.process.rooms import Page, walk  # noqa: E402

__all__ = ["ShownPage", "linked_pages", "reverse_ending", "shown_pages"]

DIALOGUE = "0" * 32
# The sides of the demonstration, under the letters by which tests know two sides.
SIDES = {"=a": "uplands0", "=b": "coast000"}


@dataclass(frozen=True)
class ShownPage:
    """One page: its path below the dialogue's home, and under which name and on which screens it is pictured."""

    name: str
    path: str
    picture: str
    sizes: tuple[str, ...]


def shown_pages() -> list[ShownPage]:
    """Every page whose address can be filled without knowing an id, in the order of the walk."""
    return [ShownPage(page.address, path, page.picture, page.sizes) for page, path in _paths()]


def linked_pages() -> list[ShownPage]:
    """Pages that the handbook pictures and that are reached by a link alone; their path is where the link begins."""
    fillable = [page for page, _path in _paths()]
    pages = [page for room in walk() for page in room.pages if page.picture and page not in fillable]
    return [ShownPage(page.address, _beginning(page), page.picture, page.sizes) for page in pages]


def _paths() -> Iterator[tuple[Page, str]]:
    for page in (page for room in walk() for page in room.pages):
        if page.acts or page.fragment or page.opens == "anybody":
            continue
        if any(not value.startswith("=") for value in page.parts.values()):
            continue
        parts = {
            name: SIDES.get(value, value[1:]) if name == "side" else value[1:] for name, value in page.parts.items()
        }
        yield page, reverse(page.address, kwargs={"dialogue": DIALOGUE} | parts).partition(f"{DIALOGUE}/")[2]


def _beginning(page: Page) -> str:
    """The fixed beginning of an address, below the dialogue's home."""
    return f"{page.address.partition(':')[0]}/" + _pattern(page.address).partition("<")[0]


def reverse_ending(name: str) -> str:
    """What follows the record's id in an address."""
    return _pattern(name).partition(">")[2]


def _pattern(name: str) -> str:
    """The pattern of an address inside its room."""
    room, _, wanted = name.partition(":")
    patterns = import_module(f"tracktwo.rooms.{room}.urls").urlpatterns
    return next(str(pattern.pattern) for pattern in patterns if pattern.name == wanted)
