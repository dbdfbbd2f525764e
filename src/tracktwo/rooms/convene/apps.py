from django.apps import AppConfig


class ConveneConfig(AppConfig):
    name = "tracktwo.rooms.convene"
    label = "convene"

    def ready(self) -> None:
        from . import records, safeguards  # noqa: F401  its payload types are known from here on

        safeguards.declare()
