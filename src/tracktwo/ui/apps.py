from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "tracktwo.ui"
    label = "ui"

    def ready(self) -> None:
        from . import live

        live.listen()
