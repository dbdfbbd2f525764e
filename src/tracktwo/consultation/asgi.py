"""The public server's application, behind the same limit on what is read."""

import os
import warnings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracktwo.consultation.settings")

from django.core.asgi import get_asgi_application

from tracktwo.common.limit import limited

__all__ = ["application"]

warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
# An opening with many statements in many languages.
application = limited(get_asgi_application(), {"/carry/open": 2_000_000})
