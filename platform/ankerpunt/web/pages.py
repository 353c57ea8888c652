"""The answer that holds a page: with an ETag, and a word on who may keep it."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from ankerpunt.web.ready import MAY_BE_KEPT


def page(body: str, *, personal: bool) -> AnyResponse:
    """The page `body`; 304 where the browser has it already.

    What is `personal` (for somebody who signed in) stays out of shared caches. All else may be given again to whoever
    asks the same without a cookie, until the stand of the library changes (`web.ready`): it may depend on the address,
    the library and the day, and on nothing else.
    """
    response = Response(body, mimetype="text/html")
    response.headers.extend({"Cache-Control": "private, no-cache" if personal else "no-cache", "Vary": "Cookie"})
    response.add_etag()
    if not personal:
        request.environ[MAY_BE_KEPT] = True
    return response.make_conditional(request)
