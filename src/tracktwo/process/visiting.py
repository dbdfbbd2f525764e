"""An interpreter's side of their scope: a code is used up, and what it opened is what a browser holds from then on."""

from tracktwo.people.visits import Visitor
from tracktwo.vault.change import change
from tracktwo.vault.compartment import Opened, open_compartment
from tracktwo.vault.errors import Conflict, NoKey, NotThere
from tracktwo.vault.keys import Held
from tracktwo.vault.models import Compartment
from tracktwo.vault.volatile import meeting_of, open_ticket, redeem_ticket, ticket_mark

from . import journal
from .declarations import SeenText
from .interpreting import TICKET, SeenBoard
from .records import UsedTicket

__all__ = ["Interpreting", "enter", "open_visit"]


class Interpreting:
    """The scope as an interpreter's ticket opened it: there is no meeting here, and no dialogue."""

    def __init__(self, visitor: Visitor, scope: Opened) -> None:
        self.visitor, self.scope = visitor, scope

    @property
    def board(self) -> SeenBoard:
        """What the room sees.

        Raises:
            NotThere: nothing was copied here yet.
        """
        record = self.scope.folio().one(SeenBoard)
        if record is None:
            raise NotThere(SeenBoard.TAG)
        return record.body

    def text(self, card: str, part: str) -> SeenText:
        """One text.

        Raises:
            NotThere: its card is gone, or the room may not see it any more.
        """
        for text in self.board.texts:
            if (text.card, text.part) == (card, part):
                return text
        raise NotThere(card)


def enter(code: str) -> tuple[str, dict[str, Held]]:
    """Use one code of an interpreter's sheet up; the meeting, and what the code opens.

    As with a side's ticket, that it was used is written down before its row is deleted.

    Raises:
        NoKey: used, of another kind, void, closed or mistyped; the answer is always the same.
    """
    meeting = meeting_of(code, TICKET)
    opens = open_ticket(code, meeting, TICKET)
    scope = _scope(opens)
    if scope is None:
        raise NoKey("this code opens nothing here")
    try:
        with change(scope) as draft:
            draft.add(UsedTicket(), ticket_mark(code))
            journal.note(draft, "opened", "interpreter")
    except Conflict:
        raise NoKey("this code was used") from None
    return meeting, redeem_ticket(code, meeting, TICKET)


def open_visit(visitor: Visitor) -> Interpreting | None:
    """What a visitor's ticket opens now: nothing after they were put out or the meeting closed."""
    scope = _scope(visitor.held)
    return Interpreting(visitor, scope) if scope else None


def _scope(opens: dict[str, Held]) -> Opened | None:
    """The compartment of a ticket. Whoever altered its dialogue in the table would make it unreadable, no more."""
    for id, held in opens.items():
        row = Compartment.objects.filter(pk=id, epoch=held.epoch).first()
        if row is None:
            return None
        try:
            return open_compartment(id, row.dialogue, held)
        except NoKey:
            return None
    return None
