"""Installations under siege: what an act wrote, what stands when it is interrupted, and what may stand in between."""

import json
import shutil
from pathlib import Path
from typing import Any

from recorder import Disk, Op
from stage import Order, Stage

__all__ = ["Facts", "Siege", "difference", "is_between", "without_ids"]

Facts = dict[str, Any]
VOLATILE = ("shards", "tickets", "instruments")
OF_A_MEETING = ("room", "notes", "a", "b")


class Siege:
    """The stage, the installations that acts begin in, and a folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.stage, self.folder = Stage(), folder / "installation"
        self.begins: dict[str, Disk] = {"": {}}
        for name in ("quiet", "meeting", "nothing"):
            self.begins[name], _ = self.written(name, {})
        self.records: dict[str, list[Op]] = {}
        self.steps: dict[str, list[tuple[int, Facts]]] = {}

    def written(self, act: str, start: Disk) -> tuple[Disk, list[Op]]:
        """The files after an act, and all it did to them."""
        self.lay(start)
        status, raw = self.stage.do(Order("record", str(self.folder), act))
        assert status == 0, act
        return self.files(), [Op(*op) for op in raw]

    def record(self, act: str, begins: str) -> tuple[Disk, list[Op]]:
        """An act's beginning and its writes, recorded once."""
        if act not in self.records:
            self.records[act] = self.written(act, self.begins[begins])[1]
        return self.begins[begins], self.records[act]

    def files(self) -> Disk:
        """Every file but the shared memory of the write-ahead log, which a restart makes anew."""
        paths = (path for path in self.folder.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in paths}

    def lay(self, disk: Disk) -> None:
        """Put these files in place of those that are there."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        for name, content in disk.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def do(self, verb: str, act: str, at: int, broken: bool = False) -> tuple[int, Any]:
        """Do an act in what is laid there."""
        return self.stage.do(Order(verb, str(self.folder), act, at, broken))

    def look(self, disk: Disk | None = None) -> Facts:
        """What stands there; with a `disk`, what would."""
        if disk is not None:
            self.lay(disk)
        status, facts = self.stage.do(Order("look", str(self.folder)))
        assert status == 0
        assert facts["problems"] == []
        return facts


def _split(facts: Facts, apart: tuple[str, ...]) -> tuple[Facts, Facts]:
    """What is named `apart` in the dialogues that people see, and all the rest."""
    named: Facts = {}
    rest: Facts = {}
    for name, seen in facts.items():
        if not isinstance(seen, dict):
            rest[name] = seen
            continue
        rest[name] = {}
        for key, value in seen.items():
            dialogue = value if isinstance(value, dict) else {}
            named |= {f"{name} {key} {part}": dialogue[part] for part in apart if part in dialogue}
            kept = {part: what for part, what in dialogue.items() if part not in apart}
            rest[name][key] = kept if dialogue else value
    return named, rest


def is_between(act: str, facts: Facts, before: Facts, after: Facts) -> bool:
    """Whether an act may stop there: people are told, nothing is lost, and it can be done again."""
    if act == "back up":
        # A whole file whose day is not noted: it can be restored, and the reminder comes a little early.
        return facts == after | {"days of backups": before["days of backups"]}
    volatile, main = _split(facts, VOLATILE)
    if act == "erase":
        # What cannot be had again goes first: the dialogue stands, its meeting is lost, and it can be erased again.
        gone = not any(value for key, value in volatile.items() if key.endswith("shards"))
        return gone and _split(main, OF_A_MEETING)[1] == _split(_split(before, VOLATILE)[1], OF_A_MEETING)[1]
    if act == "release words":
        # Every side has consented, and the words are not yet copied: whoever presses again completes it.
        rooms, rest = _split(facts, ("room",))
        consents = {key: [line for line in room if not line.startswith("consent")] for key, room in rooms.items()}
        earlier = {
            key: [line for line in room if not line.startswith("consent")]
            for key, room in _split(before, ("room",))[0].items()
        }
        if rest == _split(before, ("room",))[1] and consents == earlier:
            return True
    # The two databases have no common commit. A meeting is marked closed before its shard is destroyed, which its page
    # says; a ticket is noted as used before its row goes; answers are dropped after what may be shown was written.
    states = [_split(either, VOLATILE) for either in (before, after)]
    return volatile in [each[0] for each in states] and main in [each[1] for each in states]


def without_ids(facts: Any) -> Any:
    """The same for two acts that drew their ids apart."""
    if isinstance(facts, dict):
        return {"id" if len(key) == 32 and " " not in key else key: without_ids(value) for key, value in facts.items()}
    if isinstance(facts, list):
        return sorted((without_ids(each) for each in facts), key=json.dumps)
    return facts.rsplit(" ", 1)[0] if isinstance(facts, str) and len(facts.rsplit(" ", 1)[-1]) == 32 else facts


def difference(facts: Facts, wanted: Facts) -> str:
    """What is otherwise, by whom it is seen."""
    lines = []
    for name in facts:
        if facts[name] == wanted.get(name):
            continue
        if not isinstance(facts[name], dict):
            lines.append(f"{name}: {facts[name]} instead of {wanted.get(name)}")
            continue
        for key, value in without_ids(facts[name]).items():
            other = without_ids(wanted.get(name, {})).get(key)
            if value != other:
                lines.append(f"{name}, {key}: {value} instead of {other}")
    return "\n".join(lines)
