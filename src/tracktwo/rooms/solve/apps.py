from django.apps import AppConfig


class SolveConfig(AppConfig):
    name = "tracktwo.rooms.solve"
    label = "solve"

    def ready(self) -> None:
        from . import safeguards, walls

        safeguards.declare()
        walls.declare()
