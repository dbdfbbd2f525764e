"""Both servers' applications at once, for the type checker alone: no server is ever started with it."""

from tracktwo.web.settings import *  # noqa: F403
from tracktwo.web.settings import INSTALLED_APPS as SEALED

INSTALLED_APPS = [*SEALED, "tracktwo.consultation.apps.ConsultationConfig"]
