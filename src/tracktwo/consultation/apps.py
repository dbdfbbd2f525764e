from django.apps import AppConfig
from django.core.signals import got_request_exception


class ConsultationConfig(AppConfig):
    name = "tracktwo.consultation"
    label = "consultation"

    def ready(self) -> None:
        from tracktwo.common import faults

        got_request_exception.connect(faults.log_fault, dispatch_uid="faults")
