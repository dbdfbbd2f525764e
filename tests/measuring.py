"""A wave of the tests: people with slips and codes, answering through the acts that the pages use."""

import secrets
from collections.abc import Mapping, Sequence

from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.rooms.reflect.measures import acts as plan_acts
from tracktwo.rooms.reflect.measures.records import MeasurePlan
from tracktwo.rooms.reflect.measures.waves import acts, reads

__all__ = ["HEADS", "ITEMS", "answer", "plan", "reflected", "wave"]

ITEMS = ["trust-people", "trust-group"]
HEADS = {"a": 6, "b": 6}


def plan(dialogue: OpenDialogue, **fields: object) -> None:
    """A plan of two items."""
    import datetime

    from tracktwo.process.journal import today

    day = today(dialogue.third.folio()) + datetime.timedelta(days=200)
    whole = {"items": ITEMS, "sides_see": "each", "outside": "pooled", "destroy_on": day} | fields
    plan_acts.save_plan(dialogue, 0, MeasurePlan(**whole))  # type: ignore[arg-type]


def answer(meeting: OpenMeeting, slip: str, own: str, values: Sequence[int]) -> None:
    """Hand one person's answers in; 0 skips an item."""
    open_now = reads.running(meeting)
    assert open_now is not None
    handed = reads.handed_for(meeting.dialogue, open_now.body)
    given = {place: value for place, value in enumerate(values) if value}
    acts.submit(handed, slip, own, secrets.token_bytes(16), given)


def wave(
    meeting: OpenMeeting,
    moment: str,
    answers: Mapping[str, Sequence[Sequence[int]]],
    codes: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, list[str]]:
    """A whole wave, closed; everybody's own code afterwards, by side and in the order of the answers."""
    slips = acts.begin(meeting, moment, {side: len(given) for side, given in answers.items()})
    mine: dict[str, list[str]] = {}
    for side, given in answers.items():
        for place, values in enumerate(given):
            own = (codes or {}).get(side, [])[place : place + 1]
            answer(meeting, slips[side][place], own[0] if own else "", values)
            mine.setdefault(side, []).append(own[0] if own and own[0] else slips[side][place])
    acts.close(meeting)
    meeting.dialogue.third.forget()
    meeting.third.forget()
    return mine


def reflected(meeting: OpenMeeting) -> dict[str, str]:
    """A closed wave, one that is open, and its slips' codes for the pages."""
    plan(meeting.dialogue)
    codes = wave(meeting, "before", {side: [(3, 3)] * 6 for side in ("a", "b")})
    slips = acts.begin(meeting, "after", HEADS)
    meeting.dialogue.third.forget()
    return {"wave_slip": slips["a"][0], "wave_code": codes["a"][0]}
