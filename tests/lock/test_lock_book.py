"""A run of ``bookpress lock``: what it asks, what it keeps, and that the gate sees it."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

import pytest

from bookpress.__main__ import main
from bookpress.files.errors import CannotLook
from bookpress.gate.check import check_book
from bookpress.lock.client import Limits
from bookpress.lock.lock_book import Locked, Wish, lock_book
from bookpress.lock.registries import Registries
from tests.kept import KEPT, lay_out_anew
from tests.lock.answers import ATTENTION, BERT, MALFORMED, PAGE, agencies, crossref, feed
from tests.lock.server import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.lock.server import Registry

BIB = """
@inproceedings{devlin2019bert,
  author    = {Devlin, Jacob and Chang, Ming-Wei},
  title     = {{BERT}: Pre-training of Deep Bidirectional Transformers for Language Understanding},
  booktitle = {Proceedings of NAACL-HLT 2019},
  year      = {2019},
  doi       = {10.18653/v1/N19-1423},
}

@misc{vaswani2017attention,
  author        = {Vaswani, Ashish and Shazeer, Noam},
  title         = {Attention Is All You Need},
  year          = {2017},
  eprint        = {1706.03762},
  archiveprefix = {arXiv},
}
"""
NAMES = ["arxiv:1706.03762", "doi:10.18653/v1/n19-1423"]
ARXIV = "/arxiv/query?id_list=1706.03762&max_results=1"
AGENCY = "/doi/doiRA/10.18653/v1/n19-1423"
WORK = "/crossref/works/10.18653%2Fv1%2Fn19-1423"
OWN = "refs.lock.json"


@pytest.fixture
def book() -> Path:
    folder = lay_out_anew()
    with (folder / "refs.bib").open("a", encoding="utf-8") as file:
        file.write(BIB)
    with (folder / "source/ch1.md").open("a", encoding="utf-8") as file:
        file.write("\n又见{cite}`devlin2019bert,vaswani2017attention`。\n")
    return folder


@pytest.fixture
def whole(registry: Registry) -> Registry:
    """Return the server when it knows both works."""
    registry.on(ARXIV, feed(ATTENTION))
    registry.on(AGENCY, agencies(**{"10.18653/v1/n19-1423": "Crossref"}))
    registry.on(WORK, BERT)
    return registry


def run(
    book: Path,
    registry: Registry,
    wish: Wish | None = None,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Locked:
    limits = Limits(pause=0.0, request=2.0, retry=0.0)
    return lock_book(book, KEPT, wish or Wish(), progress, registries(registry), limits)


def registries(registry: Registry) -> Registries:
    """Return the addresses of the server: two hosts, of which one may fail alone."""
    base, other = registry.address, registry.address.replace("127.0.0.1", "localhost")
    return Registries(f"{base}/doi", f"{base}/crossref", f"{base}/datacite", f"{other}/arxiv")


def lines(locked: Locked) -> list[str]:
    return [f"{place}: {text}" for place, text in locked.failures]


def held(book: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((book / OWN).read_text("utf-8"))["records"]
    return found


def findings(book: Path) -> list[str]:
    found = check_book(book, KEPT).findings
    return [f"{one.place}: {one.message}" for one in found if one.rule.startswith("bibliography.")]


def test_what_registries_know_is_kept_beside_conf_py(book: Path, whole: Registry) -> None:
    locked = run(book, whole)
    assert (locked.asked, locked.new, locked.failures) == (2, 2, ())
    assert list(held(book)) == NAMES
    assert held(book)["arxiv:1706.03762"] == {
        "registry": "arXiv",
        "type": "preprint",
        "titles": ["Attention Is All You Need"],
        "authors": ["Ashish Vaswani", "Noam Shazeer"],
        "years": [2017, 2023],
        "containers": ["arXiv"],
    }
    assert whole.asked() == [ARXIV, AGENCY, WORK]
    assert findings(book) == []


def test_what_is_known_is_not_asked_again(book: Path, whole: Registry) -> None:
    run(book, whole)
    before = (book / OWN).read_bytes()
    whole.questions.clear()
    locked = run(book, whole)
    assert (locked.asked, whole.asked()) == (0, [])
    assert (book / OWN).read_bytes() == before


def test_all_is_asked_again_where_somebody_wants_it(book: Path, whole: Registry) -> None:
    run(book, whole)
    before = (book / OWN).stat()
    assert run(book, whole, Wish(refresh=True)).changed == 0
    assert (book / OWN).stat().st_ino == before.st_ino, "it was written, though nothing is new"
    retraction = [{"DOI": "10.1/b", "type": "retraction"}]
    whole.on(WORK, crossref("10.18653/v1/n19-1423", updated_by=retraction))
    locked = run(book, whole, Wish(refresh=True))
    assert (locked.asked, locked.new, locked.changed) == (2, 0, 1)
    assert held(book)[NAMES[1]]["retracted"] == "retraction 10.1/b"


def test_one_work_is_asked_for_by_its_key(book: Path, whole: Registry) -> None:
    run(book, whole, Wish(only=("devlin2019bert",)))
    assert list(held(book)) == NAMES[1:]
    run(book, whole, Wish(only=("vaswani2017attention",)))
    assert list(held(book)) == NAMES


def test_a_key_that_no_work_has(book: Path, whole: Registry) -> None:
    with pytest.raises(CannotLook, match="did you mean “devlin2019bert”"):
        run(book, whole, Wish(only=("devlin2019bret",)))
    assert whole.asked() == []


def test_a_run_that_is_stopped_goes_on_where_it_was(book: Path, whole: Registry) -> None:
    def stop(_: str, done: int, count: int) -> None:
        assert count == 2
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(book, whole, progress=stop)
    assert list(held(book)) == NAMES[:1]
    whole.questions.clear()
    run(book, whole)
    assert list(held(book)) == NAMES
    assert ARXIV not in whole.asked()


def test_records_of_works_that_are_gone_go(book: Path, whole: Registry) -> None:
    run(book, whole)
    text = (book / "refs.bib").read_text("utf-8")
    (book / "refs.bib").write_text(text.replace("10.18653/v1/N19-1423", "none"), "utf-8")
    assert run(book, whole, Wish(only=("vaswani2017attention",))).removed == 0
    assert run(book, whole).removed == 1
    assert list(held(book)) == NAMES[:1]


def test_a_broken_entry_keeps_its_record(book: Path, whole: Registry) -> None:
    run(book, whole)
    text = (book / "refs.bib").read_text("utf-8")
    (book / "refs.bib").write_text(text.replace("@inproceedings{", "@inproceedings("), "utf-8")
    assert run(book, whole).removed == 0
    assert list(held(book)) == NAMES


def test_it_lies_beside_a_conf_py_of_its_own_folder(book: Path, whole: Registry) -> None:
    (book / "docs").mkdir()
    for name in ("conf.py", "refs.bib", "source"):
        (book / name).rename(book / "docs" / name)
    assert run(book, whole).path == "docs/refs.lock.json"
    assert (book / "docs" / OWN).is_file()
    text = (book / "docs/refs.bib").read_text("utf-8")
    (book / "docs/refs.bib").write_text(text.replace("{2019}", "{2018}"), "utf-8")
    assert findings(book) == ["docs/refs.bib:12:3: year: Crossref has 2019"]


# --- what can't be learned


def test_an_identifier_that_nobody_knows(book: Path, whole: Registry) -> None:
    whole.on(AGENCY, agencies(**{"10.18653/v1/n19-1423": "[DOI does not exist]"}))
    whole.on(ARXIV, feed(MALFORMED))
    locked = run(book, whole)
    assert lines(locked) == [
        "refs.bib:13:3: “10.18653/v1/n19-1423”: there is no such DOI; correct it",
        "refs.bib:20:3: “1706.03762”: arXiv has no such paper; correct its id",
    ]
    assert not (book / OWN).exists()


def test_an_agency_without_an_open_interface_is_kept(book: Path, whole: Registry) -> None:
    whole.on(AGENCY, agencies(**{"10.18653/v1/n19-1423": "ISTIC"}))
    assert run(book, whole).failures == ()
    assert held(book)[NAMES[1]] == {"registry": "ISTIC"}
    whole.questions.clear()
    run(book, whole)
    assert whole.asked() == []
    assert findings(book) == []


@pytest.mark.parametrize(
    ("path", "name"), [(ARXIV, NAMES[0]), (AGENCY, NAMES[1]), (WORK, NAMES[1])]
)
@pytest.mark.parametrize(
    "bad",
    [
        PAGE,
        Answer(status=403),
        Answer(status=429, headers=(("Retry-After", "9999"),)),
        Answer(status=500),
        Answer(b"{", manner="cut"),
        Answer(status=302, headers=(("Location", "http://127.0.0.1:9/"),)),
        Answer(b" " * 9_000_000),
    ],
    ids=["a page", "403", "429", "500", "cut off", "sent elsewhere", "nine megabytes"],
)
def test_a_registry_that_fails_costs_its_own_works(
    book: Path, whole: Registry, path: str, name: str, bad: Answer
) -> None:
    whole.on(path, bad)
    locked = run(book, whole)
    (line,) = lines(locked)
    place = "refs.bib:20:3: “1706.03762”: " if path == ARXIV else "refs.bib:13:3: “10.18653/"
    assert line.startswith(place)
    assert "\n" not in line
    assert list(held(book)) == [one for one in NAMES if one != name]


def test_a_failure_on_the_way_keeps_what_was_known(book: Path, whole: Registry) -> None:
    run(book, whole)
    before = (book / OWN).read_bytes()
    whole.on(WORK, Answer(status=500))
    locked = run(book, whole, Wish(refresh=True))
    assert len(locked.failures) == 1
    assert (book / OWN).read_bytes() == before


def test_many_works_that_fail_for_one_reason_are_one_line(book: Path, registry: Registry) -> None:
    with (book / "refs.bib").open("a", encoding="utf-8") as file:
        file.writelines(f"\n@misc{{m{n},\n  doi = {{10.5555/m{n}}},\n}}\n" for n in range(5))
    registry.on(ARXIV, feed(ATTENTION))
    (line,) = lines(run(book, registry))
    assert line.endswith("does not know it; try later; so it is with 5 works more")


@pytest.mark.parametrize("text", ["{", "[]", '{"records": {}}', "<<<<<<< HEAD\n{}", "\xff"])
def test_a_file_that_is_no_lock_file_is_left_alone(book: Path, whole: Registry, text: str) -> None:
    (book / OWN).write_bytes(text.encode("latin-1"))
    with pytest.raises(CannotLook, match=r"refs\.lock\.json:1"):
        run(book, whole)
    assert (book / OWN).read_bytes() == text.encode("latin-1")
    assert whole.asked() == []


def test_a_lock_file_that_leads_out_of_the_book_is_left_alone(
    book: Path, whole: Registry, tmp_path: Path
) -> None:
    (tmp_path / "other.json").write_text("{}", "utf-8")
    (book / OWN).symlink_to(tmp_path / "other.json")
    with pytest.raises(CannotLook):
        run(book, whole)
    assert (tmp_path / "other.json").read_text("utf-8") == "{}"


def test_a_lock_file_is_not_written_out_of_the_book(
    book: Path, whole: Registry, tmp_path: Path
) -> None:
    (book / OWN).symlink_to(tmp_path / "new.json")
    with pytest.raises(CannotLook, match="leads out"):
        run(book, whole)
    assert list(tmp_path.iterdir()) == []
    assert whole.asked() == []


@pytest.mark.parametrize("mail", ["me", "a@b", "a b@example.org", "a@example.org)\r\nX: y"])
def test_a_mail_address_that_is_none(book: Path, whole: Registry, mail: str) -> None:
    with pytest.raises(CannotLook, match="no mail address"):
        run(book, whole, Wish(mail=mail))
    assert whole.asked() == []


def test_registries_learn_who_asks(book: Path, whole: Registry) -> None:
    run(book, whole, Wish(mail="author@example.org"))
    agents = {question.user_agent for question in whole.questions}
    assert len(agents) == 1
    assert agents.pop().startswith("bookpress")
    assert whole.questions[0].user_agent.endswith("(mailto:author@example.org)")


# --- the gate


def test_the_gate_sees_at_once_what_was_learned(book: Path, whole: Registry) -> None:
    text = (book / "refs.bib").read_text("utf-8")
    (book / "refs.bib").write_text(text.replace("{2019}", "{2018}"), "utf-8")
    assert findings(book) == []
    run(book, whole)
    assert findings(book) == ["refs.bib:12:3: year: Crossref has 2019"]
    assert findings(book) == ["refs.bib:12:3: year: Crossref has 2019"], "out of the cache"
    (book / OWN).unlink()
    assert findings(book) == []


def test_a_lock_file_that_is_none_is_told_once(book: Path) -> None:
    (book / OWN).write_text('{\n  "version": 1,\n<<<<<<< HEAD\n}\n', "utf-8")
    (line,) = findings(book)
    assert line.startswith("refs.lock.json:3:1: this is no JSON")


def test_the_gate_opens_no_connection(
    book: Path, whole: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(book, whole)

    def refuse(*_: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert findings(book) == []


# --- the command line


def command(monkeypatch: pytest.MonkeyPatch, registry: Registry, *arguments: str) -> int:
    where = registries(registry)
    monkeypatch.setattr("bookpress.lock.lock_book.Registries", lambda: where)
    monkeypatch.setattr("bookpress.lock.client.Limits", lambda: Limits(pause=0.0, retry=0.0))
    return main(["lock", *arguments])


def test_the_command_says_what_it_did(
    book: Path, whole: Registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(monkeypatch, whole, str(book)) == 0
    assert capsys.readouterr() == ("bookpress: refs.lock.json: 2 asked, 2 new, 0 changed\n", "")
    assert command(monkeypatch, whole, str(book)) == 0
    assert "is known; --refresh asks again" in capsys.readouterr().out
    whole.on(WORK, Answer(status=500))
    assert command(monkeypatch, whole, str(book), "--refresh", "--only", "devlin2019bert") == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("refs.bib:13:3: “10.18653/v1/n19-1423”: 127.0.0.1:")
    assert last == "bookpress: refs.lock.json: 1 asked, 0 new, 0 changed"


def test_the_command_that_could_not_try(
    book: Path, whole: Registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(monkeypatch, whole, str(book), "--only", "nobody") == 2
    assert command(monkeypatch, whole, str(book / "nowhere")) == 2
    (book / OWN).write_text("{", "utf-8")
    assert command(monkeypatch, whole, str(book)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 3
    assert whole.asked() == []


def test_a_book_with_nothing_to_ask_for(
    whole: Registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    book = lay_out_anew()
    assert command(monkeypatch, whole, str(book)) == 0
    assert "nothing was asked" in capsys.readouterr().out
    assert not (book / OWN).exists()
