"""A server on this machine that answers as it is told to, well or badly."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Answer:
    """What a question gets: ``manner`` says how well it comes."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    manner: str = "whole"  # or cut, silent, dripping, dripping headers, endless, chunked (and cut)


@dataclass
class Question:
    """What was asked, by whom, and when."""

    path: str
    user_agent: str
    time: float


@dataclass
class Registry:
    """The server: ``answers`` by the address asked for, one after another, the last again."""

    address: str
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def on(self, path: str, *answers: Answer) -> None:
        """Answer questions for an address so, in this order."""
        self.answers[path] = list(answers)

    def asked(self) -> list[str]:
        """Return the addresses that were asked for."""
        return [question.path for question in self.questions]

    def next(self, path: str) -> Answer:
        """Return what the next question for an address gets."""
        left = self.answers.get(path)
        if not left:
            return Answer(b"Resource not found.", 404, "text/plain")
        return left.pop(0) if len(left) > 1 else left[0]


@contextlib.contextmanager
def serving() -> Iterator[Registry]:
    """Run a server while it is needed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    registry = Registry(f"http://127.0.0.1:{server.server_port}")
    server.registry = registry  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield registry
    finally:
        registry.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer as the table says."""
        registry: Registry = self.server.registry  # type: ignore[attr-defined]
        user_agent = self.headers.get("User-Agent", "")
        registry.questions.append(Question(self.path, user_agent, time.monotonic()))
        answer = registry.next(self.path)
        self.close_connection = True
        if answer.manner == "silent":
            registry.closing.wait(30)
            return
        with contextlib.suppress(OSError):  # who asked may have gone
            if answer.manner == "dripping headers":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
                self._go_on(answer, registry.closing)
            else:
                self._send(answer, registry.closing)

    def _send(self, answer: Answer, closing: threading.Event) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        for name, value in answer.headers:
            self.send_header(name, value)
        chunked = answer.manner.startswith("chunked")
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif answer.manner not in {"endless", "dripping"}:
            length = len(answer.body) + (100 if answer.manner == "cut" else 0)
            self.send_header("Content-Length", str(length))
        self.end_headers()
        if answer.manner in {"endless", "dripping"}:
            self._go_on(answer, closing)
        elif chunked:
            ending = b"" if answer.manner.endswith("cut") else b"0\r\n\r\n"
            self.wfile.write(b"%x\r\n%s\r\n%s" % (len(answer.body), answer.body, ending))
        else:
            self.wfile.write(answer.body)

    def _go_on(self, answer: Answer, closing: threading.Event) -> None:
        """Send without end: at once, or a sign now and then."""
        slow = answer.manner.startswith("dripping")
        while not closing.wait(0.02 if slow else 0):
            self.wfile.write(b" " if slow else b" " * 100_000)
