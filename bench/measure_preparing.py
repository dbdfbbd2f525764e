"""The timetable of a workshop under a hand: a page of its blocks, and one of them moved; by the test client.

Prints medians and slowest of thirty in milliseconds, for three days of twenty blocks and for as many blocks as a
timetable takes. Aims: with sixty a page under 100 ms and a move under 150 ms, with four hundred under a second.
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
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import DialogueCard, Side
from tracktwo.rooms.prepare.days import acts, blocks, reads
from tracktwo.rooms.prepare.days.blocks import MOST_BLOCKS

# Blocks of a day, and how often each thing is timed.
EACH, TIMES = 20, 30
FIRST = datetime.date(2027, 3, 15)


def timed(name: str, act: Callable[[], object], aim: int) -> None:
    """Do it over and over, and say how long it took."""
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"{name:<34} median {statistics.median(taken):6.1f} ms   slowest {max(taken):6.1f} ms   aim {aim} ms")


def fill(dialogue: OpenDialogue, days: int) -> str:
    """A timetable of so many days with twenty blocks each; its workshop."""
    workshop = schedule.add_workshop(dialogue).id
    acts.lay_out(dialogue, workshop, "kelman", FIRST)
    dialogue.third.forget()
    for number in range(len(reads.timetable(dialogue, workshop)), days):
        acts.add_day(dialogue, workshop, FIRST + datetime.timedelta(days=number))
    dialogue.third.forget()
    for day in reads.timetable(dialogue, workshop):
        for number in range(len(day.blocks), EACH):
            dialogue.third.forget()
            blocks.add_block(dialogue, day.id, MultilingualText(f"Block {number}", "فقرة"))
    dialogue.third.forget()
    return workshop


def measure(dialogue: OpenDialogue, client: Client, days: int, page_aim: int, move_aim: int) -> None:
    """The page and a move, without and with prayer times and a second calendar."""
    workshop = fill(dialogue, days)
    address = f"/d/{dialogue.id}/prepare/days/{workshop}"
    page = client.get(address)
    assert page.status_code == 200, page.status_code
    assert page.content.count(b'type="radio"') == days * EACH
    timed(f"page of {days * EACH} blocks", lambda: client.get(address), page_aim)
    sent = {"act": "later", "card": reads.timetable(dialogue, workshop)[1].blocks[10].id}
    headers = {"HX-Request": "true"}
    assert client.post(f"{address}/act", sent, headers=headers).status_code == 200
    timed("a block moved and drawn", lambda: client.post(f"{address}/act", sent, headers=headers), move_aim)
    place = {"zone": "Asia/Nicosia", "spot": "35.17, 33.36", "rule": "EGYPTIAN", "calendar": "hijri", "shift": "0"}
    client.post(f"{address}/place", place | {"version": "0"})
    timed("page with prayers and calendar", lambda: client.get(address), page_aim)
    timed("a block moved, with both", lambda: client.post(f"{address}/act", sent, headers=headers), move_aim)


def main() -> None:
    """Three days of twenty blocks, and twenty."""
    for database in ("default", "volatile"):
        call_command("migrate", database=database, verbosity=0)
    account, secret, code = accounts.register("bench", "a long passphrase for the bench", convenor=True)
    accounts.confirm_code(account, secret, code)
    answer = HttpResponse()
    person = sessions.begin(answer, account, secret, secure=False)
    client = Client()
    client.cookies[sessions.COOKIE] = answer.cookies[sessions.COOKIE].value
    sides = [Side("a", MultilingualText("North", "الشمال")), Side("b", MultilingualText("South", "الجنوب"))]
    for days, page_aim, move_aim in ((3, 100, 150), (MOST_BLOCKS // EACH, 1000, 1000)):
        dialogue = dialogues.begin(person, DialogueCard(f"Larch {days}", sides, "The panel", ["en", "ar"]))
        measure(dialogue, client, days, page_aim, move_aim)
    shutil.rmtree(FOLDER)


if __name__ == "__main__":
    main()
