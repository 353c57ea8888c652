"""Ready pages: what anybody may read is given again without Flask, exactly as long as nothing has changed.

Which pages may be kept is said by their views (`web.pages`). A page is given again to somebody who sends no cookie, and
only after the database was asked whether the library is still what it was: one row, at every request.
"""

from __future__ import annotations

import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from werkzeug.http import is_resource_modified

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

#: Put in the WSGI environment by a view whose answer may be kept.
MAY_BE_KEPT = "ankerpunt.may_be_kept"
#: What one process keeps, in bytes: some six hundred pages.
MOST = 3 << 20
#: What an answer takes beside its body, about.
BESIDE = 1_500
#: The quickest level of zlib.
PACKING = 1
#: What an answer without a body does not say (RFC 9110, 15.4.5).
OF_THE_BODY = frozenset({"content-type", "content-length", "content-encoding"})


@dataclass(frozen=True, slots=True)
class _Page:
    """An answer as it was given when the library had this stand. A body that went out as it is, is kept packed."""

    stand: Hashable
    status: str
    headers: list[tuple[str, str]]
    packed: bool
    body: bytes

    @property
    def etag(self) -> str | None:
        return next((value for name, value in self.headers if name == "ETag"), None)

    def unpacked(self) -> bytes:
        return zlib.decompress(self.body) if self.packed else self.body


def _page(stand: Hashable, status: str, headers: list[tuple[str, str]], body: bytes) -> _Page:
    packed = not any(name == "Content-Encoding" for name, _ in headers)
    return _Page(stand, status, headers, packed, zlib.compress(body, PACKING) if packed else body)


class ReadyPages:
    """A WSGI application around another one. `stand` reads what tells one state of the library from another.

    Safe to use from several threads; each process keeps its own pages, the longest unused leave first.
    """

    def __init__(self, app: WSGIApplication, stand: Callable[[], Hashable | None], most: int = MOST) -> None:
        self._app = app
        self._stand = stand
        self._most = most
        self._size = 0
        self._pages: OrderedDict[tuple[str, str], _Page] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        if not _anybody(environ) or (stand := self._stand()) is None:
            return self._app(environ, start_response)
        key = (environ["PATH_INFO"], environ.get("HTTP_ACCEPT_ENCODING", ""))
        page = self._find(key, stand)
        if page is None:
            return self._make(environ, start_response, key, stand)
        if not is_resource_modified(environ, page.etag):
            start_response("304 NOT MODIFIED", [each for each in page.headers if each[0].lower() not in OF_THE_BODY])
            return ()
        start_response(page.status, list(page.headers))
        return (page.unpacked(),)

    def _make(
        self, environ: WSGIEnvironment, start_response: StartResponse, key: tuple[str, str], stand: Hashable
    ) -> Iterable[bytes]:
        """Have the page made, and keep it if its view allows that and it is whole.

        The stand was read before the page is made: a change meanwhile makes the page look older than it is.
        """
        said: list[Any] = []

        def listen(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            said[:] = status, headers
            return start_response(status, headers, *error)

        body = self._app(environ, listen)
        if not environ.get(MAY_BE_KEPT) or not said or not _whole(*said):
            return body
        try:
            whole = b"".join(body)
        finally:
            getattr(body, "close", bool)()
        self._keep(key, _page(stand, said[0], list(said[1]), whole))
        return (whole,)

    def _find(self, key: tuple[str, str], stand: Hashable) -> _Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is None or page.stand != stand:
                return None
            self._pages.move_to_end(key)
            return page

    def _keep(self, key: tuple[str, str], page: _Page) -> None:
        with self._lock:
            old = self._pages.pop(key, None)
            self._pages[key] = page
            self._size += _size(page) - (_size(old) if old else 0)
            while self._size > self._most:
                self._size -= _size(self._pages.popitem(last=False)[1])


def _anybody(environ: WSGIEnvironment) -> bool:
    """Whether the answer depends on the address alone: who sends a cookie may be somebody in particular."""
    return (
        environ["REQUEST_METHOD"] == "GET"
        and not environ.get("QUERY_STRING")
        and "HTTP_COOKIE" not in environ
        and "HTTP_AUTHORIZATION" not in environ
    )


def _whole(status: str, headers: list[tuple[str, str]]) -> bool:
    return status.startswith("200 ") and all(name.lower() != "set-cookie" for name, _ in headers)


def _size(page: _Page) -> int:
    return len(page.body) + BESIDE
