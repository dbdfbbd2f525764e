"""The short cards of the third party: written once, changed knowingly, erased with undo, one's own to oneself."""

import datetime

import msgspec
import pytest
from django.urls import reverse

from cast import Cast, both, client_of, open_here, remove_member
from samples import raws
from tracktwo.editing.undo import undo
from tracktwo.matter.culture import CultureCard, days_off
from tracktwo.process import members
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.records import FormerMember
from tracktwo.process.sealed import Payload
from tracktwo.rooms.enter.team import acts, cards
from tracktwo.rooms.enter.team.kinds import KINDS
from tracktwo.rooms.enter.team.notes import (
    Dilemma,
    ImportedMaterial,
    LocalReview,
    OpenQuestion,
)
from tracktwo.rooms.enter.team.records import TeamCard

pytestmark = both

KEY = "0123456789abcdef" * 2
DAY = datetime.date(2026, 3, 1)
# One valid form for every kind.
SENT: dict[str, dict[str, str | list[str]]] = {
    "acceptance": {"of": "a", "answer": "unsure", "day": "2026-03-01", "how": "By letter"},
    "culture": {"of": "b", "address": "By the village", "weekend": ["5", "6"], "days_off": "2027-03-20 New Year"},
    "question": {"words": "Who decides on water?"},
    "dilemma": {"words": "Speak or keep still"},
    "posture": {"level": "2", "reason": "They have heard enough of outsiders"},
    "outsiders": {"wariness": "great", "words": "Two missions left", "source": "heard"},
    "norm": {"words": "Women sit at the table", "brought": "third", "contested": ["a", "local"], "group": "The elders"},
    "ownership": {"convenes": "shared", "chairs": "third", "holds": "third"},
    "material": {"words": "An exercise on seeing"},
    "offered": {"kind": "support", "side": "a", "amount": "3"},
    "note": {"words": "Never call on a market day", "kind": "lesson"},
}


def bodies(dialogue: OpenDialogue, kind: type[Payload]) -> list:
    dialogue.third.forget()
    return [record.body for record in dialogue.third.folio().all(kind)]


def my_id(dialogue: OpenDialogue) -> str:
    return next(record.id for record in dialogue.members if record.body.account == dialogue.person.id)


def base(dialogue: OpenDialogue) -> str:
    return f"/d/{dialogue.id}/enter/team"


@pytest.mark.parametrize("name", sorted(SENT))
def test_every_kind_is_written_once_changed_and_erased_with_undo(cast: Cast, dialogue: OpenDialogue, name: str) -> None:
    client, kind = client_of(cast.convenor), KINDS[name]
    address, sent = f"{base(dialogue)}/cards/{name}", SENT[name] | {"key": KEY}
    for _ in range(2):
        assert client.post(address, sent).status_code == 302
    assert len(bodies(dialogue, kind.payload)) == 1, "sent twice, written once"
    before = bodies(dialogue, kind.payload)[0]
    form = client.get(f"{address}/{KEY}").content.decode()
    assert 'name="version" value="1"' in form
    field = next(
        name for name in (*kind.asked, *kind.more) if isinstance(getattr(before, name), str) and name not in CHOSEN
    )
    changed = SENT[name] | {field: "Changed by hand?", "version": "1"}
    assert client.post(f"{address}/{KEY}", changed).status_code == 302
    after = bodies(dialogue, kind.payload)[0]
    assert after == msgspec.structs.replace(before, **{field: "Changed by hand?"}), "nothing else changed"
    assert client.post(f"{address}/{KEY}/erase").status_code == 302
    assert bodies(dialogue, kind.payload) == []
    page = client.get(f"{base(dialogue)}/sides").content.decode()
    mark = page.partition('name="step" value="')[2][:32]
    assert client.post(f"/d/{dialogue.id}/undo", {"step": mark}).status_code == 302
    assert bodies(dialogue, kind.payload) == [after]


CHOSEN = {
    "answer",
    "state",
    "wariness",
    "source",
    "brought",
    "convenes",
    "chairs",
    "holds",
    "kind",
    "side",
    "prayer",
    "calendar",
}
CHOSEN |= {"days_off", "workshop"}


def test_every_kind_is_tried() -> None:
    assert set(SENT) == set(KINDS) - {"review"}, "a review belongs to material, and has a test of its own"


@pytest.mark.parametrize("text", ["The elders decide on water.", "Elders", "Who decides? The elders."])
def test_what_is_no_question_is_refused_and_stays(cast: Cast, dialogue: OpenDialogue, text: str) -> None:
    answer = client_of(cast.convenor).post(f"{base(dialogue)}/cards/question", {"words": text})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{text}"' in page and "Put it as a question" in page
    assert bodies(dialogue, OpenQuestion) == []


