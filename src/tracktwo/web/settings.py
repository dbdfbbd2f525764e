"""Settings. What an installation may choose is an environment variable, listed in docs/settings.md."""

import os
import secrets
from pathlib import Path

import dj_database_url

PACKAGE = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("TRACKTWO_DATA", "data")).resolve()
# No page ever shows values of a failed request, not even to the person who runs the server.
DEBUG = False
# Signs nothing that must survive a restart: forms' tokens alone.
SECRET_KEY = secrets.token_urlsafe(48)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *os.environ.get("TRACKTWO_HOSTS", "").split()]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in os.environ.get("TRACKTWO_HOSTS", "").split()]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "tracktwo.vault.apps.VaultConfig",
    "tracktwo.people.apps.PeopleConfig",
    "tracktwo.process.apps.ProcessConfig",
    "tracktwo.matter.apps.MatterConfig",
    "tracktwo.ui.apps.UiConfig",
    "tracktwo.rooms.recruit",
    "tracktwo.rooms.prepare",
    "tracktwo.rooms.convene",
    "tracktwo.rooms.solve",
]
MIDDLEWARE = [
    "tracktwo.ui.middleware.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "tracktwo.ui.middleware.trouble",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tracktwo.people.middleware.person",
]
ROOT_URLCONF = "tracktwo.web.urls"
ASGI_APPLICATION = "tracktwo.web.asgi.application"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "tracktwo.ui.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "tracktwo.ui.templatetags.tracktwo",
            ],
        },
    }
]

_sqlite = {
    "timeout": 20,
    # Without it, read-then-write transactions that overlap fail instead of waiting.
    "transaction_mode": "IMMEDIATE",
}
_main = dj_database_url.parse(os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR}/tracktwo.sqlite3")
if _main["ENGINE"].endswith("sqlite3"):
    _main["OPTIONS"] = _sqlite | {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
    }
VOLATILE_DIR = Path(os.environ.get("TRACKTWO_VOLATILE", DATA_DIR / "volatile")).resolve()
DATABASES = {
    "default": _main,
    # Shards and tickets. Always SQLite: PostgreSQL keeps deleted values in heap and log. docs/security.md says more.
    "volatile": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VOLATILE_DIR / "volatile.sqlite3",
        "OPTIONS": _sqlite
        | {"init_command": "PRAGMA journal_mode=PERSIST; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"},
    },
}
DATABASE_ROUTERS = ["tracktwo.vault.router.Router"]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [PACKAGE / "ui" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Strict"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "tracktwo.ui.errors.stale_form"
SECURE_CONTENT_TYPE_NOSNIFF = True

# Forms are text alone; nothing that is sent here may touch the disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
# The application limits bodies before Django reads them (web/asgi.py); this is the net below.
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
FORM_RENDERER = "tracktwo.ui.renderer.FormRenderer"
# Nothing is logged but the kind of a fault and where in the program it happened: no path, no message, no value.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"bare": {"format": "%(message)s"}},
    "handlers": {
        "none": {"class": "logging.NullHandler"},
        "errors": {"class": "logging.StreamHandler", "formatter": "bare"},
    },
    "loggers": {
        **{name: {"handlers": ["none"], "propagate": False} for name in ("django", "asyncio", "fontTools", "fpdf")},
        "tracktwo": {"handlers": ["errors"], "propagate": False},
    },
}
