from django.apps import AppConfig


class MatterConfig(AppConfig):
    name = "tracktwo.matter"
    label = "matter"