@pytest.mark.parametrize(
    "text",
    ["Who decides?", "من يقرر؟", "Ποιος αποφασίζει;", "Ո՞վ է որոշում", "ማን ይወስናል፧", "谁决定？", "“Who decides?”"],
)
def test_a_question_in_any_script_is_taken(cast: Cast, dialogue: OpenDialogue, text: str) -> None:
    assert client_of(cast.convenor).post(f"{base(dialogue)}/cards/question", {"words": text}).status_code == 302
    assert [each.words for each in bodies(dialogue, OpenQuestion)] == [text]


def test_two_change_the_same_card_and_both_wordings_are_seen(cast: Cast, dialogue: OpenDialogue) -> None:
    cards.add(dialogue, KINDS["dilemma"], {"words": "Speak or keep still"}, KEY)
    address = f"{base(dialogue)}/cards/dilemma/{KEY}"
    sent = {"words": "Speak or keep still", "choice": "We spoke", "version": "1"}
    assert client_of(cast.facilitator).post(address, sent).status_code == 302
    answer = client_of(cast.convenor).post(address, sent | {"choice": "We kept still"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "We spoke" in page and 'value="We kept still"' in page and 'name="version" value="2"' in page
    assert [each.choice for each in bodies(dialogue, Dilemma)] == ["We spoke"]
    assert client_of(cast.convenor).post(address, sent | {"choice": "We kept still", "version": "2"}).status_code == 302
    assert [each.choice for each in bodies(dialogue, Dilemma)] == ["We kept still"]


def test_a_step_that_was_not_shown_is_not_undone(cast: Cast, dialogue: OpenDialogue) -> None:
    cards.add(dialogue, KINDS["dilemma"], {"words": "First"})
    client = client_of(cast.convenor)
    mark = client.get(f"{base(dialogue)}/questions").content.decode().partition('name="step" value="')[2][:32]
    cards.add(open_here(cast.facilitator, dialogue.id), KINDS["dilemma"], {"words": "By a colleague"})
    assert client.post(f"/d/{dialogue.id}/undo", {"step": mark}).status_code == 409
    assert len(bodies(dialogue, Dilemma)) == 2


def test_who_notes_a_card_holds_it_whoever_changes_it(cast: Cast, dialogue: OpenDialogue) -> None:
    facilitator = open_here(cast.facilitator, dialogue.id)
    cards.add(facilitator, KINDS["question"], {"words": "Who decides?"}, KEY)
    cards.edit(dialogue, KINDS["question"], KEY, 1, {"state": "answered", "answer": "The elders"})
    (question,) = bodies(dialogue, OpenQuestion)
    assert (question.holder, question.state) == (my_id(facilitator), "answered")
    assert "the facilitator" in client_of(cast.convenor).get(f"{base(dialogue)}/questions").content.decode()


def test_a_norm_of_a_local_group_names_the_group(cast: Cast, dialogue: OpenDialogue) -> None:
    sent = SENT["norm"] | {"group": ""}
    answer = client_of(cast.convenor).post(f"{base(dialogue)}/cards/norm", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Say which local group." in page and '<details class="sure" open' in page
    assert page.count("checked") >= 3, "what was ticked is ticked still"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("norm", {"brought": "somebody"}),
        ("norm", {"contested": ["a", "nobody"]}),
        ("offered", {"side": "z"}),
        ("offered", {"amount": "many"}),
        ("offered", {"amount": "-1"}),
        ("offered", {"amount": "1,5"}),
        ("offered", {"kind": "smiles"}),
        ("offered", {"workshop": "f" * 32}),
        ("posture", {"level": "6"}),
        ("posture", {"reason": ""}),
        ("acceptance", {"answer": ""}),
        ("acceptance", {"day": "01.03.2026x"}),
        ("acceptance", {"day": "2999-01-01"}),
        ("culture", {"weekend": ["8"]}),
        ("culture", {"days_off": "the twentieth of March"}),
        ("culture", {"days_off": "2027-03-20 New Year\n2027-02-30 No such day"}),
        ("note", {"words": "x" * 601}),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_lost(
    cast: Cast, dialogue: OpenDialogue, name: str, change: dict[str, str | list[str]]
) -> None:
    answer = client_of(cast.convenor).post(f"{base(dialogue)}/cards/{name}", SENT[name] | change)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "errorlist" in page
    for field in ("words", "reason", "how", "address"):
        typed = (SENT[name] | change).get(field, "")
        assert str(typed) in page, "what was typed is still there"
    assert bodies(dialogue, KINDS[name].payload) == []


def test_the_line_that_is_no_day_is_named(cast: Cast, dialogue: OpenDialogue) -> None:
    sent = SENT["culture"] | {"days_off": "2027-03-20 New Year\n30 Feb"}
    page = client_of(cast.convenor).post(f"{base(dialogue)}/cards/culture", sent).content.decode()
    assert "Line 2 begins with no day: “30 Feb”." in page


def test_what_a_timetable_needs_can_be_read_from_a_culture_card(cast: Cast, dialogue: OpenDialogue) -> None:
    sent = SENT["culture"] | {"prayer": "friday", "calendar": "islamic"}
    assert client_of(cast.convenor).post(f"{base(dialogue)}/cards/culture", sent).status_code == 302
    (card,) = bodies(dialogue, CultureCard)
    assert (card.side, card.weekend, card.prayer, card.calendar) == ("b", ["5", "6"], "friday", "islamic")
    assert days_off(card.days_off) == [(datetime.date(2027, 3, 20), "New Year")]


def test_one_culture_card_a_side_and_the_second_is_not_lost(cast: Cast, dialogue: OpenDialogue) -> None:
    cards.add(dialogue, KINDS["culture"], {"address": "By the village"}, of="b")
    answer = client_of(cast.facilitator).post(
        f"{base(dialogue)}/cards/culture", SENT["culture"] | {"address": "By trade"}
    )
    assert answer.status_code == 422
    assert "By trade" in answer.content.decode()
    assert [each.address for each in bodies(dialogue, CultureCard)] == ["By the village"]
    cards.add(dialogue, KINDS["culture"], {"address": "By office"}, of="a")
    asked = client_of(cast.convenor).get(f"{base(dialogue)}/cards/culture?of=b")
    assert asked.status_code == 302 and "/cards/culture/" in asked["Location"], "led to the card that there is"
    assert len(bodies(dialogue, CultureCard)) == 2


def test_a_card_of_no_side_and_a_review_of_nothing(cast: Cast, dialogue: OpenDialogue) -> None:
    client = client_of(cast.convenor)
    for name, of in (("culture", "z"), ("acceptance", ""), ("review", "f" * 32)):
        assert client.get(f"{base(dialogue)}/cards/{name}?of={of}").status_code == 404
    assert client.get(f"{base(dialogue)}/cards/unheard-of").status_code == 404
    with pytest.raises(NotThere):
        cards.add(dialogue, KINDS["review"], {"role": "A nurse", "verdict": "fits", "day": DAY}, of="f" * 32)


def test_material_goes_with_its_reviews_and_comes_back_with_them(dialogue: OpenDialogue) -> None:
    cards.add(dialogue, KINDS["material"], {"words": "An exercise"}, KEY)
    cards.add(dialogue, KINDS["review"], {"role": "A nurse", "verdict": "fits", "day": DAY}, of=KEY)
    cards.erase(dialogue, KINDS["material"], KEY)
    assert (bodies(dialogue, ImportedMaterial), bodies(dialogue, LocalReview)) == ([], [])
    undo(dialogue.third)
    assert (len(bodies(dialogue, ImportedMaterial)), len(bodies(dialogue, LocalReview))) == (1, 1)


# --- One's own card. ---


def test_members_write_about_themselves_alone(cast: Cast, dialogue: OpenDialogue) -> None:
    mine, client = my_id(dialogue), client_of(cast.convenor)
    address = f"{base(dialogue)}/member/{mine}"
    sent = {"expertise": "Wells", "speaks": ["en", "ar"], "interests": "A book", "version": "0"}
    for _ in range(2):
        assert client.post(address, sent).status_code == 302
    (card,) = bodies(dialogue, TeamCard)
    assert (card.holder, card.speaks, card.interests) == (cast.convenor.id, ["en", "ar"], "A book")
    other = client_of(cast.facilitator)
    assert other.get(address).status_code == 409
    assert other.post(address, sent | {"expertise": "Nothing at all"}).status_code == 409
    with pytest.raises(Refused):
        acts.save_card(open_here(cast.facilitator, dialogue.id), mine, 1, {"expertise": "Nothing at all"})
    page = other.get(base(dialogue)).content.decode()
    assert "Wells" in page and "Nothing at all" not in page
    assert [each.expertise for each in bodies(dialogue, TeamCard)] == ["Wells"]


def test_another_window_does_not_overwrite_a_card(cast: Cast, dialogue: OpenDialogue) -> None:
    mine = my_id(dialogue)
    acts.save_card(dialogue, mine, 0, {"expertise": "Wells"})
    acts.save_card(dialogue, mine, 1, {"expertise": "Roads"})
    with pytest.raises(Conflict):
        acts.save_card(dialogue, mine, 1, {"expertise": "Law"})
    answer = client_of(cast.convenor).post(f"{base(dialogue)}/member/{mine}", {"expertise": "Law", "version": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409 and ">\nLaw</textarea>" in page and 'name="version" value="2"' in page


def test_a_card_of_ones_own_is_erased_for_good(cast: Cast, dialogue: OpenDialogue) -> None:
    acts.save_card(dialogue, my_id(dialogue), 0, {"interests": "A canary in the mine"})
    record = dialogue.third.folio().all(TeamCard)[0]
    assert client_of(cast.facilitator).post(f"{base(dialogue)}/member/{record.id}/erase").status_code == 409
    assert b"A canary in the mine" in raws(dialogue.third)
    assert client_of(cast.convenor).post(f"{base(dialogue)}/member/{record.id}/erase").status_code == 302
    assert b"A canary in the mine" not in raws(dialogue.third), "undo holds nothing of it"


def test_a_former_member_is_shown_by_code_and_can_be_erased(cast: Cast, dialogue: OpenDialogue) -> None:
    facilitator = open_here(cast.facilitator, dialogue.id)
    acts.save_card(facilitator, my_id(facilitator), 0, {"expertise": "Maps of the river"})
    acts.place(facilitator, my_id(facilitator), 0, 2, 2, "As I left it")
    cards.add(facilitator, KINDS["question"], {"words": "Who decides?"})
    remove_member(open_here(cast.convenor, dialogue.id), cast.facilitator)
    client, here = client_of(cast.one_sided), open_here(cast.one_sided, dialogue.id)
    client = client_of(cast.one_sided)
    page = client.get(base(dialogue)).content.decode()
    assert "former member" in page and "the facilitator" in page and "Maps of the river" in page
    assert "the facilitator, former member" in client.get(f"{base(dialogue)}/questions").content.decode()
    record = here.third.folio().all(FormerMember)[0]
    assert client.post(f"{base(dialogue)}/former/{record.id}/erase").status_code == 302
    kept = raws(open_here(cast.one_sided, dialogue.id).third)
    for canary in (b"Maps of the river", b"As I left it", b"the facilitator", cast.facilitator.id.encode()):
        assert canary not in kept
    assert "a former colleague" in client.get(f"{base(dialogue)}/questions").content.decode(), "the question stays"
    assert client.post(f"{base(dialogue)}/former/{record.id}/erase").status_code == 404


def test_who_comes_back_is_no_former_member_and_finds_their_card(cast: Cast, dialogue: OpenDialogue) -> None:
    facilitator = open_here(cast.facilitator, dialogue.id)
    acts.save_card(facilitator, my_id(facilitator), 0, {"expertise": "Maps of the river"})
    remove_member(open_here(cast.convenor, dialogue.id), cast.facilitator)
    members.add_member(open_here(cast.convenor, dialogue.id), cast.facilitator.id, ["a"])
    here = open_here(cast.facilitator, dialogue.id)
    page = client_of(cast.facilitator).get(base(dialogue)).content.decode()
    assert "former member" not in page and "Maps of the river" in page
    acts.save_card(here, my_id(here), 1, {"expertise": "Maps of the coast"})


def test_what_is_typed_into_a_card_is_kept_and_gone_once_saved(cast: Cast, dialogue: OpenDialogue) -> None:
    client = client_of(cast.convenor)
    keep = reverse("ui:autosave", args=[dialogue.id, "note.question."])
    assert client.post(keep, {"words": "Half a ques", "key": KEY}).status_code == 204
    address = f"{base(dialogue)}/questions"
    assert 'value="Half a ques"' in client.get(address).content.decode()
    assert client.post(f"{base(dialogue)}/cards/question", {"words": "Half a question?", "key": KEY}).status_code == 302
    assert 'Half a ques"' not in client.get(address).content.decode()


def test_whoever_erases_their_account_takes_all_they_said_of_themselves_along(
    cast: Cast, dialogue: OpenDialogue
) -> None:
    facilitator = open_here(cast.facilitator, dialogue.id)
    mine = my_id(facilitator)
    acts.save_card(facilitator, mine, 0, {"interests": "A canary in the mine"})
    acts.place(facilitator, mine, 0, 2, 2, "A canary on the hill")
    acts.save_card(dialogue, my_id(dialogue), 0, {"interests": "A book"})
    members.leave(open_here(cast.facilitator, dialogue.id))
    left = raws(dialogue.third)
    assert b"A canary" not in left and cast.facilitator.id.encode() not in left
    assert [card.interests for card in bodies(dialogue, TeamCard)] == ["A book"], "nobody else's"
