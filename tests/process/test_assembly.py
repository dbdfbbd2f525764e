"""A room that is put together declares all that its parts declare, whatever is added to what a part can declare."""

from dataclasses import fields
from types import SimpleNamespace
from typing import Any

import pytest

from tracktwo.process.assembly import of_parts
from tracktwo.process.parts import Declared, Part

# Each part plays its own demonstration; `Room.demonstrations` and `Room.meeting_demonstrations` have them all.
OF_THE_PART = {"demonstration", "meeting_demonstration"}
PUT_TOGETHER = [each for each in fields(Declared) if each.name not in OF_THE_PART]


def marked(value: Any, mark: str) -> Any:
    """Something of the same kind as a field's default that can be told from it."""
    if isinstance(value, str):
        return mark
    if isinstance(value, tuple | frozenset):
        return type(value)([mark])
    return lambda of: [mark]


def said(value: Any) -> Any:
    """What a declaration says; a function is asked."""
    return value(SimpleNamespace()) if callable(value) else value


@pytest.mark.parametrize(
    "field", [each for each in fields(Declared) if each.name not in OF_THE_PART], ids=lambda each: each.name
)
def test_nothing_that_a_part_declares_is_lost(field: Any) -> None:
    with_it = Part("with", "With", "x:with", (), **{field.name: marked(field.default, "here")})
    without = Part("without", "Without", "x:without", ())
    room = of_parts("x", "X", "?", "", "", (without, with_it))
    gathered = said(getattr(room, field.name))
    assert gathered is True or "here" in gathered
    alone = said(getattr(of_parts("x", "X", "?", "", "", (without,)), field.name))
    assert not alone


@pytest.mark.parametrize("field", sorted(OF_THE_PART))
def test_every_part_plays_its_own_demonstration(field: str) -> None:
    parts = tuple(Part(name, name, f"x:{name}", (), **{field: f"play.{name}"}) for name in ("first", "second"))  # type: ignore[arg-type]  # both are texts
    room = of_parts("x", "X", "?", "", "", parts)
    played = {"demonstration": room.demonstrations, "meeting_demonstration": room.meeting_demonstrations}
    assert played.pop(field) == ["play.first", "play.second"]
    assert played.popitem()[1] == [], "the other is of its own"
