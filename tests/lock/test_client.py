"""Whatever a server does, asking it is polite, and ends: in time, with an answer or one line."""

from __future__ import annotations

import email.utils
import itertools
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from bookpress.lock.client import Client, HostGoneError, Limits, NotFoundError, RequestError
from tests.lock.server import Answer, Registry, serving

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = Answer(b"{}")
QUICK = Limits(pause=0.0, request=0.5, size=1_000_000)


def client_of(
    registry: Registry, limits: Limits = QUICK, sleep: Callable[[float], None] = lambda _: None
) -> Client:
    hosts = {urlsplit(registry.address).netloc}
    return Client("bookpress/1 (mailto:a@example.org)", hosts, limits, sleep)


def get(registry: Registry, client: Client | None = None) -> bytes:
    return (client or client_of(registry)).get(f"{registry.address}/a", "application/json")


def test_an_answer_is_read_and_the_server_knows_who_asks(registry: Registry) -> None:
    registry.on("/a", Answer(b"x" * 200_000))
    assert get(registry) == b"x" * 200_000
    assert registry.questions[0].user_agent == "bookpress/1 (mailto:a@example.org)"


def test_an_answer_in_chunks_is_read(registry: Registry) -> None:
    registry.on("/a", Answer(b"{}", manner="chunked"))
    assert get(registry) == b"{}"


MAY_PASS = pytest.mark.parametrize(
    "bad",
    [
        Answer(status=429),
        Answer(status=500),
        Answer(status=502),
        Answer(status=503),
        Answer(status=504),
        Answer(b"{", manner="cut"),
        Answer(b"{", manner="chunked and cut"),
        Answer(manner="silent"),
        Answer(manner="dripping"),
        Answer(manner="dripping headers"),
    ],
    ids=lambda bad: f"{bad.status} {bad.manner}",
)


@MAY_PASS
def test_what_may_pass_is_asked_again(registry: Registry, bad: Answer) -> None:
    registry.on("/a", bad, GOOD)
    waits: list[float] = []
    assert get(registry, client_of(registry, sleep=waits.append)) == b"{}"
    assert waits == [2.0]


@MAY_PASS
def test_what_may_pass_is_asked_three_times(registry: Registry, bad: Answer) -> None:
    registry.on("/a", bad)
    waits: list[float] = []
    begun = time.monotonic()
    with pytest.raises(RequestError, match="3 times; try again later"):
        get(registry, client_of(registry, sleep=waits.append))
    assert len(registry.questions) == 3
    assert waits == [2.0, 4.0]
    assert time.monotonic() - begun < 20 * QUICK.request


@pytest.mark.parametrize("status", [400, 401, 403, 410, 451])
def test_a_refusal_is_taken_for_one(registry: Registry, status: int) -> None:
    registry.on("/a", Answer(status=status))
    with pytest.raises(RequestError, match=f"refuses .{status} "):
        get(registry)
    assert len(registry.questions) == 1


def test_what_is_not_known_is_told_from_what_failed(registry: Registry) -> None:
    with pytest.raises(NotFoundError):
        get(registry)
    assert len(registry.questions) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_heeded_in_seconds(registry: Registry, status: int) -> None:
    registry.on("/a", Answer(status=status, headers=(("Retry-After", "7"),)), GOOD)
    waits: list[float] = []
    assert get(registry, client_of(registry, sleep=waits.append)) == b"{}"
    assert waits == [7.0]


def test_retry_after_is_heeded_as_a_date(registry: Registry) -> None:
    until = email.utils.formatdate(time.time() + 20, usegmt=True)
    registry.on("/a", Answer(status=503, headers=(("Retry-After", until),)), GOOD)
    waits: list[float] = []
    get(registry, client_of(registry, sleep=waits.append))
    assert len(waits) == 1
    assert 15 < waits[0] <= 20


@pytest.mark.parametrize("given", ["soon", "", "-5", "Thu, 32 Foo 2026", "1.5"])
def test_a_retry_after_that_says_nothing_is_none(registry: Registry, given: str) -> None:
    registry.on("/a", Answer(status=503, headers=(("Retry-After", given),)), GOOD)
    waits: list[float] = []
    get(registry, client_of(registry, sleep=waits.append))
    assert waits == [2.0]


def test_a_date_that_is_past_asks_for_no_wait(registry: Registry) -> None:
    past = (("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"),)
    registry.on("/a", Answer(status=503, headers=past), GOOD)
    waits: list[float] = []
    get(registry, client_of(registry, sleep=waits.append))
    assert waits == [0.0]


