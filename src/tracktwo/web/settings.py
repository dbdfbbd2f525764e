"""Settings. What an installation may choose is an environment variable, listed in docs/settings.md."""

import os
from pathlib import Path

import dj_database_url

from tracktwo.common.settings import *  # noqa: F403
from tracktwo.common.settings import PACKAGE, SQLITE

DATA_DIR = Path(os.environ.get("TRACKTWO_DATA", "data")).resolve()
# The name of this installation joins them when it is served (web/asgi.py). Addresses and `localhost` do not: a cookie
# set under them is sent to every other server on this machine.
ALLOWED_HOSTS = os.environ.get("TRACKTWO_HOSTS", "").split()
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in os.environ.get("TRACKTWO_HOSTS", "").split()]

# The rooms in the order of the work. This order drives navigation, the list of safeguards, documentation and tests.
ROOMS = [
    "tracktwo.rooms.enter",
    "tracktwo.rooms.recruit",
    "tracktwo.rooms.prepare",
    "tracktwo.rooms.convene",
    "tracktwo.rooms.solve",
    "tracktwo.rooms.consult",
    "tracktwo.rooms.transfer",
    "tracktwo.rooms.reflect",
]
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "tracktwo.vault.apps.VaultConfig",
    "tracktwo.people.apps.PeopleConfig",
    "tracktwo.process.apps.ProcessConfig",
    "tracktwo.editing.apps.EditingConfig",
    "tracktwo.ui.apps.UiConfig",
    "tracktwo.overview",
    *ROOMS,
]
MIDDLEWARE = [
    "tracktwo.common.headers.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "tracktwo.ui.middleware.trouble",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tracktwo.people.middleware.person",
]
ROOT_URLCONF = "tracktwo.web.urls"
ASGI_APPLICATION = "tracktwo.web.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "common" / "templates"],
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

_main = dj_database_url.parse(os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR}/tracktwo.sqlite3")
if _main["ENGINE"].endswith("sqlite3"):
    _main["OPTIONS"] = SQLITE | {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
    }
VOLATILE_DIR = Path(os.environ.get("TRACKTWO_VOLATILE", DATA_DIR / "volatile")).resolve()
DATABASES = {
    "default": _main,
    # Shards and tickets. Always SQLite: PostgreSQL keeps deleted values in heap and log. docs/security.md says more.
    "volatile": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VOLATILE_DIR / "volatile.sqlite3",
        "OPTIONS": SQLITE
        | {"init_command": "PRAGMA journal_mode=PERSIST; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"},
    },
}
DATABASE_ROUTERS = ["tracktwo.vault.router.Router"]

CSRF_FAILURE_VIEW = "tracktwo.ui.errors.stale_form"
# The application limits bodies before Django reads them (common/limit.py); this is the net below.
# Files are not counted in it: they stay in memory, and only three addresses let through more than this.
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
# Six languages of fifteen hundred statements.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FORM_RENDERER = "tracktwo.ui.renderer.FormRenderer"
