"""Headless Chromium for tests: a page as it stands after its scripts ran, and a server that notices requests."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
)
"""A sandbox of its own is refused to the superuser, as whom tests may run."""


def chromium() -> str | None:
    """The path of an installed Chromium or Chrome."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def run_page(url: str) -> str:
    """The page's markup after it has been loaded and its scripts have run."""
    return _run("--dump-dom", url).decode("utf-8")


def picture(url: str, target: Path, width: int, height: int) -> None:
    """A PNG of the page's upper left in a window of so many pixels."""
    _run(f"--screenshot={target}", f"--window-size={width},{height}", "--hide-scrollbars", url)


def _run(*arguments: str) -> bytes:
    browser = chromium()
    assert browser is not None
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, *_QUIET, f"--user-data-dir={profile}", *arguments]
        return subprocess.run(command, capture_output=True, timeout=120, check=True).stdout


@contextlib.contextmanager
def canary() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and the paths that anybody asked it for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Keeps quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
