from django.apps import AppConfig


class RecruitConfig(AppConfig):
    name = "tracktwo.rooms.recruit"
    label = "recruit"

    def ready(self) -> None:
        from . import safeguards

        safeguards.declare()
