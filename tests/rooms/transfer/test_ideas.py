"""Where ideas went and what came back: only what was released, by sides, in the coarse, in one record."""

import datetime

import msgspec
import pytest

from cast import Cast, both, client_of, open_here
from samples import raws
from tracktwo.matter.keeping import of_side
from tracktwo.matter.reactions import ReactionCard
from tracktwo.process import journal, meetings, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released
from tracktwo.process.safeguards import evaluate, safeguard
from tracktwo.process.sealed import change, new_id
from tracktwo.rooms.convene import continuity
from tracktwo.rooms.transfer.ideas import paths, reactions, reads, versions
from tracktwo.rooms.transfer.ideas.records import BroughtBack, IdeaDraft, IdeaVersion, Paths, Reaction
from tracktwo.vault.models import SealedRecord
from transferring import SAID, line, released_idea

pytestmark = both
NONE = MultilingualText("")
BETTER = MultilingualText("Open the road by day, with water", "يُفتح الطريق نهارًا مع الماء")
WHY = MultilingualText("Officials asked for the wells", "طلب المسؤولون الآبار")


def kept(dialogue: OpenDialogue, side: str, idea: str) -> str:
    id = new_id()
    reactions.keep(dialogue, side, Reaction(idea=idea, origin="officials", words=SAID), id)
    return id


def release(dialogue: OpenDialogue, side: str, id: str) -> None:
    scope = of_side(dialogue, side)
    assert scope
    reactions.release(dialogue, side, id, reactions.wording_mark(scope.folio().get(Reaction, id)))


def test_only_what_every_side_released_has_a_path(dialogue: OpenDialogue) -> None:
    with change(dialogue.joint) as changing:
        concern = changing.add(Released("concern", NONE, SAID, owner="a")).id
    for idea in (new_id(), concern):
        with pytest.raises(Refused, match="released"):
            paths.add(dialogue, line(dialogue, idea, "a"))
        with pytest.raises(Refused, match="released"):
            reactions.keep(dialogue, "a", Reaction(idea=idea, origin="officials", words=SAID))


def test_a_level_or_a_month_is_said_only_by_that_sides_own_choice(dialogue: OpenDialogue) -> None:
    idea, today = released_idea(dialogue), journal.today(dialogue.third.folio())
    for finer in (line(dialogue, idea, "a", "adviser"), line(dialogue, idea, "a", month=today.month)):
        with pytest.raises(Refused, match="choose"):
            paths.add(dialogue, finer)
        paths.add(dialogue, finer, chosen=True)
    assert len(paths.paths_of(dialogue)) == 2


def test_a_time_that_lies_ahead_is_refused(dialogue: OpenDialogue) -> None:
    idea, today = released_idea(dialogue), journal.today(dialogue.third.folio())
    ahead = today + datetime.timedelta(days=95)
    year, quarter = paths.quarter_of(ahead)
    with pytest.raises(Refused, match="ahead"):
        paths.add(dialogue, msgspec.structs.replace(line(dialogue, idea, "a"), year=year, quarter=quarter))
    with pytest.raises(Refused, match="quarter"):
        paths.add(dialogue, msgspec.structs.replace(line(dialogue, idea, "a"), month=(today.month + 5) % 12 + 1))


def test_paths_are_one_record_that_tells_no_order(dialogue: OpenDialogue) -> None:
    first, second = released_idea(dialogue, "One"), released_idea(dialogue, "Two")
    sizes, bodies = set(), []
    for order in ((first, second), (second, first)):
        for idea in order:
            paths.add(dialogue, line(dialogue, idea, "a"))
            paths.add(dialogue, line(dialogue, idea, "b", "society"))
        record = dialogue.third.folio().one(Paths)
        assert record
        sizes.add(len(SealedRecord.objects.get(pk=record.id).body))
        bodies.append(record.body)
        assert len(dialogue.third.folio().all(Paths)) == 1
        for each in list(record.body.lines):
            paths.take_away(dialogue, each.idea, paths.mark_of(each))
    assert bodies[0] == bodies[1]
    assert len(sizes) == 1
    assert sizes.pop() > 60 * 1024
    # Undo would keep each state of it, and with it who was first.
    assert "undo" not in dialogue.third.folio().tags()


