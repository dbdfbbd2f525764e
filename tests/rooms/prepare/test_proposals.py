"""The sides shape the agenda: proposals beside the draft, which is a draft until each side has shaped it."""

import pytest

from cast import Cast, both, client_of
from preparing import blocks_of, laid_out
from samples import raws
from tracktwo.editing.undo import undo
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere
from tracktwo.process.fields import MultilingualText
from tracktwo.process.rooms import offered
from tracktwo.rooms.prepare.days import proposals, reads
from tracktwo.rooms.prepare.days.proposals import AgendaProposal
from tracktwo.rooms.prepare.days.records import Block

pytestmark = both

WELLS = MultilingualText("The wells", "الآبار")


def proposal(dialogue: OpenDialogue, workshop: str, side: str = "b") -> str:
    proposals.propose(dialogue, workshop, side, WELLS)
    dialogue.third.forget()
    return dialogue.third.folio().all(AgendaProposal)[-1].id


def test_a_proposal_taken_in_is_a_block_of_that_side(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    id = proposal(dialogue, workshop)
    day = reads.timetable(dialogue, workshop)[1]
    block = proposals.take_in(dialogue, id, day.id)
    dialogue.third.forget()
    assert blocks_of(dialogue, workshop)[1][-1] == block
    made = dialogue.third.folio().get(Block, block).body
    assert (made.owner, made.title) == ("b", WELLS)
    assert dialogue.third.folio().get(AgendaProposal, id).body.state == "taken"
    assert sum(offer.amount for offer in offered(dialogue) if (offer.kind, offer.side) == ("agenda", "b")) == 1
    undo(dialogue.third)
    dialogue.third.forget()
    assert dialogue.third.folio().get(AgendaProposal, id).body.state == ""
    assert block not in blocks_of(dialogue, workshop)[1]


def test_into_a_day_of_another_workshop_it_does_not_go(dialogue: OpenDialogue) -> None:
    workshop, other = laid_out(dialogue), laid_out(dialogue, "short")
    id = proposal(dialogue, workshop)
    for day in (reads.timetable(dialogue, other)[0].id, ""):
        with pytest.raises(NotThere):
            proposals.take_in(dialogue, id, day)
    with pytest.raises(NotThere):
        proposals.propose(dialogue, workshop, "z", WELLS)


def test_it_is_a_draft_until_each_side_has_shaped_it(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    assert proposals.is_draft(dialogue, workshop)
    proposals.shaped(dialogue, workshop, "a")
    dialogue.third.forget()
    assert proposals.is_draft(dialogue, workshop)
    proposals.shaped(dialogue, workshop, "b")
    dialogue.third.forget()
    assert not proposals.is_draft(dialogue, workshop)
    proposals.shaped(dialogue, workshop, "a")
    dialogue.third.forget()
    assert proposals.is_draft(dialogue, workshop), "a side may take its word back"


def test_not_now_and_taken_back(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    id = proposal(dialogue, workshop)
    proposals.decline(dialogue, id)
    dialogue.third.forget()
    assert dialogue.third.folio().get(AgendaProposal, id).body.state == "not"
    proposals.decline(dialogue, id)
    dialogue.third.forget()
    assert dialogue.third.folio().get(AgendaProposal, id).body.state == ""
    assert WELLS.texts[0].encode() in raws(dialogue.third)
    proposals.withdraw(dialogue, id)
    dialogue.third.forget()
    assert not dialogue.third.folio().all(AgendaProposal)
    assert WELLS.texts[0].encode() not in raws(dialogue.third), "its words are gone from undo as well"


def test_the_page(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/prepare/days/{workshop}/proposals"
    sent = {"side": "a", "title": "The wells", "key": "a" * 32}
    for _ in range(2):
        assert client.post(address, sent).status_code == 302
    page = client.get(address).content.decode()
    assert page.count("The wells") == 1, "a form sent twice writes once"
    assert "until each side has shaped it" in page
    wrong = client.post(address, {"side": "a", "title": "", "key": "b" * 32})
    assert wrong.status_code == 422


def test_the_page_asks_before_words_are_gone_for_good(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    id = proposal(dialogue, workshop)
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/prepare/days/{workshop}/proposals"
    page = client.get(address).content.decode()
    for words in ("lasts beyond the meeting", "gone for good; nobody can bring it back", "Take it back for good"):
        assert words in page
    proposals.take_in(dialogue, id, reads.timetable(dialogue, workshop)[0].id)
    assert "The block that came of it stays" in client.get(address).content.decode(), "taken in, it is still the side's"
    assert client.post(f"/d/{dialogue.id}/prepare/proposal/{id}/take-back").status_code == 302
    assert client.post(f"/d/{dialogue.id}/prepare/proposal/{id}/take-back").status_code == 404
    assert "Take it back for good" not in client.get(address).content.decode()
