"""What every page of this part is drawn with."""

from typing import Any

from tracktwo.editing.undo import last_step
from tracktwo.process.access import OpenDialogue

__all__ = ["frame"]


def frame(dialogue: OpenDialogue, page: str) -> dict[str, Any]:
    """The context that the tabs of this part are drawn from; `page` is the one that is open."""
    return {"dialogue": dialogue, "page": page, "last": last_step(dialogue.third.folio())}
