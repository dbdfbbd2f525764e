"""The next version of an idea: written in a meeting with its reason, and released by every side in these words."""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process import journal, release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.sealed import Record, change, change_all, digest_of

from .reads import draft_of, idea
from .records import IdeaDraft, IdeaVersion

__all__ = ["about", "release_version", "write"]

NEWER = gettext_lazy("Every side has released a newer wording meanwhile. Read it first; yours is still here.")


def write(meeting: OpenMeeting, version: int, draft: IdeaDraft) -> None:
    """Write the next wording. `version` is that of the draft's record as the form showed it, 0 for none.

    Raises:
        Conflict: somebody wrote at the same time.
        NotThere: nothing that every side released has this id.
        Refused: the idea has a newer wording by now, or nothing was changed.
    """
    standing = idea(meeting.dialogue, draft.idea).newest
    if draft.after != standing.number:
        raise Refused(str(NEWER))
    if (draft.title, draft.wording) == (standing.title, standing.wording):
        raise Refused(gettext("These are the words that stand. Change them, or leave them."))
    with acting(meeting.room, gettext_noop("next wording of an idea")) as changing:
        before = next((each for each in changing.folio.all(IdeaDraft) if each.body.idea == draft.idea), None)
        if before is None:
            if version:
                raise Conflict(IdeaDraft.TAG)
            changing.add(draft)
        elif before.body != draft:
            changing.replace(changing.fresh(IdeaDraft, before.id, version), draft)


def about(draft: IdeaDraft) -> bytes:
    """What is consented to: the idea, which version this is, its words, and the reason."""
    texts = [*draft.title.texts, *draft.wording.texts, *draft.reason.texts]
    return digest_of("version", draft.idea, draft.after, *texts)


def release_version(meeting: OpenMeeting, side: str, id: str, sent: Mapping[str, str]) -> bool:
    """A side releases exactly the wording it was shown, or takes its release back; True once every side has.

    Raises:
        Conflict: the words changed since they were shown.
        NoKey: the side's own scope is not open here.
        Refused: there is no draft, or a newer version was released meanwhile.
    """
    record = draft_of(meeting, id)
    if record is None:
        raise Refused(gettext("There is no text yet."))
    wording = about(record.body)
    if sent.get("wording") != wording.hex():
        raise Conflict(IdeaDraft.TAG)
    if sent.get("withdraw"):
        release.withdraw(meeting, side, wording)
        return False
    release.consent(meeting, side, wording)
    if not release.agreed(meeting, wording):
        return False
    _publish(meeting, record)
    return True


def _publish(meeting: OpenMeeting, record: Record[IdeaDraft]) -> None:
    draft, dialogue = record.body, meeting.dialogue
    with change_all(dialogue.joint, dialogue.third) as (joint, third):
        numbers = [each.number for each in joint.bodies(IdeaVersion) if each.idea == draft.idea]
        if max(numbers, default=1) != draft.after:
            raise Refused(
                gettext("Every side has released a newer wording meanwhile. Read it first; yours is still here.")
            )
        joint.add(IdeaVersion(draft.idea, draft.after + 1, draft.title, draft.wording, draft.reason))
        journal.note(joint, "released", "side")
        journal.note(third, "released", "side")
    with change(meeting.room) as changing:
        changing.remove(changing.folio.get(IdeaDraft, record.id))
