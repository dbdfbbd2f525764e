"""No silent loss: a disk that is full at any write of an act leaves it whole or not done, and its page says which.

Acts are done by the forms of their pages. A disk on which no file grows is tried at each of the writes that would make
one grow, and in the long form (`make attack`) also one that writes nothing at all any more.
"""

import os
import random
from typing import Any

import pytest
from siege import Facts, Siege, difference, is_between, without_ids

LONG = os.environ.get("ATTACK") == "long"
WAYS = {"no file grows": False, "nothing is written": True} if LONG else {"no file grows": False}
# Each act with the installation it begins in; `page_acts.py` holds what they do.
BEGINS = {
    "first account": "",
    "change the passphrase": "meeting",
    "make a new code": "meeting",
    "recover": "meeting",
    "open a meeting": "quiet",
    "close a meeting": "meeting",
    "erase": "meeting",
    "back up": "meeting",
}
SHORT = ("open a meeting", "close a meeting", "erase", "back up", "make a new code")
# Long acts write hundreds of pages one after the other: of these some are tried, others each time.
FIRST, MOST, SOME = 16, 300, 20
UNCHANGED, PART = "Nothing was changed", "Part of this was written before"


def on_a_full_disk(siege: Siege, act: str, verb: str, at: int, broken: bool) -> tuple[int, list[Any], Facts]:
    """How often a write was refused, what the page answered each time, and what stands then."""
    siege.lay(siege.begins[BEGINS[act]])
    status, answer = siege.do(verb, act, at, broken)
    assert status == 0
    refused, *answers = answer
    return refused, answers, without_ids(siege.look())


@pytest.mark.parametrize("act", BEGINS if LONG else SHORT)
@pytest.mark.parametrize("way", WAYS)
def test_a_full_disk_leaves_an_act_whole_or_not_done_and_its_page_says_which(siege: Siege, act: str, way: str) -> None:
    broken = WAYS[way]
    siege.lay(siege.begins[BEGINS[act]])
    before = without_ids(siege.look())
    _, _, after = on_a_full_disk(siege, act, "full", 0, broken)
    assert after != before, "with room, it is done"
    later = sorted(random.Random().sample(range(FIRST, MOST), SOME))
    places = [*range(1, FIRST), *later] if LONG else [random.Random(act).randint(2, 10), 1]
    failed = 0
    for at in places:
        refused, [(code, words)], facts = on_a_full_disk(siege, act, "full", at, broken)
        if not refused or (failed and not LONG):
            continue
        about = f"{act}, full at write {at}: {code} {words}"
        assert code in (200, 302, 422, 507), about
        failed += code in (422, 507)
        if code == 507 and PART in words:
            assert is_between(act, facts, before, after), f"{about}\n{difference(facts, after)}"
        elif code in (422, 507):
            assert facts == before, f"{about}\n{difference(facts, before)}"
            assert UNCHANGED in words or code == 422, about
        else:
            assert facts == after or is_between(act, facts, before, after), f"{about}\n{difference(facts, after)}"
        if code in (422, 507) and (at % 3 == 0 or not LONG):
            _, answers, again = on_a_full_disk(siege, act, "again", at, broken)
            assert again == after, f"{about}; done again with room: {answers}\n{difference(again, after)}"
    assert failed, "the disk did fill"
