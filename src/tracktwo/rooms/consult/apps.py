from django.apps import AppConfig


class ConsultConfig(AppConfig):
    name = "tracktwo.rooms.consult"
    label = "consult"

    def ready(self) -> None:
        from . import safeguards, walls

        safeguards.declare()
        walls.declare()
