"""A patient reader of public interfaces: one request at a time, with pauses, and never for long.

The standard library's urllib: its answers can be read as they come, so that time and size have
limits, it knows the proxies of the machine, and where a redirection leads is for us to say. What
registries ask of those who ask them: Crossref, “Tips for using the REST API” (say who you are,
give an address, heed 429 and wait); arXiv, “Terms of Use for arXiv APIs” (one request in three
seconds, one connection); RFC 9110, 10.2.3 (``Retry-After``).
"""

from __future__ import annotations

import datetime as dt
import email.utils
import http.client
import queue
import threading
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeVar
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

_Answer = TypeVar("_Answer")
_TRIES = 3
_LONGEST_WAIT = 60.0  # seconds that a registry may ask us to wait
_MOST_FAILURES = 3  # failed requests in a row, then a host is left alone
_PIECE = 1 << 16  # bytes
_MANY_REQUESTS, _UNAVAILABLE, _NOT_FOUND = 429, 503, 404
_PASSING = frozenset((408, 425, _MANY_REQUESTS, 500, 502, _UNAVAILABLE, 504))


class RequestError(Exception):
    """A question that was not answered; the text says who, why, and what to do."""


class NotFoundError(RequestError):
    """The registry does not know what it was asked for (404)."""


class HostGoneError(RequestError):
    """The host wants no more questions, or answers none: the rest is for another day."""


class Limits(NamedTuple):
    """How much is asked of a registry, and for how long: seconds and bytes."""

    pause: float = 1.0  # from the end of a request to the next to the same host
    pauses: Mapping[str, float] = {"export.arxiv.org": 3.0}  # of hosts that ask for more
    retry: float = 2.0  # before the second try; twice as long before the third
    request: float = 30.0  # for the whole of a request
    size: int = 8_000_000  # of an answer; a record with thousands of authors has two millions