def test_the_same_line_stands_once_and_its_answer_replaces(dialogue: OpenDialogue) -> None:
    idea = released_idea(dialogue)
    for _ in range(2):
        paths.add(dialogue, line(dialogue, idea, "a"))
    (before,) = paths.paths_of(dialogue)
    paths.answer(dialogue, idea, paths.mark_of(before), "taken")
    assert [each.answer for each in paths.paths_of(dialogue)] == ["taken"]
    with pytest.raises(NotThere):
        paths.answer(dialogue, idea, paths.mark_of(before), "refused")


def test_what_went_one_way_is_seen_until_it_goes_both(dialogue: OpenDialogue) -> None:
    idea, rule = released_idea(dialogue), safeguard("transfer-both-ways")
    assert evaluate(dialogue, rule).status == "waits"
    paths.add(dialogue, line(dialogue, idea, "a"))
    ((lonely, missing),) = reads.one_way(dialogue, reads.ideas(dialogue))
    assert (lonely.id, [side.id for side in missing]) == (idea, ["b"])
    assert evaluate(dialogue, rule).status == "advises"
    paths.add(dialogue, line(dialogue, idea, "b", "society"))
    assert evaluate(dialogue, rule).status == "met"


def test_a_reaction_rests_with_its_side_until_it_releases_the_words(cast: Cast, dialogue: OpenDialogue) -> None:
    idea = released_idea(dialogue)
    id = kept(dialogue, "b", idea)
    assert SAID.first.encode() not in raws(dialogue.third) + raws(dialogue.joint)
    # Who may not open that side's caucus holds no key to what it keeps.
    assert of_side(open_here(cast.one_sided, dialogue.id), "b") is None
    assert of_side(open_here(cast.facilitator, dialogue.id), "b") is not None
    with pytest.raises(Conflict):
        reactions.release(dialogue, "b", id, "of other words")
    for _ in range(2):
        release(dialogue, "b", id)
    assert [record.body.words for record in dialogue.third.folio().all(BroughtBack)] == [SAID]


def test_who_may_not_open_a_sides_caucus_writes_nothing_for_it(cast: Cast, dialogue: OpenDialogue) -> None:
    idea = released_idea(dialogue)
    theirs = open_here(cast.one_sided, dialogue.id)
    with pytest.raises(Refused):
        kept(theirs, "b", idea)
    kept(dialogue, "b", idea)
    with pytest.raises(Refused):
        kept(open_here(cast.one_sided, dialogue.id), "b", idea)


def next_version(meeting: OpenMeeting, idea: str, after: int, words: MultilingualText = BETTER) -> None:
    versions.write(meeting, 0, IdeaDraft(idea=idea, after=after, title=NONE, wording=words, reason=WHY))


def given(meeting: OpenMeeting, idea: str, side: str) -> bool:
    draft = reads.draft_of(meeting, idea)
    assert draft
    return versions.release_version(meeting, side, idea, {"wording": versions.about(draft.body).hex()})


def test_from_a_released_idea_over_reactions_to_its_next_version(cast: Cast, meeting: OpenMeeting) -> None:
    idea = released_idea(meeting.dialogue)
    meetings.close_meeting(meeting)
    dialogue = open_here(cast.convenor, meeting.dialogue.id)
    for side in ("a", "b"):
        release(dialogue, side, kept(dialogue, side, idea))
    home = client_of(cast.convenor).get(f"/d/{dialogue.id}/").content.decode()
    assert "Came back since the last workshop" in home
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    second = open_here(cast.convenor, dialogue.id).meeting
    assert second
    ids = [record.id for record in reads.came_back_since(second.dialogue)]
    reactions.bring(second, ids)
    reactions.bring(second, ids)
    cards = [record.body for record in second.room.folio().all(ReactionCard)]
    assert {card.owner: card.words for card in cards} == {"a": SAID, "b": SAID}
    assert len(cards) == 2
    board = client_of(cast.convenor).get(f"/d/{dialogue.id}/convene/").content.decode()
    assert "Reactions brought back" in board
    assert SAID.first in board
    next_version(second, idea, 1)
    assert not given(second, idea, "a")
    assert not second.dialogue.joint.folio().all(IdeaVersion)
    assert given(second, idea, "b")
    shown = reads.idea(second.dialogue, idea)
    assert [(each.number, each.wording) for each in shown.wordings][1:] == [(2, BETTER)]
    assert reads.draft_of(second, idea) is None
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/transfer/ideas/{idea}").content.decode()
    assert "<ins>" in page
    assert WHY.first in page
    # What came back before that workshop is not told again after it.
    meetings.close_meeting(second)
    assert not reads.came_back_since(open_here(cast.convenor, dialogue.id))


