"""Compartments that not every member opens: who holds the key, who loses it, and what erasing leaves."""

import pytest

from cast import Cast, both, both_committed, open_here, remove_member
from tracktwo.people import colleagues
from tracktwo.process import dialogues, members, need_to_know
from tracktwo.process.access import OpenDialogue
from tracktwo.process.checking import check_account
from tracktwo.process.errors import Refused
from tracktwo.process.records import Member
from tracktwo.process.sealed import Payload, change, payload
from tracktwo.vault.models import Compartment, SealedRecord


@payload("test secret")
class Secret(Payload, frozen=True):
    """Something that lies in such a compartment."""

    words: str


def member_of(dialogue: OpenDialogue, account: str) -> str:
    return next(record.id for record in dialogue.members if record.body.account == account)


def written(dialogue: OpenDialogue, words: str) -> None:
    opened = need_to_know.open_scope(dialogue, "edges")
    assert opened
    with change(opened) as changing:
        changing.add(Secret(words=words))


def read(dialogue: OpenDialogue) -> list[str] | None:
    opened = need_to_know.open_scope(dialogue, "edges")
    return None if opened is None else [record.body.words for record in opened.folio().all(Secret)]


@both
def test_its_beginner_alone_opens_it_and_all_know_that_it_is_there(cast: Cast, dialogue: OpenDialogue) -> None:
    need_to_know.begin_scope(dialogue, "edges")
    written(dialogue, "named by A1")
    theirs = open_here(cast.facilitator, dialogue.id)
    assert read(theirs) is None
    assert need_to_know.card_of(theirs, "edges") is not None
    assert not any(words in str(theirs.third.folio().tags()) for words in ("named by", "test secret"))
    with pytest.raises(Refused):
        need_to_know.begin_scope(theirs, "edges")
    with pytest.raises(Refused):
        need_to_know.admit(theirs, "edges", member_of(theirs, cast.one_sided.id))


@both
def test_who_is_let_in_reads_it_and_who_is_shut_out_reads_nothing_new(cast: Cast, dialogue: OpenDialogue) -> None:
    need_to_know.begin_scope(dialogue, "edges")
    written(dialogue, "before")
    for actor in (cast.facilitator, cast.one_sided):
        need_to_know.admit(dialogue, "edges", member_of(dialogue, actor.id))
    assert read(open_here(cast.facilitator, dialogue.id)) == ["before"]
    here = open_here(cast.convenor, dialogue.id)
    need_to_know.shut_out(here, "edges", cast.facilitator.id)
    written(open_here(cast.convenor, dialogue.id), "after")
    assert read(open_here(cast.facilitator, dialogue.id)) is None
    assert read(open_here(cast.one_sided, dialogue.id)) == ["before", "after"]
    card = need_to_know.card_of(here, "edges")
    assert card
    assert cast.facilitator.id not in card.body.holders


@both
def test_a_member_without_an_account_cannot_be_let_in(dialogue: OpenDialogue) -> None:
    need_to_know.begin_scope(dialogue, "edges")
    members.note_member(dialogue, "T9")
    on_paper = next(record for record in dialogue.third.folio().all(Member) if not record.body.account)
    with pytest.raises(Refused):
        need_to_know.admit(dialogue, "edges", on_paper.id)


@both
def test_who_is_put_out_of_the_dialogue_loses_it_too(cast: Cast, dialogue: OpenDialogue) -> None:
    need_to_know.begin_scope(dialogue, "edges")
    need_to_know.admit(dialogue, "edges", member_of(dialogue, cast.facilitator.id))
    scope = need_to_know.card_of(dialogue, "edges")
    assert scope
    id = scope.body.compartment
    open_here(cast.facilitator, dialogue.id)
    before = Compartment.objects.get(pk=id).epoch
    remove_member(open_here(cast.convenor, dialogue.id), cast.facilitator)
    assert Compartment.objects.get(pk=id).epoch == before + 1
    written(open_here(cast.convenor, dialogue.id), "after")
    assert cast.facilitator.id not in need_to_know.card_of(open_here(cast.convenor, dialogue.id), "edges").body.holders


@both
def test_who_does_not_hold_it_puts_no_holder_out_but_may_erase_it(cast: Cast, dialogue: OpenDialogue) -> None:
    theirs = open_here(cast.facilitator, dialogue.id)
    need_to_know.begin_scope(theirs, "edges")
    here = open_here(cast.convenor, dialogue.id)
    with pytest.raises(Refused):
        members.remove_member(here, member_of(here, cast.facilitator.id))
    need_to_know.end_scope(here, "edges")
    assert need_to_know.card_of(here, "edges") is None
    members.remove_member(here, member_of(here, cast.facilitator.id))


@both
def test_who_alone_holds_it_does_not_leave_it_shut_for_ever(cast: Cast, dialogue: OpenDialogue) -> None:
    members.name_convenor(dialogue, member_of(dialogue, cast.facilitator.id))
    need_to_know.begin_scope(dialogue, "edges")
    with pytest.raises(Refused, match="alone hold"):
        members.leave(dialogue)
    need_to_know.admit(dialogue, "edges", member_of(dialogue, cast.facilitator.id))
    members.leave(dialogue)
    card = need_to_know.card_of(open_here(cast.facilitator, dialogue.id), "edges")
    assert card
    assert card.body.holders == [cast.facilitator.id]


@both
def test_erasing_leaves_no_row_and_no_key(cast: Cast, dialogue: OpenDialogue) -> None:
    opened = need_to_know.begin_scope(dialogue, "edges")
    written(dialogue, "named by A1")
    need_to_know.admit(dialogue, "edges", member_of(dialogue, cast.facilitator.id))
    theirs = open_here(cast.facilitator, dialogue.id)
    need_to_know.end_scope(open_here(cast.convenor, dialogue.id), "edges")
    assert not SealedRecord.objects.filter(compartment=opened.id).exists()
    assert read(open_here(cast.facilitator, dialogue.id)) is None
    assert opened.id not in open_here(cast.convenor, dialogue.id).person.keyring.held
    assert theirs.id == dialogue.id


@both
def test_erasing_a_dialogue_erases_what_its_eraser_could_not_open(cast: Cast, dialogue: OpenDialogue) -> None:
    theirs = open_here(cast.facilitator, dialogue.id)
    opened = need_to_know.begin_scope(theirs, "edges")
    dialogues.erase(open_here(cast.convenor, dialogue.id))
    assert not Compartment.objects.filter(pk=opened.id).exists()
    assert not SealedRecord.objects.filter(compartment=opened.id).exists()


@both_committed
def test_check_looks_at_it_too(cast: Cast, dialogue: OpenDialogue) -> None:
    opened = need_to_know.begin_scope(dialogue, "edges")
    written(dialogue, "named by A1")
    assert check_account(cast.convenor.name, cast.convenor.passphrase) == []
    row = SealedRecord.objects.filter(compartment=opened.id).last()
    assert row
    SealedRecord.objects.filter(pk=row.pk).update(body=bytes(row.body)[:-1] + b"x")
    assert check_account(cast.convenor.name, cast.convenor.passphrase)
    colleagues.receive(cast.convenor.person)
