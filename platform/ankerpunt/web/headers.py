"""The security headers of every answer."""

from __future__ import annotations

from flask import Flask, Response, current_app, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


HSTS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}


def init_app(app: Flask) -> None:
    """Put the headers on every answer of `app`."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    wanted = {"Cache-Control": "no-cache" if request.method in {"GET", "HEAD"} else "no-store", **HEADERS}
    if current_app.config["SESSION_COOKIE_SECURE"]:
        wanted |= HSTS
    present = {name.title() for name, _ in response.headers}
    response.headers.extend((name, value) for name, value in wanted.items() if name.title() not in present)
    return response
