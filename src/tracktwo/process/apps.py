from typing import Any

from django.apps import AppConfig

from tracktwo.common import storage


class ProcessConfig(AppConfig):
    name = "tracktwo.process"
    label = "process"

    def ready(self) -> None:
        # Declaring the rooms also makes every payload type known: the command line imports no views.
        from tracktwo.vault.volatile import destroyed

        from . import interpreting, journal, records, release, rooms  # noqa: F401  each makes itself known by being imported
        from .sealed import changed

        changed.connect(_written, dispatch_uid="written")
        destroyed.connect(_written, dispatch_uid="destroyed")
        rooms.install()
        interpreting.install()


def _written(**about: Any) -> None:
    storage.written()
