"""Settings of the public server. What may be chosen is an environment variable, listed in docs/settings.md."""

import os
from pathlib import Path

import dj_database_url

from tracktwo.common.settings import *  # noqa: F403
from tracktwo.common.settings import PACKAGE, SQLITE

DATA_DIR = Path(os.environ.get("TRACKTWO_CONSULT_DATA", "consultation-data")).resolve()
HOSTS = os.environ.get("TRACKTWO_CONSULT_HOSTS", "").split()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *HOSTS]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS]

# Folders whose pages have their templates beside them.
PARTS = ("contribute", "steward", "mapping")

INSTALLED_APPS = ["django.contrib.staticfiles", "tracktwo.consultation.apps.ConsultationConfig"]
MIDDLEWARE = [
    "tracktwo.common.headers.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "tracktwo.consultation.server.middleware.ErrorAnswers",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "tracktwo.consultation.server.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "common" / "templates", *(PACKAGE / "consultation" / part / "templates" for part in PARTS)],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "tracktwo.consultation.server.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "tracktwo.consultation.templatetags.consultation",
            ],
        },
    }
]
_url = os.environ.get("TRACKTWO_CONSULT_DATABASE_URL") or f"sqlite:///{DATA_DIR}/consultation.sqlite3"
_main = dj_database_url.parse(_url)
if _main["ENGINE"].endswith("sqlite3"):
    # An answer that was confirmed outlives a power cut: every commit reaches the disk.
    _main["OPTIONS"] = SQLITE | {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
    }
else:
    # A request has a thread of its own, so connections are kept in a pool, more than requests are worked on at a time.
    _main["OPTIONS"] = {"pool": {"min_size": 2, "max_size": 12, "timeout": 20}}
DATABASES = {"default": _main}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATICFILES_DIRS = [PACKAGE / "ui" / "static"]
CSRF_FAILURE_VIEW = "tracktwo.consultation.server.errors.stale_form"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
