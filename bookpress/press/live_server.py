"""What ``make live`` serves: the pages, the gate's findings on each, and a call to load it anew.

That call is sphinx-autobuild's, and so is its life with the server.
"""

from __future__ import annotations

import asyncio
from html import escape
from typing import TYPE_CHECKING

from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles
from watchfiles import awatch

from bookpress.press.live_build import Desk, start_rebuild

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from starlette.types import ASGIApp, Receive, Scope, Send
    from watchfiles import Change

    from bookpress.press.book import Book

_SHOWN = 8  # findings; the terminal has all
_STYLE = """
#bookpress-live { background: Canvas; color: CanvasText; color-scheme: light dark;
  border-top: 3px solid #c22; bottom: 0; box-sizing: border-box; font: 0.85rem/1.5 ui-monospace,
  monospace; left: 0; max-height: 40vh; overflow: auto; padding: 0.5rem 1rem; position: fixed;
  right: 0; z-index: 1000; }
#bookpress-live summary { font-weight: bold; }
#bookpress-live pre { margin: 0.3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
"""
_ASKS_FOR_WHAT_IS_NEW = (b"if-none-match", b"if-modified-since")


def application(book: Book, desk: Desk, address: str, when_made: Callable[[], None]) -> Starlette:
    """Return what answers a browser.

    Args:
        book: the book, whose files are followed.
        desk: where its pages are.
        address: host and port, for the script on each page.
        when_made: called once the first pages are there.
    """
    follower = Follower(book, desk, when_made)
    return Starlette(
        routes=[
            WebSocketRoute("/websocket-reload", follower, name="reload"),
            Mount("/", app=StaticFiles(directory=desk.shown, html=True, check_dir=False)),
        ],
        middleware=[Middleware(BannerInjector, address=address, desk=desk)],
        lifespan=follower.lifespan,
    )


class Follower(RebuildServer):  # type: ignore[misc]  # sphinx-autobuild has no types
    """Lets the pages be made anew when a file is saved, then lets the browsers know."""

    def __init__(self, book: Book, desk: Desk, when_made: Callable[[], None]) -> None:
        """Follow nothing yet."""
        super().__init__([], IgnoreFilter([], []), lambda _: None)
        self._book = book
        self._desk = desk
        self._when_made = when_made
        self._turn = asyncio.Lock()

    async def watch(self) -> None:
        """Follow the folders of the book with all that is in them, and some files of others.

        Of such a file its folder is followed: an editor that puts another file in its place would
        not be heard of twice (watchfiles 1.3.0, on Linux).
        """
        book = self._book
        folders = [folder for folder in (book.source, *book.locale_folders) if folder.is_dir()]
        files = {str(file) for file in _files_beside(book)}
        await asyncio.gather(
            self._follow(awatch(*folders, watch_filter=lambda _, path: _is_written(book, path))),
            self._follow(
                awatch(
                    *{file.parent for file in _files_beside(book)},
                    watch_filter=lambda _, path: path in files,
                    recursive=False,
                )
            ),
            self._begin(),
        )

    async def _begin(self) -> None:
        """Make the first pages, when all is followed: a save meanwhile is not lost."""
        await self._rebuild([])
        self._when_made()

    async def _follow(self, changes: AsyncIterator[set[tuple[Change, str]]]) -> None:
        async for found in changes:
            await self._rebuild(sorted({path for _, path in found}))
            self.flag.set()

    async def _rebuild(self, paths: list[str]) -> None:
        async with self._turn:
            process = start_rebuild(self._desk, paths)
            try:
                await asyncio.to_thread(process.join)
            finally:
                process.terminate()  # where the desk is left meanwhile


def _files_beside(book: Book) -> list[Path]:
    beside = [book.root / name for name in ("pyproject.toml", "allowed.toml")]
    return [book.configuration / "conf.py", *book.bibliographies, *beside]


def _is_written(book: Book, path: str) -> bool:
    """Tell whether a file is a person's, and not what a build or an editor keeps beside them."""
    inside = path.removeprefix(f"{book.root}/")
    parts = inside.split("/")
    made = path.startswith(f"{book.build}/") or "__pycache__" in parts
    return not (made or inside.endswith("~") or any(part.startswith(".") for part in parts))


class BannerInjector:
    """Puts the findings on each page, as they are when it is asked for, and the script."""

    def __init__(self, app: ASGIApp, address: str, desk: Desk) -> None:
        """Stand before ``app``."""
        self._app = app
        self._address = address
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a page that has not changed may have another banner."""
        if scope["type"] == "http":
            headers = [h for h in scope["headers"] if h[0] not in _ASKS_FOR_WHAT_IS_NEW]
            scope = {**scope, "headers": headers}
        injector = JavascriptInjectorMiddleware(self._app, self._address)
        injector.script += banner(self._desk).encode()
        await injector(scope, receive, send)


def banner(desk: Desk) -> str:
    """Return the HTML of the findings; empty where there are none."""
    findings = desk.read_findings()
    if not findings.lines:
        return ""
    shown = "\n".join(findings.lines[:_SHOWN])
    more = len(findings.lines) - _SHOWN
    rest = f"<p>{more} more: see the terminal.</p>" if more > 0 else ""
    summary = f"{escape(findings.summary)}"
    return (
        f"<style>{_STYLE}</style>"
        '<aside id="bookpress-live" role="status" lang="en"><details open>'
        f"<summary>{summary}</summary><pre>{escape(shown)}</pre>{rest}</details></aside>"
    )
