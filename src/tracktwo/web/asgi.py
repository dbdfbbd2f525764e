"""The application as a server loads it, with a limit on what it reads before any of it is looked at."""

import os
import warnings
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracktwo.web.settings")

from django.core.asgi import get_asgi_application

__all__ = ["application"]

LONGEST_BODY = 256 * 1024
# The program's own files are small and read at once.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
_django = get_asgi_application()


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Django behind a limit: a longer body never reaches it, since it would spill into a file in clear."""
    if scope["type"] != "http":
        return
    body = bytearray()
    too_long = False
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        body += b"" if too_long else message.get("body", b"")
        too_long = too_long or len(body) > LONGEST_BODY
        more = message.get("more_body", False)
    if too_long:
        body.clear()
        scope["tracktwo.too_long"] = True
    given = False

    async def again() -> dict[str, Any]:
        nonlocal given
        if given:
            return dict(await receive())
        given = True
        return {"type": "http.request", "body": bytes(body), "more_body": False}

    await _django(scope, again, send)
