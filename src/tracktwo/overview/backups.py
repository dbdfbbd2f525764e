"""Backups from inside the program: made and verified in one act. Restoring stays a command."""

import datetime
import tempfile
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracktwo.people.backup import BadBackup, make
from tracktwo.people.models import BackupMade
from tracktwo.people.views import person_of
from tracktwo.process.access import OpenDialogue, readable_dialogues
from tracktwo.process.errors import Refused
from tracktwo.process.journal import chain, today

__all__ = ["backup", "is_due"]

# As often as a workshop's week turns.
DUE_AFTER = datetime.timedelta(days=7)
COMMANDS = ("tracktwo verify FILE --open", "tracktwo restore FILE")


@require_http_methods(["GET", "POST"])
def backup(request: HttpRequest) -> HttpResponse:
    """When the last backup was made and verified, and a new one: as a download, or into a folder of the server."""
    convened = [dialogue for dialogue in readable_dialogues(person_of(request)) if dialogue.me.convenor]
    if not convened:
        raise Refused(_("Backups are sealed to convenors. Only a convenor makes one here."))
    folder, problem = request.POST.get("folder", "").strip(), ""
    if request.method == "POST":
        try:
            if request.POST.get("how") == "download":
                return _download()
            _write_to(folder)
            return redirect("overview:backup")
        except (BadBackup, OSError) as error:
            problem = str(error)
        except Refused as refused:
            problem = str(refused)
    context = {
        "last": BackupMade.objects.order_by("-day").first(),
        "backups": BackupMade.objects.order_by("-day"),
        "due": is_due(convened),
        "folder": folder,
        "problem": problem,
        "commands": COMMANDS,
    }
    return render(request, "overview/backup.html", context, status=422 if problem else 200)


def _download() -> HttpResponse:
    """Made on this disk, where it is read back and compared, then sent; the file on the disk is removed."""
    with tempfile.TemporaryDirectory(prefix="backup-", dir=settings.DATA_DIR) as folder:
        file = Path(folder) / _name()
        make(file)
        response = HttpResponse(file.read_bytes(), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{_name()}"'
    return response


def _write_to(folder: str) -> None:
    path = Path(folder)
    if not folder or not path.is_absolute() or not path.is_dir():
        raise Refused(_("Give the full path of a folder that exists on the machine of the program."))
    number = 1
    while (path / _name(number)).exists():
        number += 1
    make(path / _name(number))


def _name(number: int = 1) -> str:
    """It says that it is a backup of this program and of which day, and no name of a dialogue."""
    suffix = f"-{number}" if number > 1 else ""
    return f"tracktwo-{today().isoformat()}{suffix}.backup"


def is_due(dialogues: list[OpenDialogue]) -> bool:
    """Whether a backup is due: none was made for a week, and something real is convened here for as long."""
    begun = [
        chain(dialogue.third.folio())[0].day
        for dialogue in dialogues
        if dialogue.me.convenor and not dialogue.card.fiction
    ]
    if not begun:
        return False
    # A day to come is of a clock that stood ahead: it must not keep the reminder away until then.
    made = BackupMade.objects.filter(day__lte=today()).order_by("-day")
    last = made.values_list("day", flat=True).first()
    return today() - max(min(begun), last or datetime.date.min) > DUE_AFTER
