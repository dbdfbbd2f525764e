from django.apps import AppConfig


class ConveneConfig(AppConfig):
    name = "tracktwo.rooms.convene"
    label = "convene"

    def ready(self) -> None:
        from . import safeguards

        safeguards.declare()
