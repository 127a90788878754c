"""The log's formats: what a line holds, what it never holds, how often a sentence is said."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from app import logs

DATABASE = "postgresql://poste:pa%22ss%2Fword-1@127.0.0.1:5432/poste"
BROKER = "mqtt://poste:broker-secret@127.0.0.1:1883"


@pytest.fixture(autouse=True)
def _root_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    yield
    root.handlers[:], root.level = before
    logging.captureWarnings(False)


def said(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_line_is_the_event_with_what_was_given_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json", "worker")
    logging.getLogger("poste.test").info("lease taken", extra={"lease": "ingest", "epoch": 3})
    [line] = said(capsys)
    assert str(line.pop("at")).endswith("Z")
    expected = {"level": "INFO", "logger": "poste.test", "role": "worker", "event": "lease taken"}
    assert line == expected | {"lease": "ingest", "epoch": 3}


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_password_is_written_in_whatever_spelling(capsys: pytest.CaptureFixture[str], form: logs.Format) -> None:
    logs.configure("INFO", form, "web", (DATABASE, BROKER))
    log = logging.getLogger("poste.test")
    log.warning("cannot reach %s", DATABASE, extra={"reason": 'refused: pa"ss/word-1'})
    log.warning("of another: mqtt://u:not-ours@host", extra={"url": BROKER})
    try:
        int("broker-secret")
    except ValueError:
        log.exception("failed")
    text = capsys.readouterr().err
    assert logs.HIDDEN in text
    for secret in ("pa%22ss", 'pa"ss', 'pa\\"ss', "broker-secret", "not-ours"):
        assert secret not in text


def test_an_exception_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json", "web")
    try:
        int("first\nsecond")
    except ValueError:
        logging.getLogger("poste.test").exception("failed")
    [line] = said(capsys)
    assert "second" in str(line["error"])


def test_a_repeated_sentence_is_counted_rather_than_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("app.logs.time.monotonic", lambda: now[0])
    logs.configure("INFO", "json", "worker")
    log = logging.getLogger("poste.test")
    for number in range(1000):
        log.warning("message %d cannot be stored", number)
    log.warning("something else")
    now[0] = 61.0
    log.warning("message %d cannot be stored", 1000)
    lines = said(capsys)
    assert len(lines) == logs.BURST + 2
    assert lines[-1]["suppressed"] == 1000 - logs.BURST


def test_for_people_the_fields_follow_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "text", "worker")
    logging.getLogger("poste.test").info("broker connected", extra={"host": "127.0.0.1"})
    assert capsys.readouterr().err.rstrip().endswith("INFO poste.test broker connected host=127.0.0.1")
