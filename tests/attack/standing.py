"""What stands in an installation, as facts that can be compared: all that people can open, and what commands say."""

import tempfile
from pathlib import Path
from typing import Any

import page_acts
from acts import FILE, NAMES, NEW, NEW_CODE, PASSPHRASE
from django.http import HttpResponse

from tracktwo.people import accounts, backup, colleagues, sessions
from tracktwo.people.models import Account, BackupMade
from tracktwo.process.access import OpenDialogue, open_dialogue, readable_dialogues
from tracktwo.process.checking import check_account
from tracktwo.process.errors import NoAccess
from tracktwo.process.records import MeetingCard
from tracktwo.vault.compartment import Opened
from tracktwo.vault.models import Instrument, Shard, Ticket
from tracktwo.vault.volatile import has_shard

__all__ = ["look", "restart"]

Facts = dict[str, Any]


def look(folder: Path) -> Facts:
    """All of it; `problems` are what must never be."""
    facts: Facts = {"problems": []}
    for number, name in enumerate(NAMES, 1):
        facts[name] = _seen_by(name, f"00000-11111-22222-33333-4444{number}-5", facts["problems"])
    facts["accounts"] = Account.objects.count()
    facts["backup"] = _backed_up(folder / FILE, facts["problems"])
    facts["days of backups"] = BackupMade.objects.count()
    facts["a new backup"] = _new_backup() if facts["accounts"] else "nobody's"
    return facts


def restart() -> list[str]:
    """The server starts, and the convenor signs in: whether meetings stand open or closed."""
    sessions.end_every_one()
    client = page_acts.Browser(NAMES[0]).client
    assert client.get("/").status_code == 200
    account, secret = accounts.open_by_passphrase(NAMES[0], PASSPHRASE.format(NAMES[0]))
    dialogues = readable_dialogues(sessions.begin(HttpResponse(), account, secret, False))
    cards = [card.body for dialogue in dialogues for card in dialogue.third.folio().all(MeetingCard)]
    return ["open" if card.closed is None and has_shard(card.meeting) else "closed" for card in cards]


def _seen_by(name: str, code: str, problems: list[str]) -> Facts:
    passphrases = [text for text in (PASSPHRASE.format(name), NEW) if _opens(accounts.open_by_passphrase, name, text)]
    codes = [text for text in (code, NEW_CODE) if _opens(accounts.open_by_code, name, text)]
    seen: Facts = {"passphrases": passphrases, "codes": codes}
    if not passphrases:
        return seen
    problems += [f"{name}: {problem}" for problem in check_account(name, passphrases[0]) or []]
    account, secret = accounts.open_by_passphrase(name, passphrases[0])
    person = sessions.begin(HttpResponse(), account, secret, False)
    colleagues.receive(person)
    colleagues.prune(person)
    seen["code confirmed"] = person.keyring.code_confirmed
    seen["colleagues"] = sorted(colleague.name for colleague in person.keyring.colleagues.values())
    for id in person.keyring.dialogues:
        try:
            seen[id] = _dialogue(open_dialogue(person, id))
        except NoAccess:
            seen[id] = "not opened"
    return seen


def _opens(way: Any, name: str, text: str) -> bool:
    try:
        way(name, text)
    except accounts.NotOpened:
        return False
    return True


def _dialogue(dialogue: OpenDialogue) -> Facts:
    seen: Facts = {"third": _content(dialogue.third), "joint": _content(dialogue.joint)}
    for card in dialogue.third.folio().all(MeetingCard):
        id = card.body.meeting
        seen["meeting"] = "open" if card.body.closed is None else "closed"
        seen["shards"] = Shard.objects.filter(meeting=id).count()
        seen["tickets"] = Ticket.objects.filter(meeting=id).count()
        seen["sides with tickets"] = card.body.own_tickets
        seen["instruments"] = Instrument.objects.filter(meeting=id).count()
    meeting = dialogue.meeting
    if meeting is not None:
        seen["room"], seen["notes"] = _content(meeting.room), _content(meeting.third)
        for side in dialogue.sides:
            caucus = meeting.caucus(side.id)
            seen[side.id] = _content(caucus) if caucus else "not opened"
    return seen


def _content(part: Opened) -> list[str]:
    """Every record of a compartment, by type, version and id."""
    folio = part.folio()
    rows = folio._rows
    return sorted(f"{tag} {row.version} {id}" for tag in rows.tags() for id, row in rows.group(tag).items())


def _backed_up(file: Path, problems: list[str]) -> str:
    """Whether there is a backup that opens; one that is whole and opens for nobody is worse than none."""
    try:
        backup.verify(file)
    except backup.BadBackup:
        return "none"
    try:
        backup.verify(file, PASSPHRASE.format(NAMES[0]))
    except Exception as error:
        problems.append(f"the backup is whole and does not open: {type(error).__name__}")
    return "whole"


def _new_backup() -> str:
    with tempfile.TemporaryDirectory() as folder:
        try:
            backup.make(Path(folder) / "new")
        except backup.BadBackup as error:
            return str(error)
    return "made"