def test_words_that_changed_are_released_by_nobody(meeting: OpenMeeting) -> None:
    idea = released_idea(meeting.dialogue)
    next_version(meeting, idea, 1)
    given(meeting, idea, "a")
    draft = reads.draft_of(meeting, idea)
    assert draft
    changed = msgspec.structs.replace(draft.body, reason=SAID)
    versions.write(meeting, draft.version, changed)
    assert not given(meeting, idea, "b")
    with pytest.raises(Conflict):
        versions.release_version(meeting, "a", idea, {"wording": versions.about(draft.body).hex()})
    with pytest.raises(Conflict):
        versions.write(meeting, draft.version, msgspec.structs.replace(changed, reason=WHY))


def test_a_second_version_while_another_is_written_loses_no_text(cast: Cast, meeting: OpenMeeting) -> None:
    idea = released_idea(meeting.dialogue)
    address = f"/d/{meeting.dialogue.id}/transfer/ideas/{idea}/version"
    typed = {"wording": "Mine alone", "reason": "Because", "after": "1", "version": "0", "key": new_id()}
    next_version(meeting, idea, 1)
    behind = client_of(cast.convenor).post(address, typed)
    assert behind.status_code == 409
    assert BETTER.first in behind.content.decode()
    assert "Mine alone" in behind.content.decode()
    for side in ("a", "b"):
        given(meeting, idea, side)
    late = client_of(cast.convenor).post(address, typed)
    assert late.status_code == 422
    assert "Mine alone" in late.content.decode()


def test_a_draft_that_is_resumed_stands_over_the_version_it_was_typed_over(cast: Cast, meeting: OpenMeeting) -> None:
    """A colleague writes the next version meanwhile: going on with the draft must not write over it unseen."""
    idea = released_idea(meeting.dialogue)
    page, client = f"/d/{meeting.dialogue.id}", client_of(cast.convenor)
    typed = {"wording": "Half of mine", "reason": "", "after": "1", "version": "0", "key": new_id()}
    assert client.post(f"{page}/autosave/idea.{idea}", typed).status_code == 204
    next_version(meeting, idea, 1)
    shown = client.get(f"{page}/transfer/ideas/{idea}/version").content.decode()
    assert "Half of mine" in shown
    assert 'name="version" value="0"' in shown


def test_nothing_of_a_version_that_was_not_released_outlives_the_meeting(cast: Cast, meeting: OpenMeeting) -> None:
    idea = released_idea(meeting.dialogue)
    next_version(meeting, idea, 1)
    given(meeting, idea, "a")
    meetings.close_meeting(meeting)
    dialogue = open_here(cast.convenor, meeting.dialogue.id)
    assert len(reads.idea(dialogue, idea).wordings) == 1
    assert not continuity.released_for_next(dialogue)


def test_two_thousand_ideas_are_shown_page_by_page(cast: Cast, dialogue: OpenDialogue) -> None:
    with change(dialogue.joint) as changing:
        for number in range(2000):
            changing.add(Released("option", NONE, MultilingualText(f"Idea {number}")))
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/transfer/ideas")
    assert page.status_code == 200
    assert "?from=60" in page.content.decode()
    last = client_of(cast.convenor).get(f"/d/{dialogue.id}/transfer/ideas?from=1980").content.decode()
    assert last.count("transfer/ideas/") >= 20
    assert client_of(cast.convenor).get(f"/d/{dialogue.id}/transfer/ideas?from=x").status_code == 200
