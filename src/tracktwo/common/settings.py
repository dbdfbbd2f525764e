"""Settings that hold for both servers."""

import hashlib
import secrets
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
# No page ever shows values of a failed request, not even to the person who runs the server.
DEBUG = False
# Signs nothing that must survive a restart: forms' tokens alone.
SECRET_KEY = secrets.token_urlsafe(48)
APPEND_SLASH = False

SQLITE = {
    "timeout": 20,
    # Without it, read-then-write transactions that overlap fail instead of waiting.
    "transaction_mode": "IMMEDIATE",
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [PACKAGE / "ui" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Strict"


def _mark() -> str:
    """Changes whenever one of the program's files for browsers does."""
    files = sorted(path for path in PACKAGE.rglob("static/**/*") if path.is_file())
    stamps = (f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files)
    return hashlib.blake2b("\n".join(stamps).encode(), digest_size=8).hexdigest()


# A browser keeps the program's files for good, and asks for none of them a second time.
STATIC_URL = f"/static/{_mark()}/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_IMMUTABLE_FILE_TEST = ".*"
WHITENOISE_ALLOW_ALL_ORIGINS = False

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
SECURE_CONTENT_TYPE_NOSNIFF = True

# Forms are text alone; nothing that is sent here may touch the disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
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
