"""The application as a server loads it, with a limit on what it reads before any of it is looked at."""

import os
import warnings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracktwo.web.settings")

from django.core.asgi import get_asgi_application

from tracktwo.common.limit import limited

__all__ = ["application"]

# The program's own files are small and read at once.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
# The results of a consultation with many statements, and a table of them.
application = limited(get_asgi_application(), {"/take": 2_000_000, "/statements": 2_000_000})
