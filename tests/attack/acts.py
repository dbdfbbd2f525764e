"""A process that does one act and is killed before its n-th write. Not a test by itself.

`acts.py NAME N` opens the prepared installation of `writer.py`, does the act, and ends by SIGKILL in place of the n-th
statement, file or overwriting; it prints `done` if there were fewer. `acts.py look` prints what stands there.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "promises"))

from writer import NAME, PASSPHRASE, open_all, ready, tell

NEW = "a passphrase of another day"


def killed_at(number: int) -> None:
    """Count statements that write, in both databases, and writes of files; die in place of the n-th."""
    left = number

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(execute: Any, sql: str, *about: Any) -> Any:
        if not sql.lstrip().upper().startswith(("SELECT", "PRAGMA TABLE", "EXPLAIN")):
            count()
        return execute(sql, *about)

    from django.db import connections, transaction

    from tracktwo.common import files
    from tracktwo.vault import volatile

    for connection in connections.all():
        connection.ensure_connection()
        connection.execute_wrappers.append(statement)
        commit = connection._commit

        def commit_or_die(commit: Any = commit) -> Any:
            count()
            return commit()

        connection._commit = commit_or_die
    for module, name in ((files, "_fill"), (volatile, "scrub")):
        real = getattr(module, name)

        def counted(*about: Any, real: Any = real) -> Any:
            count()
            return real(*about)

        setattr(module, name, counted)
    del transaction


def open_meeting() -> None:
    from tracktwo.process import meetings, schedule

    dialogue = open_all()
    meetings.close_meeting(dialogue.meeting)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, meetings.draw_sheets(["b"]))


def close_meeting() -> None:
    from tracktwo.process import meetings

    meetings.close_meeting(open_all().meeting)


def passphrase() -> None:
    from tracktwo.people import accounts

    account, secret = accounts.open_by_passphrase(NAME, PASSPHRASE)
    accounts.set_passphrase(account, secret, NEW)


def backed_up() -> None:
    from tracktwo.people import backup

    backup.make(Path(os.environ["TRACKTWO_DATA"]).with_name("made.backup"))


def erase() -> None:
    from tracktwo.process import dialogues

    dialogues.erase(open_all())


def private_round() -> None:
    from tracktwo.process.fields import MultilingualText
    from tracktwo.rooms.solve.predictions import acts, reads
    from tracktwo.rooms.solve.predictions.records import Question

    meeting = open_all().meeting
    acts.add_question(meeting, Question(kind="importance", words=MultilingualText("Water")))
    running, slips = acts.begin(meeting, {"a": 1, "b": 1})
    handed = reads.questionnaire_for(meeting, running.body)
    for slip in (mine[0] for mine in slips.values()):
        acts.submit(handed, slip, os.urandom(16), {})
    acts.close(meeting, running.id)


ACTS: dict[str, Callable[[], None]] = {
    "open a meeting": open_meeting,
    "close a meeting": close_meeting,
    "change the passphrase": passphrase,
    "back up": backed_up,
    "erase": erase,
    "private answers": private_round,
}


def look() -> None:
    """Either passphrase opens, nothing is altered, and an open meeting has its tickets."""
    from django.http import HttpResponse

    from tracktwo.people import accounts, sessions
    from tracktwo.process.access import readable_dialogues
    from tracktwo.process.checking import check_account
    from tracktwo.vault.models import Ticket
    from tracktwo.vault.volatile import has_shard

    for text in (PASSPHRASE, NEW):
        try:
            account, secret = accounts.open_by_passphrase(NAME, text)
        except accounts.NotOpened:
            continue
        tell("opened", text[:12])
        for problem in check_account(NAME, text) or []:
            tell("problem", problem)
        for dialogue in readable_dialogues(sessions.begin(HttpResponse(), account, secret, False)):
            meeting = dialogue.meeting
            if meeting is not None:
                wanted = 8 * len(meeting.card.own_tickets)
                left = Ticket.objects.filter(meeting=meeting.card.meeting).count()
                tell("meeting", f"{left}/{wanted}" if has_shard(meeting.card.meeting) else "without its shard")


if __name__ == "__main__":
    ready()
    if sys.argv[1] == "look":
        look()
    else:
        killed_at(int(sys.argv[2]))
        ACTS[sys.argv[1]]()
        tell("done", "")
