"""How long the pages of Transfer take with 200 ideas of five versions, 24 seats with plans and 60 linked initiatives.

`python bench/measure_transfer.py` makes a data folder of its own and prints the median of seven requests of each page.
"""

# ruff: noqa: E402  what is imported below needs a Django that is set up

import datetime
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ["TRACKTWO_DATA"] = tempfile.mkdtemp(prefix="tracktwo-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracktwo.web.settings")
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import django

django.setup()

from django.conf import settings
from django.core.management import call_command

from cast import begin_dialogue, client_of, make_cast, open_here
from tracktwo.matter.seats import Seat
from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released
from tracktwo.process.sealed import change, new_id
from tracktwo.rooms.recruit.seats import acts as seat_acts
from tracktwo.rooms.transfer.ideas import paths
from tracktwo.rooms.transfer.ideas.records import BroughtBack, IdeaVersion, Paths
from tracktwo.rooms.transfer.people import plans
from tracktwo.rooms.transfer.tracks import orbits
from tracktwo.rooms.transfer.tracks.records import NINE, Passed
from tracktwo.vault import crypto
from transferring import initiative, line, plan_of

IDEAS, VERSIONS, SEATS, INITIATIVES, ROUNDS = 200, 5, 24, 60, 7
TODAY = datetime.date.today()


def fill(dialogue: OpenDialogue) -> tuple[str, str]:
    """A dialogue late in a long series; the ids of one idea and one seat."""
    text = MultilingualText(
        "Open the road by day, with stewards of both sides", "يُفتح الطريق نهارًا مع مشرفين من الطرفين"
    )
    with change(dialogue.joint) as changing:
        ideas = [changing.add(Released("option", MultilingualText(f"Idea {n}"), text)).id for n in range(IDEAS)]
        for idea in ideas:
            for number in range(2, VERSIONS + 1):
                changing.add(IdeaVersion(idea, number, MultilingualText("As it was changed"), text, text))
    with change(dialogue.third) as changing:
        for number, idea in enumerate(ideas):
            changing.add(BroughtBack(idea, "ab"[number % 2], "officials", text, 0))
    lines = [line(dialogue, idea, side) for n, idea in enumerate(ideas) for side in ("ab" if n % 3 else "a")]
    with change(dialogue.third) as changing:
        changing.put_one(Paths(sorted(lines)))
    paths.add(dialogue, line(dialogue, ideas[0], "b", "society"))
    seats = [seat_acts.add_seat(dialogue, Seat(code=f"A{n}", side="ab"[n % 2])).id for n in range(SEATS)]
    for seat in seats:
        plans.begin(dialogue, seat, plan_of(TODAY - datetime.timedelta(days=40)), with_code=True)
    for n in range(INITIATIVES):
        id = new_id()
        orbits.register(dialogue, initiative(dialogue, f"Initiative {n}", list(NINE)[n % 9]), id)
        orbits.note(dialogue, Passed(id, "contact", TODAY - datetime.timedelta(days=n * 7)))
    return ideas[0], seats[0]


def main() -> None:
    """Fill, ask, print."""
    crypto.ARGON2 = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
    settings.VOLATILE_DIR.mkdir(exist_ok=True)
    settings.ALLOWED_HOSTS = ["testserver"]
    for database in ("default", "volatile"):
        call_command("migrate", database=database, verbosity=0)
    cast = make_cast()
    dialogue = begin_dialogue(cast)
    idea, seat = fill(dialogue)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    client, base = client_of(cast.convenor), f"/d/{open_here(cast.convenor, dialogue.id).id}/"
    pages = ["", "transfer/", "transfer/ideas", f"transfer/ideas/{idea}", "transfer/ideas/back", "transfer/people"]
    pages += [f"transfer/people/{seat}", "transfer/leak", "transfer/tracks", "transfer/sides", "transfer/after"]
    for page in (*pages, f"transfer/ideas/{idea}/version"):
        client.get(base + page)
        taken = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            status = client.get(base + page).status_code
            taken.append((time.perf_counter() - start) * 1000)
        print(f"{statistics.median(taken):7.1f} ms  {status}  {page.replace(idea, '…').replace(seat, '…') or 'home'}")


main()
