from django.apps import AppConfig


class PrepareConfig(AppConfig):
    name = "tracktwo.rooms.prepare"
    label = "prepare"

    def ready(self) -> None:
        from . import safeguards

        safeguards.declare()
