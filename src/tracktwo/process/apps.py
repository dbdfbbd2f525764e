from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "tracktwo.process"
    label = "process"

    def ready(self) -> None:
        # Payload types are known once their modules are: the command line imports no views.
        from . import journal, records, release  # noqa: F401
