"""A browser as far as measuring needs one."""

import http.client
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode

__all__ = ["Browser"]


class Browser:
    """Cookies, and a connection kept open to a server on this machine."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, SimpleCookie()
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None, **headers: str) -> tuple[int, str]:
        """Status and text."""
        body = urlencode(fields) if fields else None
        sent = {"Cookie": "; ".join(f"{one.key}={one.value}" for one in self.cookies.values()), **headers}
        if body:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            answer = self._answer(method, path, body, sent)
        except ConnectionError:
            # The server had let go of an idle connection; browsers ask again, too.
            self.connection.close()
            answer = self._answer(method, path, body, sent)
        for value in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.load(value)
        return answer.status, answer.read().decode()

    def _answer(self, method: str, path: str, body: str | None, sent: dict[str, str]) -> http.client.HTTPResponse:
        self.connection.request(method, path, body, sent)
        return self.connection.getresponse()

    def token(self, path: str) -> str:
        """A form's token."""
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.ask("GET", path)[1])
        assert found
        return found.group(1)
