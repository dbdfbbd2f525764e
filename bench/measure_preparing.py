"""The timetable of a workshop under a hand: a page of sixty blocks, and one of them moved; by the test client.

    PYTHONPATH=src:tests python bench/measure_preparing.py

Prints medians and slowest of thirty in milliseconds. Aims: a page under 100 ms, a move under 150 ms.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tracktwo.web.settings"
os.environ["TRACKTWO_DATA"] = tempfile.mkdtemp()

import django

django.setup()

from django.core.management import call_command  # noqa: E402  Django first

from cast import begin_dialogue, client_of, make_cast  # noqa: E402
from preparing import blocks_of, laid_out  # noqa: E402
from tracktwo.rooms.prepare.days import blocks  # noqa: E402

BLOCKS, TIMES = 60, 30


def timed(name: str, act: Callable[[], object], aim: int) -> None:
    """Do it over and over, and say how long it took."""
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"{name:<28} median {statistics.median(taken):6.1f} ms   slowest {max(taken):6.1f} ms   aim {aim} ms")


def main() -> None:
    """Three days of twenty blocks."""
    for database in ("default", "volatile"):
        call_command("migrate", database=database, verbosity=0)
    cast = make_cast()
    dialogue = begin_dialogue(cast)
    workshop = laid_out(dialogue)
    for day in range(3):
        for _ in range(BLOCKS // 3 - len(blocks_of(dialogue, workshop)[day])):
            blocks.double(dialogue, blocks_of(dialogue, workshop)[day][0])
    ids = [id for day in blocks_of(dialogue, workshop) for id in day]
    assert len(ids) == BLOCKS
    client = client_of(cast.convenor)
    address = f"/d/{dialogue.id}/prepare/days/{workshop}"
    assert client.get(address).status_code == 200
    timed("page of sixty blocks", lambda: client.get(address), 100)
    sent = {"act": "later", "card": ids[30]}
    timed("a block moved and drawn", lambda: client.post(f"{address}/act", sent, headers={"HX-Request": "true"}), 150)
    place = {"zone": "Asia/Nicosia", "spot": "35.17, 33.36", "rule": "EGYPTIAN", "calendar": "hijri", "shift": "0"}
    client.post(f"{address}/place", place | {"version": "0"})
    timed("with prayers and calendar", lambda: client.get(address), 100)
    for path in Path(os.environ["TRACKTWO_DATA"]).iterdir():
        if path.is_file():
            path.unlink()


if __name__ == "__main__":
    main()
