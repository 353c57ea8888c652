"""What a first visit loads: a real Chromium behind a counter that sees every request, also those of the service worker."""

from __future__ import annotations

import http.client
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
QUIET_MS = 1_500
HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length"})


@dataclass
class Visit:
    """The requests of a visit with the bytes of each answer as they went over the line, headers included."""

    answers: list[tuple[str, int]] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        """All that was loaded."""
        return sum(size for _, size in self.answers)


def first_visit(port: int, path: str) -> Visit | None:
    """What a browser that was never here loads for `path`; None where there is no Chromium."""
    if not CHROMIUM.exists():
        return None
    visit = Visit()
    counter = _counter(port, visit)
    threading.Thread(target=counter.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"http://127.0.0.1:{counter.server_port}{path}", wait_until="networkidle")
            page.wait_for_timeout(QUIET_MS)
            browser.close()
    finally:
        counter.shutdown()
        counter.server_close()
    return visit


def _counter(port: int, visit: Visit) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        """Passes everything on, and counts."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            upstream = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            upstream.request("GET", self.path, headers=dict(self.headers.items()))
            answer = upstream.getresponse()
            body = answer.read()
            kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in HOP_BY_HOP]
            size = sum(len(name) + len(value) + 4 for name, value in answer.getheaders()) + len(body)
            visit.answers.append((self.path.partition("?")[0], size))
            self.send_response_only(answer.status)
            for name, value in (*kept, ("Content-Length", str(len(body)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing to tell."""

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)
