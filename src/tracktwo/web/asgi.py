"""The application as a server loads it, with a limit on what it reads before any of it is looked at."""

import os
import warnings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracktwo.web.settings")

from django.core.asgi import get_asgi_application

from tracktwo.common.limit import laned, limited

__all__ = ["application"]

STRANGERS = 32

# The program's own files are small and read at once.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
django = get_asgi_application()

from django.conf import settings  # noqa: E402

from tracktwo.people import browsers, visits  # noqa: E402  models need the applications first
from tracktwo.people.instance import host_name  # noqa: E402

settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, host_name()]

# The results of a consultation with many statements, a table of them, conflict data, a map drawn elsewhere, and
# lists of people.
LONGER = {"/take": 2_000_000, "/statements": 2_000_000, "/picture/kumu": 2_000_000, "/pool/import": 2_000_000}
application = laned(
    limited(django, LONGER), lambda scope: browsers.is_known(scope) or visits.is_known(scope), STRANGERS
)
