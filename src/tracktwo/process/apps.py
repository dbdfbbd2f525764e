from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "tracktwo.process"
    label = "process"

    def ready(self) -> None:
        # Declaring the rooms also makes every payload type known: the command line imports no views.
        from . import journal, records, release, rooms  # noqa: F401

        rooms.install()