class _Passing(Exception):  # noqa: N818 - it never leaves this file
    """A request that may be answered the next time; ``wait`` is what the host asks for."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows what stays with the same scheme and the hosts that we mean to ask."""

    def __init__(self, hosts: Collection[str]) -> None:
        self._hosts = hosts

    def redirect_request(  # noqa: PLR0913, PLR0917 - urllib's
        self,
        req: urllib.request.Request,
        fp: object,
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the next request."""
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        if after.scheme != before.scheme or after.netloc not in self._hosts:
            where = f"{after.scheme}://{after.netloc}"
            raise RequestError(f"{before.netloc} sends us on to {where}, which was not asked for")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


class Client:
    """Asks hosts, each with the pauses that it wants."""

    def __init__(
        self,
        user_agent: str,
        hosts: Collection[str],
        limits: Limits | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take who asks, whom redirections may lead to, the limits, and what waits."""
        self._user_agent = user_agent
        self._limits = limits or Limits()
        self._sleep = sleep
        self._opener = urllib.request.build_opener(_Redirects(hosts))
        self._free: dict[str, float] = {}  # when a host may be asked again
        self._slower: dict[str, float] = {}  # how much longer its pauses are than at first
        self._failures: dict[str, int] = {}  # in a row
        self._gone: dict[str, str] = {}  # why a host is not asked any more

    def get(self, url: str, accept: str) -> bytes:
        """Return what an address holds.

        Args:
            url: the address, http or https.
            accept: the media type that is asked for.

        Raises:
            NotFoundError: it holds nothing.
            HostGoneError: nothing should be asked of this host any more in this run.
            RequestError: it could not be had; the text is one line.
        """
        host = urlsplit(url).netloc
        if host in self._gone:
            raise HostGoneError(self._gone[host])
        try:
            answer = self._patiently(url, accept, host)
        except NotFoundError:
            self._failures[host] = 0
            raise
        except RequestError as error:
            self._count(host, error)
            raise
        self._failures[host] = 0
        return answer

    def _count(self, host: str, error: RequestError) -> None:
        """Count a failure; leave a host alone that has failed too often."""
        failures = self._failures[host] = self._failures.get(host, 0) + 1
        if isinstance(error, HostGoneError) or failures >= _MOST_FAILURES:
            self._gone[host] = str(error)

    def _patiently(self, url: str, accept: str, host: str) -> bytes:
        """Return the answer of a host that may want to be asked again."""
        for attempt in range(_TRIES):
            self._pause(host)
            try:
                return _in_time(lambda: self._read(url, accept, host), self._limits.request)
            except _Passing as error:
                why, wait = str(error), error.wait
            except TimeoutError:
                why, wait = f"no whole answer within {self._limits.request:g} seconds", None
            finally:
                self._free[host] = time.monotonic() + self._pause_of(host)
            if wait is not None and wait > _LONGEST_WAIT:
                minutes = int(wait // 60) + 1
                raise HostGoneError(f"{host} asks us to come back in {minutes} minutes")
            if attempt < _TRIES - 1:
                self._sleep(self._limits.retry * 2**attempt if wait is None else wait)
        raise RequestError(f"{host}: {why}, {_TRIES} times; try again later")

    def _pause(self, host: str) -> None:
        left = self._free.get(host, 0.0) - time.monotonic()
        if left > 0:
            self._sleep(left)

    def _pause_of(self, host: str) -> float:
        usual = self._limits.pauses.get(host, self._limits.pause)
        return usual * self._slower.get(host, 1.0)

    def _read(self, url: str, accept: str, host: str) -> bytes:
        """Send a request and read its answer, in a thread of its own."""
        headers = {"User-Agent": self._user_agent, "Accept": accept}
        # A new one each time: a proxy changes it.
        request = urllib.request.Request(url, headers=headers)  # noqa: S310 - our own registries
        end = time.monotonic() + self._limits.request
        try:
            with self._opener.open(request, timeout=self._limits.request) as answer:
                return self._body(answer, host, end)
        except urllib.error.HTTPError as error:
            with error:
                self._refused(error, host)
        except urllib.error.URLError as error:
            raise _Passing(f"no connection ({_reason(error.reason)})") from None
        except TimeoutError:
            raise
        except (OSError, http.client.HTTPException) as error:
            raise _Passing(f"the connection broke off ({_reason(error)})") from None
        except ValueError as error:  # an address that is none, in a redirection
            raise RequestError(f"{host} can’t be understood ({_reason(error)})") from None

    def _body(self, answer: http.client.HTTPResponse, host: str, end: float) -> bytes:
        length = answer.headers.get("Content-Length", "")
        pieces, size = [], 0
        while piece := answer.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > self._limits.size:
                raise RequestError(f"{host}: an answer of more than {self._limits.size} bytes")
            if time.monotonic() > end:
                raise TimeoutError
        if length.isdecimal() and size < int(length):  # read1 does not tell
            raise _Passing("the answer is cut off")
        return b"".join(pieces)

    def _refused(self, error: urllib.error.HTTPError, host: str) -> NoReturn:
        if error.code == _NOT_FOUND:
            raise NotFoundError(f"{host} does not know it")
        if error.code not in _PASSING:
            raise RequestError(f"{host} refuses ({error.code} {error.reason})")
        if error.code == _MANY_REQUESTS:
            self._slower[host] = 2 * self._slower.get(host, 1.0)
        wait = _seconds(error.headers.get("Retry-After", ""))
        raise _Passing(f"it fails ({error.code} {error.reason})", wait)


def _seconds(given: str) -> float | None:
    """Return how long a ``Retry-After`` asks to wait: seconds, or until a date of HTTP."""
    if given.strip().isdecimal():
        return float(given)
    try:
        until = email.utils.parsedate_to_datetime(given)
    except ValueError:
        return None
    return max(0.0, (until.astimezone(dt.UTC) - dt.datetime.now(dt.UTC)).total_seconds())


def _reason(error: object) -> str:
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(words).split())


def _in_time(call: Callable[[], _Answer], seconds: float) -> _Answer:
    """Return what a function gives within so many seconds.

    The time limits of sockets are for each piece that comes, and looking up a host has none. The
    thread of a function that takes longer is left behind, and ends at its own limits.

    Raises:
        TimeoutError: it takes longer; and whatever the function raises.
    """
    given: queue.SimpleQueue[_Answer | BaseException] = queue.SimpleQueue()

    def run() -> None:
        try:
            given.put(call())
        except BaseException as error:  # noqa: BLE001 - raised again by who waits
            given.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        answer = given.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, BaseException):
        raise answer
    return answer