def test_who_asks_for_an_hour_is_left_alone(registry: Registry) -> None:
    registry.on("/a", Answer(status=429, headers=(("Retry-After", "3600"),)))
    client = client_of(registry)
    for _ in range(2):
        with pytest.raises(HostGoneError, match="come back in 61 minutes"):
            get(registry, client)
    assert len(registry.questions) == 1


def test_who_fails_three_times_in_a_row_is_left_alone(registry: Registry) -> None:
    registry.on("/a", Answer(status=403), Answer(status=403), GOOD, Answer(status=403))
    client = client_of(registry)
    for _ in range(2):
        with pytest.raises(RequestError):
            get(registry, client)
    get(registry, client)
    for _ in range(3):
        with pytest.raises(RequestError):
            get(registry, client)
    with pytest.raises(HostGoneError):
        get(registry, client)
    assert len(registry.questions) == 6


def test_what_is_unknown_is_no_failure_of_the_host(registry: Registry) -> None:
    client = client_of(registry)
    for _ in range(5):
        with pytest.raises(NotFoundError):
            get(registry, client)


def test_there_is_a_pause_between_two_questions(registry: Registry) -> None:
    registry.on("/a", GOOD)
    client = client_of(registry, Limits(pause=0.2), time.sleep)
    for _ in range(3):
        get(registry, client)
    times = [question.time for question in registry.questions]
    assert min(later - time for time, later in itertools.pairwise(times)) >= 0.2


def test_a_host_may_want_longer_pauses(registry: Registry) -> None:
    host = urlsplit(registry.address).netloc
    waits: list[float] = []
    registry.on("/a", GOOD)
    client = client_of(registry, Limits(pause=0.0, pauses={host: 3.0}), waits.append)
    get(registry, client)
    get(registry, client)
    assert waits == [pytest.approx(3.0, abs=0.5)]


def test_who_was_asked_too_often_is_asked_more_slowly(registry: Registry) -> None:
    registry.on("/a", Answer(status=429, headers=(("Retry-After", "1"),)), GOOD)
    waits: list[float] = []
    client = client_of(registry, Limits(pause=10.0), waits.append)
    get(registry, client)
    get(registry, client)
    assert waits[-1] == pytest.approx(20.0, abs=1)


def test_arxiv_is_asked_every_three_seconds() -> None:
    assert Limits().pauses["export.arxiv.org"] >= 3.0


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirection_is_followed_on_the_same_host(registry: Registry, status: int) -> None:
    registry.on("/a", Answer(status=status, headers=(("Location", "/b"),)))
    registry.on("/b", GOOD)
    assert get(registry) == b"{}"


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost:1/x",
        "https://{host}/x",
        "file:///etc/passwd",
        "ftp://{host}/x",
        "http://[x",
        "http://\x00/",
    ],
)
def test_a_redirection_elsewhere_is_not_followed(registry: Registry, target: str) -> None:
    where = target.format(host=urlsplit(registry.address).netloc)
    registry.on("/a", Answer(status=302, headers=(("Location", where),)))
    with pytest.raises(RequestError):
        get(registry)
    assert len(registry.questions) == 1


def test_a_redirection_to_another_server_is_not_followed(registry: Registry) -> None:
    with serving() as other:
        other.on("/b", GOOD)
        registry.on("/a", Answer(status=302, headers=(("Location", f"{other.address}/b"),)))
        with pytest.raises(RequestError, match="was not asked for"):
            get(registry)
        assert other.asked() == []


def test_redirections_in_a_circle_end(registry: Registry) -> None:
    registry.on("/a", Answer(status=302, headers=(("Location", "/a"),)))
    with pytest.raises(RequestError):
        get(registry)
    assert len(registry.questions) < 20


def test_an_answer_has_a_limit(registry: Registry) -> None:
    registry.on("/a", Answer(b" " * 100_000_000))
    begun = time.monotonic()
    with pytest.raises(RequestError, match="more than 1000000 bytes"):
        get(registry, client_of(registry, QUICK._replace(request=20.0)))
    assert len(registry.questions) == 1
    assert time.monotonic() - begun < 10


def test_an_endless_answer_has_one_too(registry: Registry) -> None:
    registry.on("/a", Answer(manner="endless"))
    with pytest.raises(RequestError, match="more than"):
        get(registry, client_of(registry, QUICK._replace(request=20.0)))


def test_a_proxy_is_asked_in_the_same_way_again(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("no_proxy")
    monkeypatch.setenv("http_proxy", registry.address)
    address = "http://works.example/a"
    registry.on(address, Answer(status=500), GOOD)
    assert client_of(registry).get(address, "application/json") == b"{}"
    assert registry.asked() == [address, address]


def test_nobody_listens(registry: Registry) -> None:
    del registry
    with serving() as gone:
        pass
    with pytest.raises(RequestError, match="no connection"):
        get(gone)
