"""Backups are safe to lose: a convenor who was put out has no way back onto the list of those who open them."""

from pathlib import Path

import pytest

from cast import Cast, begin_dialogue, both_committed, make_cast, open_here, remove_member, sign_in
from tracktwo.people import accounts, backup, colleagues, roster
from tracktwo.people.colleagues import Parcel
from tracktwo.people.models import Account
from tracktwo.process import members
from tracktwo.process.access import OpenDialogue

pytestmark = both_committed
LATER = "a passphrase of day {}"


@pytest.fixture
def people(data_folder: Path) -> tuple[Cast, OpenDialogue]:
    """Two convenors; the facilitator was named by the first."""
    cast = make_cast()
    dialogue = begin_dialogue(cast)
    (member,) = [record for record in dialogue.members if record.body.account == cast.facilitator.id]
    members.name_convenor(dialogue, member.id)
    open_here(cast.facilitator, dialogue.id)
    assert open_here(cast.facilitator, dialogue.id).person.keyring.roster is not None
    return cast, open_here(cast.convenor, dialogue.id)


def changed_often(cast: Cast) -> str:
    """Whoever was put out still has an account, and changes its passphrase: the last one."""
    passphrase = cast.facilitator.passphrase
    for day in range(4):
        account, secret = accounts.open_by_passphrase(cast.facilitator.name, passphrase)
        sign_in(account.id, secret)
        passphrase = LATER.format(day)
        accounts.set_passphrase(account, secret, passphrase)
    return passphrase


def test_a_new_passphrase_publishes_no_list_of_those_who_were_put_out(
    people: tuple[Cast, OpenDialogue], tmp_path: Path
) -> None:
    cast, dialogue = people
    remove_member(dialogue, cast.facilitator)
    published = roster.stored()
    passphrase = changed_often(cast)
    assert roster.stored() == published
    backup.make(tmp_path / "after")
    assert backup.verify(tmp_path / "after", cast.convenor.passphrase) > 0
    with pytest.raises(accounts.NotOpened):
        backup.verify(tmp_path / "after", passphrase)


def test_a_list_that_could_not_be_written_is_written_at_the_next_sign_in(
    people: tuple[Cast, OpenDialogue], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk was full when the convenor was put out; meanwhile that one publishes all they can."""
    cast, dialogue = people
    with monkeypatch.context() as patched:
        patched.setattr(roster, "write_stored", full)
        remove_member(dialogue, cast.facilitator)
    passphrase = changed_often(cast)
    theirs = sign_in(cast.facilitator.id, accounts.open_by_passphrase(cast.facilitator.name, passphrase)[1])[0]
    colleagues.hand_over(theirs, cast.convenor.id, Parcel("", roster=theirs.keyring.roster))
    here = open_here(cast.convenor, dialogue.id).person
    assert here.keyring.roster is not None
    assert cast.facilitator.id not in here.keyring.roster.convenors, "nor do they hand their own list to others"
    sign_in(cast.convenor.id, cast.convenor.secret)
    backup.make(tmp_path / "after")
    with pytest.raises(accounts.NotOpened):
        backup.verify(tmp_path / "after", passphrase)
    assert Account.objects.filter(pk=cast.facilitator.id).exists()


def full(content: bytes) -> None:
    raise OSError(28, "No space left on device")


def test_who_changed_their_passphrase_before_the_new_list_reached_them_opens_the_next_backup(
    people: tuple[Cast, OpenDialogue], tmp_path: Path
) -> None:
    cast, dialogue = people
    (member,) = [record for record in dialogue.members if record.body.account == cast.one_sided.id]
    members.name_convenor(dialogue, member.id)
    open_here(cast.one_sided, dialogue.id)
    remove_member(open_here(cast.convenor, dialogue.id), cast.facilitator)
    # Recovering by the code happens before anything that was handed over is taken in.
    account, secret = accounts.open_by_code(cast.one_sided.name, cast.one_sided.code)
    cast.one_sided.secret = accounts.set_passphrase(account, secret, LATER)
    _, cast.one_sided.cookie = sign_in(account.id, cast.one_sided.secret)
    open_here(cast.one_sided, dialogue.id)
    backup.make(tmp_path / "after")
    assert backup.verify(tmp_path / "after", LATER) > 0
    assert backup.verify(tmp_path / "after", cast.convenor.passphrase) > 0
    assert not colleagues.is_roster_altered(open_here(cast.convenor, dialogue.id).person)
