from django.apps import AppConfig


class MatterConfig(AppConfig):
    name = "tracktwo.matter"
    label = "matter"

    def ready(self) -> None:
        # Payload types are known once their modules are: the command line imports no views.
        from . import concerns, drafts, issues, ladder, options, packages, predictions, texts, undo, words  # noqa: F401
