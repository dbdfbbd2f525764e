"""The shelf: lessons of every dialogue of this installation, under a key that belongs to none of them."""

import pytest

from cast import Cast, begin_dialogue, both, open_here
from samples import raws
from tracktwo.people import colleagues
from tracktwo.process import dialogues, members, shelf
from tracktwo.process.access import OpenDialogue, list_dialogues
from tracktwo.process.errors import NotThere
from tracktwo.process.shelf import ShelfLesson, on_shelf, put_on_shelf
from tracktwo.vault.models import Compartment

pytestmark = both
WORDS = "Stop the programme when a word stops the room"


def on_it(actor: object) -> list[str]:
    """The words on the shelf as this actor's next request finds them."""
    colleagues.receive(actor.person)  # type: ignore[attr-defined]
    return [each.record.body.words for each in on_shelf(actor.person)]  # type: ignore[attr-defined]


def test_a_lesson_of_one_dialogue_is_found_from_another(cast: Cast, dialogue: OpenDialogue) -> None:
    """`charlie` is in no dialogue of the convenor's, and reads the lesson all the same."""
    put_on_shelf(dialogue.person, ShelfLesson(words=WORDS))
    assert on_it(cast.charlie) == [WORDS]
    assert list_dialogues(cast.charlie.person) == ([], 0)


def test_who_was_handed_no_key_reads_nothing(cast: Cast, dialogue: OpenDialogue) -> None:
    put_on_shelf(dialogue.person, ShelfLesson(words=WORDS))
    assert on_it(cast.outsider) == []


def test_the_key_goes_on_from_colleague_to_colleague(cast: Cast, dialogue: OpenDialogue) -> None:
    put_on_shelf(dialogue.person, ShelfLesson(words=WORDS))
    assert on_it(cast.charlie) == [WORDS]
    code = colleagues.invite(cast.charlie.person, "the outsider")
    colleagues.accept(code, cast.outsider.person)
    colleagues.arrived(cast.charlie.person)
    assert on_it(cast.outsider) == []
    shelf.hand_on(cast.charlie.person)
    assert on_it(cast.outsider) == [WORDS]


def test_whoever_is_let_into_a_dialogue_is_handed_the_shelf(cast: Cast) -> None:
    begun = begin_dialogue(cast)
    put_on_shelf(begun.person, ShelfLesson(words=WORDS))
    members.add_member(open_here(cast.convenor, begun.id), cast.charlie.id, ["a"])
    assert on_it(cast.charlie) == [WORDS]


def test_two_shelves_begun_apart_are_read_as_one(cast: Cast, dialogue: OpenDialogue) -> None:
    put_on_shelf(cast.outsider.person, ShelfLesson(words="Begin later in the day"))
    put_on_shelf(dialogue.person, ShelfLesson(words=WORDS))
    code = colleagues.invite(cast.outsider.person, "charlie")
    colleagues.accept(code, cast.charlie.person)
    colleagues.arrived(cast.outsider.person)
    shelf.hand_on(cast.outsider.person)
    assert on_it(cast.charlie) == ["Begin later in the day", WORDS]


def test_it_outlives_the_dialogue_and_holds_nothing_of_it(cast: Cast, dialogue: OpenDialogue) -> None:
    put_on_shelf(dialogue.person, ShelfLesson(words=WORDS, choice="series"))
    (each,) = on_shelf(dialogue.person)
    stored = raws(each.shelf)
    card = dialogue.card
    for trace in (dialogue.id, card.code_name, card.third_party, "the convenor", *card.sides[0].name.texts[:2]):
        assert trace.encode() not in stored
    dialogues.erase(dialogue)
    assert on_it(cast.facilitator) == [WORDS]


def test_its_row_cannot_be_told_from_those_of_dialogues(dialogue: OpenDialogue) -> None:
    before = set(Compartment.objects.values_list("pk", flat=True))
    put_on_shelf(dialogue.person, ShelfLesson(words=WORDS))
    (row,) = Compartment.objects.exclude(pk__in=before)
    assert len(row.dialogue) == len(dialogue.id) and shelf.SHELF not in row.dialogue


def test_the_same_words_lie_there_once(dialogue: OpenDialogue) -> None:
    first = put_on_shelf(dialogue.person, ShelfLesson(words=WORDS))
    assert put_on_shelf(dialogue.person, ShelfLesson(words=WORDS)) == first
    assert len(on_shelf(dialogue.person)) == 1


def test_nobody_is_handed_the_key_twice(cast: Cast, dialogue: OpenDialogue) -> None:
    put_on_shelf(dialogue.person, ShelfLesson(words=WORDS))
    head = Compartment.objects.get(pk=on_shelf(dialogue.person)[0].shelf.id).head
    shelf.hand_on(dialogue.person)
    assert Compartment.objects.get(pk=on_shelf(dialogue.person)[0].shelf.id).head == head


def test_who_cites_it_is_not_noted(dialogue: OpenDialogue) -> None:
    id = put_on_shelf(dialogue.person, ShelfLesson(words=WORDS))
    assert shelf.mark_used(dialogue.person, id).words == WORDS
    (each,) = on_shelf(dialogue.person)
    assert each.record.body == ShelfLesson(words=WORDS, used=True)


def test_what_is_taken_off_is_gone_for_everybody(cast: Cast, dialogue: OpenDialogue) -> None:
    id = put_on_shelf(dialogue.person, ShelfLesson(words=WORDS))
    shelf.take_off_shelf(dialogue.person, id)
    assert on_it(cast.charlie) == []
    with pytest.raises(NotThere):
        shelf.take_off_shelf(dialogue.person, id)
