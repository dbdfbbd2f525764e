"""Ideas that every side released, where they went, and what came back, for tests of pages."""

import datetime

from tracktwo.matter.keeping import of_side
from tracktwo.matter.leak_plan import LeakStep
from tracktwo.matter.seats import Seat
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import my_record
from tracktwo.process.records import Released
from tracktwo.process.sealed import change, new_id
from tracktwo.rooms.recruit.seats import acts as seat_acts
from tracktwo.rooms.transfer.after import steps
from tracktwo.rooms.transfer.after.records import ReconcileStep
from tracktwo.rooms.transfer.ideas import paths, reactions, reads
from tracktwo.rooms.transfer.ideas.paths import quarter_of
from tracktwo.rooms.transfer.ideas.records import PathLine, Reaction
from tracktwo.rooms.transfer.leak import cases
from tracktwo.rooms.transfer.people import plans
from tracktwo.rooms.transfer.people.records import ReentryPlan
from tracktwo.rooms.transfer.sides import notes
from tracktwo.rooms.transfer.sides.records import SideNote
from tracktwo.rooms.transfer.tracks import orbits
from tracktwo.rooms.transfer.tracks.records import LinkedInitiative

__all__ = ["SAID", "initiative", "line", "plan_of", "released_idea", "transferred"]

SAID = MultilingualText("They want the wells first", "يريدون الآبار أولًا")


def released_idea(dialogue: OpenDialogue, words: str = "Open the road by day") -> str:
    """An option that every side released; its id."""
    with change(dialogue.joint) as changing:
        return changing.add(Released("option", MultilingualText(""), MultilingualText(words))).id


def line(dialogue: OpenDialogue, idea: str, side: str, level: str = "officials", **more: object) -> PathLine:
    """A line of this quarter."""
    year, quarter = quarter_of(journal.today(dialogue.third.folio()))
    return PathLine(idea, side, level, year, quarter, **more)  # type: ignore[arg-type]


def plan_of(home: datetime.date, **more: object) -> ReentryPlan:
    """A plan as somebody might make it."""
    said: dict[str, object] = {
        "home": home,
        "risk": "some",
        "stakes": "The school asks where I was",
        "says": "A course on teaching",
        "trusts": "My sister",
        "reach": "trusted",
        "silence": "Ask my sister\nWait two days\nTell the elder",
        "acts": "T2",
        "drill": datetime.date.today() + datetime.timedelta(days=2),
    }
    return ReentryPlan(**(said | more))  # type: ignore[arg-type]


def initiative(dialogue: OpenDialogue, name: str, track: str = "business") -> LinkedInitiative:
    """A linked initiative as the member at hand registers it."""
    dated = {"holder": my_record(dialogue).id, "day": datetime.date.today()}
    return LinkedInitiative(track=track, words=MultilingualText(name), **dated)  # type: ignore[arg-type]


def transferred(dialogue: OpenDialogue) -> dict[str, str]:
    """The first released idea went to one side's officials, and that side keeps one reaction."""
    idea = reads.ideas(dialogue)[0].id
    paths.add(dialogue, line(dialogue, idea, "a"))
    kept = new_id()
    reactions.keep(dialogue, "a", Reaction(idea=idea, origin="officials", words=SAID), kept)
    scope = of_side(dialogue, "a")
    assert scope
    beside = new_id()
    orbits.register(dialogue, initiative(dialogue, "The traders' circle"), beside)
    leak_step = new_id()
    with change(dialogue.third) as changing:
        changing.add(LeakStep("hour", "sides", MultilingualText("Call them one by one")), leak_step)
    # One seat with a plan that opens for the convenor alone.
    planned = seat_acts.add_seat(dialogue, Seat(code="B7", side="b"))
    plans.begin(dialogue, planned.id, plan_of(datetime.date.today()), with_code=False)
    (mark,) = [reactions.wording_mark(each) for each in scope.folio().all(Reaction)]
    reconcile, side_note = new_id(), new_id()
    steps.add(dialogue, ReconcileStep("social", MultilingualText("Open the mill together")), reconcile)
    notes.write(dialogue, "a", SideNote("words", MultilingualText("We say the South now")), side_note)
    cases.begin(dialogue, ["came"], [planned.id])
    return {
        "planned": planned.id,
        "leak_step": leak_step,
        "reconcile": reconcile,
        "side_note": side_note,
        "initiative": beside,
        "carried": idea,
        "reaction": kept,
        "reaction_mark": mark,
        "path_line": paths.mark_of(paths.paths_of(dialogue)[0]),
    }
