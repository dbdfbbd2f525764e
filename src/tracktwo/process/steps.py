"""The steps of a meeting, over all rooms, in their order."""

from collections.abc import Iterator
from typing import Literal

from .access import OpenMeeting
from .declarations import MeetingStep, ShownStep
from .rooms import walk

__all__ = ["step_after", "steps_of"]


def steps_of(meeting: OpenMeeting, here: str) -> Iterator[ShownStep]:
    """The steps of a meeting in their order; the one whose address is `here` is being done now."""
    for step in _steps():
        ready = step.judge(meeting)
        if step.address == here:
            state: Literal["now", "done", "open", "locked"] = "now"
        elif ready.done:
            state = "done"
        else:
            state = "open" if ready.open else "locked"
        yield ShownStep(step.name, step.address, state, ready.reason)


def step_after(address: str) -> str:
    """The address of the step that follows this one in a meeting.

    Raises:
        ValueError: it is no step, or the last one.
    """
    addresses = [step.address for step in _steps()]
    following = addresses[addresses.index(address) + 1 :]
    if not following:
        raise ValueError(f"no step follows {address}")
    return following[0]


def _steps() -> list[MeetingStep]:
    return sorted((step for each in walk() for step in each.steps), key=lambda step: step.place)
