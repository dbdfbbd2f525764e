"""The timetable of a workshop under a hand: a page of sixty blocks, and one of them moved; by the test client.

Prints medians and slowest of thirty in milliseconds. Aims: a page under 100 ms, a move under 150 ms.
"""

# ruff: noqa: E402  what is imported below needs a Django that is set up

import datetime
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp())
(FOLDER / "volatile").mkdir()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "tracktwo.web.settings",
    "TRACKTWO_DATA": str(FOLDER),
    "TRACKTWO_HOSTS": "testserver",
}
os.environ.pop("DATABASE_URL", None)

import django

django.setup()

from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client

from tracktwo.people import accounts, sessions
from tracktwo.process import dialogues, schedule
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import DialogueCard, Side
from tracktwo.rooms.prepare.days import acts, blocks, reads

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
    account, secret, code = accounts.register("bench", "a long passphrase for the bench", convenor=True)
    accounts.confirm_code(account, secret, code)
    answer = HttpResponse()
    person = sessions.begin(answer, account, secret, secure=False)
    sides = [Side("a", MultilingualText("North", "الشمال")), Side("b", MultilingualText("South", "الجنوب"))]
    dialogue = dialogues.begin(person, DialogueCard("Larch", sides, "The panel", ["en", "ar"]))
    workshop = schedule.add_workshop(dialogue).id
    acts.lay_out(dialogue, workshop, "kelman", datetime.date(2027, 3, 15))
    for number in range(3):
        while True:
            dialogue.third.forget()
            day = reads.timetable(dialogue, workshop)[number]
            if len(day.blocks) == BLOCKS // 3:
                break
            blocks.double(dialogue, day.blocks[0].id)
    client = Client()
    client.cookies[sessions.COOKIE] = answer.cookies[sessions.COOKIE].value
    address = f"/d/{dialogue.id}/prepare/days/{workshop}"
    page = client.get(address)
    assert page.status_code == 200, page.status_code
    assert page.content.count(b'type="radio"') == BLOCKS
    timed("page of sixty blocks", lambda: client.get(address), 100)
    sent = {"act": "later", "card": day.blocks[10].id}
    timed("a block moved and drawn", lambda: client.post(f"{address}/act", sent, headers={"HX-Request": "true"}), 150)
    place = {"zone": "Asia/Nicosia", "spot": "35.17, 33.36", "rule": "EGYPTIAN", "calendar": "hijri", "shift": "0"}
    client.post(f"{address}/place", place | {"version": "0"})
    timed("with prayers and calendar", lambda: client.get(address), 100)
    shutil.rmtree(FOLDER)


if __name__ == "__main__":
    main()
