"""No payload changes without its version: the fields of each are written down here, by tag and version.

Who changes a field raises the version, gives an `upgrade`, and writes the new line. A line that stands is never
changed: records of that version are in people's dialogues.
"""

import hashlib
import importlib
import pkgutil
from pathlib import Path
from typing import Any, Literal, get_origin, get_type_hints

import msgspec
import pytest

import tracktwo
from tracktwo.vault.payload import Payload, registered

LINES = (Path(__file__).parent / "payload_versions.txt").read_text().splitlines()
FROZEN = dict(line.rsplit(" ", 1) for line in LINES if line and not line.startswith("#"))


def fields_of(kind: Any) -> str:
    """The fields with their types, as msgspec stores them; the order in the source does not count, structs inside do.

    What a page asks or says of a field, its label and its limits, is no part of what is stored. One more choice of
    several is no change: what was written under the others is read as before.
    """
    hints = get_type_hints(kind)
    parts = sorted(f"{info.name}:{_type(hints[info.name])}" for info in msgspec.structs.fields(kind))
    return f"({','.join(parts)})"


def _type(hint: Any) -> str:
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return fields_of(hint)
    arguments = getattr(hint, "__args__", ())
    if get_origin(hint) is Literal:
        return "Literal"
    if not arguments:
        return getattr(hint, "__name__", str(hint))
    name = getattr(hint, "__name__", type(hint).__name__)
    inside = [_type(each) for each in arguments]
    return f"{name}[{','.join(sorted(inside) if name in ('Union', 'UnionType') else inside)}]"


def digest(kind: type[Payload]) -> str:
    return hashlib.sha256(fields_of(kind).encode()).hexdigest()[:16]


def kinds() -> dict[str, type[Payload]]:
    for found in pkgutil.walk_packages(tracktwo.__path__, "tracktwo."):
        if ".migrations" not in found.name and "consultation" not in found.name and not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    return {tag: kind for tag, kind in registered().items() if kind.__module__.startswith("tracktwo.")}


def now() -> dict[str, str]:
    return {f"{tag} {kind.VERSION}": digest(kind) for tag, kind in kinds().items()}


def test_no_payload_changes_without_its_version() -> None:
    changed = [name for name, found in now().items() if FROZEN.get(name, found) != found]
    assert not changed, f"a changed field needs a new version and an upgrade: {changed}"


def test_a_new_version_is_written_down() -> None:
    """Of a payload that is written down; one that is new is added when it is first published."""
    tags = {name.rsplit(" ", 1)[0] for name in FROZEN}
    missing = [f"{name} {found}" for name, found in now().items() if name not in FROZEN]
    forgotten = [line for line in missing if line.rsplit(" ", 2)[0] in tags]
    assert not forgotten, "add to payload_versions.txt:\n" + "\n".join(forgotten)


def test_every_version_that_was_written_can_still_be_read() -> None:
    known = kinds()
    for name in FROZEN:
        tag, version = name.rsplit(" ", 1)
        assert tag in known, f"records of {tag} stand in people's dialogues"
        assert int(version) <= known[tag].VERSION
        assert int(version) == known[tag].VERSION or known[tag].UPGRADE is not None


@pytest.mark.parametrize("change", ["more", "other", "inside"])
def test_a_changed_field_is_seen(change: str) -> None:
    inner = msgspec.defstruct("Inner", [("means", str)])
    before = msgspec.defstruct("Kept", [("words", str), ("inner", inner)])
    wider = msgspec.defstruct("Inner", [("means", str), ("fears", str)])
    after = {
        "more": msgspec.defstruct("Kept", [("words", str), ("inner", inner), ("speaker", str)]),
        "other": msgspec.defstruct("Kept", [("words", list[str]), ("inner", inner)]),
        "inside": msgspec.defstruct("Kept", [("words", str), ("inner", wider)]),
    }[change]
    assert fields_of(before) != fields_of(after)
