"""Ideas that every side released, where they went, and what came back, for tests of pages."""

from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released
from tracktwo.process.sealed import change, new_id
from tracktwo.rooms.transfer.ideas import paths, reactions, reads
from tracktwo.rooms.transfer.ideas.paths import quarter_of
from tracktwo.rooms.transfer.ideas.records import PathLine, Reaction
from tracktwo.rooms.transfer.keeping import of_side

__all__ = ["SAID", "line", "released_idea", "transferred"]

SAID = MultilingualText("They want the wells first", "يريدون الآبار أولًا")


def released_idea(dialogue: OpenDialogue, words: str = "Open the road by day") -> str:
    """An option that every side released; its id."""
    with change(dialogue.joint) as changing:
        return changing.add(Released("option", MultilingualText(""), MultilingualText(words))).id


def line(dialogue: OpenDialogue, idea: str, side: str, level: str = "officials", **more: object) -> PathLine:
    """A line of this quarter."""
    year, quarter = quarter_of(journal.today(dialogue.third.folio()))
    return PathLine(idea, side, level, year, quarter, **more)  # type: ignore[arg-type]


def transferred(dialogue: OpenDialogue) -> dict[str, str]:
    """The first released idea went to one side's officials, and that side keeps one reaction."""
    idea = reads.ideas(dialogue)[0].id
    paths.add(dialogue, line(dialogue, idea, "a"))
    kept = new_id()
    reactions.keep(dialogue, "a", Reaction(idea=idea, origin="officials", words=SAID), kept)
    scope = of_side(dialogue, "a")
    assert scope
    (mark,) = [reactions.wording_mark(each) for each in scope.folio().all(Reaction)]
    return {
        "carried": idea,
        "reaction": kept,
        "reaction_mark": mark,
        "path_line": paths.mark_of(paths.paths_of(dialogue)[0]),
    }
