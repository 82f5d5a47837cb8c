"""What measurements and tests need around a site: a host that serves it, and a browser."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

CHROMIUM = Path("/usr/bin/chromium")


def launch_chromium(playwright: Playwright) -> Browser:
    """The machine's Chromium, or the one that the set-up installed."""
    path = str(CHROMIUM) if CHROMIUM.exists() else None
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Nothing to say."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a folder is served, on a port that the system chose."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
