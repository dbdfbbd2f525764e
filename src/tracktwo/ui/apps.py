from django.apps import AppConfig
from django.core.signals import got_request_exception


class UiConfig(AppConfig):
    name = "tracktwo.ui"
    label = "ui"

    def ready(self) -> None:
        from tracktwo.common import faults

        from . import live

        live.listen()
        got_request_exception.connect(faults.log_fault, dispatch_uid="errors")
