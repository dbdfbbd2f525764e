"""Sixty groups and a hundred and fifty ties are as much as anybody can read, and the page is there at once."""

import datetime
import itertools
import time

from cast import Cast, both, client_of
from pictured import seen
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import my_record
from tracktwo.rooms.enter.picture import acts
from tracktwo.rooms.enter.picture.records import LEVELS, TIES, Tie

pytestmark = both
# Measured: 93 ms on one core of a small server. Here it must only not have become slow by a factor.
SECONDS = 0.4


def test_a_large_map_is_there_at_once(cast: Cast, dialogue: OpenDialogue) -> None:
    names = [MultilingualText(f"Group {number} of the valley") for number in range(60)]
    levels = list(LEVELS)[1:]
    groups = [
        (name, seen(dialogue, "", ("a", "b", "")[number % 3], level=levels[number // 3 % 3]))
        for number, name in enumerate(names)
    ]
    held, day = my_record(dialogue).id, datetime.date(2026, 11, 1)
    pairs = itertools.islice(itertools.combinations(names, 2), 0, None, 11)
    ties = [
        (first, second, Tie(start="", end="", kind=list(TIES)[number % 5], holder=held, day=day))  # type: ignore[arg-type]
        for number, (first, second) in enumerate(itertools.islice(pairs, 150))
    ]
    acts.add_all(dialogue, groups, ties, "a" * 32)
    client, times = client_of(cast.convenor), []
    for _time in range(4):
        begun = time.process_time()
        page = client.get(f"/d/{dialogue.id}/enter/picture").content.decode()
        times.append(time.process_time() - begun)
    assert page.count("<title>Group") == 60 + 150
    assert min(times) < SECONDS
