"""Whose card it is: members of the third party by their codes, those who left among them."""

from dataclasses import dataclass

from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere
from tracktwo.process.records import FormerMember, Member
from tracktwo.process.sealed import Record

__all__ = ["Teammate", "former", "holder_of", "may_write", "me", "team", "teammate"]


@dataclass(frozen=True)
class Teammate:
    """A member as pages show them, by the `id` of the membership, or for who left by that of what is kept of them.

    `writes`: whether whoever asks may write for them; `mine`: whether it is they.
    """

    holder: str
    code: str
    id: str = ""
    writes: bool = False
    mine: bool = False
    left: bool = False


def holder_of(member: Record[Member]) -> str:
    """Under which id a member's own cards are kept: the account, or the membership where there is none."""
    return member.body.account or member.id


def may_write(dialogue: OpenDialogue, member: Record[Member]) -> bool:
    """Members write about themselves. For who works without an account here, a colleague enters their paper."""
    return member.body.account in ("", dialogue.person.id)


def team(dialogue: OpenDialogue) -> list[Teammate]:
    """The members of the third party: oneself first, then in the order in which they came."""
    mates = [
        Teammate(
            holder_of(member),
            member.body.name,
            member.id,
            writes=may_write(dialogue, member),
            mine=member.body.account == dialogue.person.id,
        )
        for member in dialogue.members
    ]
    return sorted(mates, key=lambda mate: not mate.mine)


def me(dialogue: OpenDialogue) -> Teammate:
    """Whoever asks."""
    return next(mate for mate in team(dialogue) if mate.mine)


def teammate(dialogue: OpenDialogue, id: str) -> Teammate:
    """A present member, by the id of the membership.

    Raises:
        NotThere: nobody of the third party has this id.
    """
    for mate in team(dialogue):
        if mate.id == id:
            return mate
    raise NotThere("member")


def former(dialogue: OpenDialogue) -> list[Teammate]:
    """Who was put out and is not back, by the record that says so."""
    present = {mate.holder for mate in team(dialogue)}
    left = {record.body.holder: record for record in dialogue.third.folio().all(FormerMember)}
    return [
        Teammate(holder, record.body.code, record.id, left=True)
        for holder, record in left.items()
        if holder not in present
    ]
