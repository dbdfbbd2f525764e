"""Who of the third party holds a statement: the id of a member's record stands in it, and a code on the page."""

from django.utils.translation import gettext

from .access import OpenDialogue
from .errors import NoAccess
from .records import FormerMember, Member
from .sealed import Record

__all__ = ["holder_choices", "holder_name", "my_record"]


def my_record(dialogue: OpenDialogue) -> Record[Member]:
    """The record of the member at hand, whose id stands as holder in what they note.

    Raises:
        NoAccess: this person is no member of the third party.
    """
    for member in dialogue.members:
        if member.body.account == dialogue.person.id:
            return member
    raise NoAccess(dialogue.id)


def holder_name(dialogue: OpenDialogue, holder: str) -> str:
    """The code of the member who holds a statement, whether they are still here or not."""
    names = {member.id: member.body.name for member in dialogue.members}
    former = {record.body.membership: record.body.code for record in dialogue.third.folio().all(FormerMember)}
    if holder in former:
        return gettext("%(code)s, former member") % {"code": former[holder]}
    return names.get(holder) or gettext("a former colleague")


def holder_choices(dialogue: OpenDialogue) -> list[tuple[str, str]]:
    """The members as choices of a form, the one at hand first: notes of a colleague are entered from paper, too."""
    mine = my_record(dialogue)
    others = [member for member in dialogue.members if member.id != mine.id]
    return [(member.id, member.body.name) for member in (mine, *others)]
