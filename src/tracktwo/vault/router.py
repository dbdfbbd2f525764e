"""Which database a model lives in: whatever must truly go away in the volatile store, all else in the main one."""

from typing import Any

from django.db.models import Model

from .models import Instrument, Lodged, Shard, Slot, Ticket
from .volatile import ALIAS

__all__ = ["Router"]

VOLATILE = {model._meta.model_name for model in (Instrument, Lodged, Shard, Slot, Ticket)}


class Router:
    """Django's database router."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return ALIAS if self._volatile(model._meta.app_label, model._meta.model_name) else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool | None:
        return (db == ALIAS) == self._volatile(app_label, model_name)

    def _volatile(self, app_label: str, model_name: str | None) -> bool:
        return app_label == "vault" and model_name in VOLATILE
