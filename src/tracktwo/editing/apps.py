from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "tracktwo.editing"
    label = "editing"

    def ready(self) -> None:
        # Payload types are known once their modules are: the command line imports no views.
        from . import autosave, undo  # noqa: F401
