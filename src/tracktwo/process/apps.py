from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "tracktwo.process"
    label = "process"
