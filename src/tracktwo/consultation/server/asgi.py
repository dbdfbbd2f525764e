"""The public server's application, behind limits on what is read and on how many requests are worked on at a time."""

import os
import warnings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracktwo.consultation.server.settings")

from django.core.asgi import get_asgi_application

from tracktwo.common.limit import limited, queued

__all__ = ["application"]

AT_ONCE = 6
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
# An opening with many statements in many languages.
application = limited(queued(get_asgi_application(), AT_ONCE), {"/carry/open": 2_000_000})
