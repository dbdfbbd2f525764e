"""Two people change the same record: the second sees both wordings, and nothing that was typed is lost."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from tracktwo.common.writing import number_in
from tracktwo.vault.compartment import Opened
from tracktwo.vault.errors import Conflict
from tracktwo.vault.folio import Record
from tracktwo.vault.payload import Payload

__all__ = ["save_over"]

P = TypeVar("P", bound=Payload)


def save_over(
    opened: Opened, kind: type[P], id: str, sent: Mapping[str, str], save: Callable[[int], object]
) -> Record[P] | None:
    """Save a form over the version of a record that it showed.

    Args:
        opened: the compartment of the record.
        kind: the record's payload type.
        id: the record's id.
        sent: the form as it was sent; its field `version` says which version it showed.
        save: writes the change over that version.

    Returns:
        None where it was saved. Otherwise the record as somebody else left it: the page answers 409 and shows its
        wording beside what was typed (`ui/both_wordings.html`), with its version in the form, so that saving once more
        replaces it knowingly.
    """
    try:
        save(number_in(sent.get("version", "")) or 0)
    except Conflict:
        opened.forget()
        return opened.folio().get(kind, id)
    return None
