"""What a writer to the database alters is said, and one dialogue's damage stays its own."""

import pytest

from cast import Cast, begin_dialogue, both, client_of, remove_member
from tracktwo.process.access import OpenDialogue
from tracktwo.process.checking import check_account
from tracktwo.process.shelf import ShelfLesson, put_on_shelf
from tracktwo.vault import snapshot
from tracktwo.vault.models import Compartment, EpochLink, SealedRecord

pytestmark = both


def rows_of(dialogue: OpenDialogue) -> object:
    return SealedRecord.objects.filter(compartment__in=[dialogue.third.id, dialogue.joint.id])


def damage(dialogue: OpenDialogue, what: str) -> None:
    if what == "a row":
        rows_of(dialogue).update(body=b"x" * 300)
    elif what == "a row is gone":
        rows_of(dialogue).first().delete()
    elif what == "the links":
        EpochLink.objects.filter(compartment__in=[dialogue.third.id, dialogue.joint.id]).delete()
    elif what == "the head":
        Compartment.objects.filter(pk=dialogue.joint.id).update(seal=b"x" * 300)
    else:
        Compartment.objects.filter(pk=dialogue.joint.id).update(head=10**6)
    snapshot._kept.clear()


@pytest.mark.parametrize("what", ["a row", "a row is gone", "the links", "the head", "the count"])
def test_one_damaged_dialogue_leaves_the_page_of_the_others(cast: Cast, dialogue: OpenDialogue, what: str) -> None:
    other = begin_dialogue(cast)
    remove_member(dialogue, cast.one_sided)
    client = client_of(cast.convenor)
    before = client.get("/").content.decode()
    assert f"/d/{dialogue.id}/" in before
    assert "cannot be shown" not in before
    damage(dialogue, what)
    answer = client.get("/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f"/d/{other.id}/" in page
    assert f"/d/{dialogue.id}/" not in page
    assert "1 dialogue cannot be shown" in page
    assert client.get(f"/d/{dialogue.id}/").status_code == 500
    problems = check_account(cast.convenor.name, cast.convenor.passphrase)
    assert problems
    assert not any(other.joint.id[:8] in problem for problem in problems)


def test_check_says_that_a_foreign_row_waits_beyond_the_head(cast: Cast, dialogue: OpenDialogue) -> None:
    assert check_account(cast.convenor.name, cast.convenor.passphrase) == []
    row = rows_of(dialogue).values().first()
    SealedRecord.objects.create(**row | {"id": "f" * 32, "seq": dialogue.joint.folio().head + 40})
    (problem,) = check_account(cast.convenor.name, cast.convenor.passphrase)
    assert "somebody else" in problem


def test_check_trusts_nothing_that_memory_kept(cast: Cast, dialogue: OpenDialogue) -> None:
    dialogue.joint.folio()
    rows_of(dialogue).filter(compartment=dialogue.joint.id).update(body=b"x" * 300)
    assert check_account(cast.convenor.name, cast.convenor.passphrase)


def test_check_looks_at_the_shelf_as_well(cast: Cast, dialogue: OpenDialogue) -> None:
    put_on_shelf(cast.convenor.person, ShelfLesson(words="Begin with a walk"))
    of_dialogues = (dialogue.third.id, dialogue.joint.id)
    assert check_account(cast.convenor.name, cast.convenor.passphrase) == []
    shelf = next(id for id in cast.convenor.person.keyring.held if id not in of_dialogues)
    SealedRecord.objects.filter(compartment=shelf).update(body=b"x" * 300)
    (problem,) = check_account(cast.convenor.name, cast.convenor.passphrase)
    assert problem.startswith(shelf[:8])
