"""Nominations, for whoever holds the key of their compartment."""

from collections.abc import Iterable

import msgspec

from tracktwo.common.storage import settle
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.need_to_know import card_of, open_scope
from tracktwo.process.sealed import Opened, Record, change

from ..pool.records import Prospect
from .records import SCOPE, Referral

__all__ = ["edges", "is_kept", "nominators", "note", "sweep"]


def is_kept(dialogue: OpenDialogue) -> bool:
    """Whether who named whom is kept at all, by whomever."""
    return card_of(dialogue, SCOPE) is not None


def edges(dialogue: OpenDialogue) -> list[Record[Referral]] | None:
    """Every nomination of somebody who is still in the pool, in the order in which they came; None without the key."""
    opened = open_scope(dialogue, SCOPE)
    return None if opened is None else _standing(dialogue, opened)


def nominators(dialogue: OpenDialogue) -> dict[str, list[str]] | None:
    """Who named each person, as ids; None for whoever does not hold the key."""
    records = edges(dialogue)
    if records is None:
        return None
    named_by: dict[str, list[str]] = {}
    for record in records:
        if record.body.nominator:
            named_by.setdefault(record.body.nominee, []).append(record.body.nominator)
    return named_by


def note(dialogue: OpenDialogue, pairs: Iterable[tuple[str, str]], wave: int = 0) -> int:
    """Keep nominations as (nominator or empty, nominee), each pair once; how many are new. Needs the key.

    Without a `wave` each stands one round after its nominator's own, where that is known.
    """
    opened = open_scope(dialogue, SCOPE)
    if opened is None:
        return 0
    new = 0
    with change(opened) as draft:
        day = journal.today()
        stand = {(each.nominator, each.nominee) for each in draft.bodies(Referral)}
        waves = _waves(draft.bodies(Referral))
        for nominator, nominee in pairs:
            if nominator == nominee or (nominator, nominee) in stand:
                continue
            stand.add((nominator, nominee))
            of = wave or (waves.get(nominator, 0) + 1 if nominator else 0)
            waves[nominee] = min(filter(None, (waves.get(nominee, 0), of)), default=0)
            draft.add(Referral(nominator=nominator, nominee=nominee, day=day, wave=of))
            new += 1
    return new


def sweep(dialogue: OpenDialogue) -> None:
    """Take those who are no longer in the pool out of the nominations, where this member holds the key.

    Who was named by them stays named, by somebody unknown.
    """
    opened = open_scope(dialogue, SCOPE)
    if opened is None:
        return
    stand = {record.id: record.body for record in _standing(dialogue, opened)}
    changed = [record for record in opened.folio().all(Referral) if stand.get(record.id) != record.body]
    if changed:
        with change(opened) as draft:
            for record in changed:
                if record.id in stand:
                    draft.replace(record, stand[record.id])
                else:
                    draft.remove(record)
        settle()


def _standing(dialogue: OpenDialogue, opened: Opened) -> list[Record[Referral]]:
    """Nominations as they are to be read now: without anybody whose record was erased."""
    here = {record.id for record in dialogue.third.folio().all(Prospect)}
    standing = []
    for record in opened.folio().all(Referral):
        if record.body.nominee in here:
            known = record.body.nominator in here
            body_now = record.body if known else msgspec.structs.replace(record.body, nominator="")
            standing.append(Record(record.id, record.version, record.born, body_now))
    return standing


def _waves(referrals: Iterable[Referral]) -> dict[str, int]:
    """The round in which each was first named."""
    first: dict[str, int] = {}
    for each in referrals:
        if each.wave:
            first[each.nominee] = min(first.get(each.nominee, each.wave), each.wave)
    return first
