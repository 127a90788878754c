"""The dependency audit fails on a finding only: never for want of a network or an answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.embedded.dependency_audit import audit

FOUND: dict[str, Any] = {
    "dependencies": [
        {"name": "sound", "version": "1.0", "vulns": []},
        {"name": "skipped-one", "skip_reason": "not on PyPI"},
        {
            "name": "broken", "version": "2.1",
            "vulns": [
                {"id": "PYSEC-2026-1", "fix_versions": ["2.2"], "aliases": ["CVE-2026-1"], "description": "x"},
                {"id": "GHSA-1", "fix_versions": [], "aliases": [], "description": "y"},
            ],
        },
    ],
    "fixes": [],
}  # fmt: skip


def program(folder: Path, script: str) -> Path:
    """A program in pip-audit's place."""
    path = folder / "pip-audit"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def told(folder: Path, report: dict[str, Any], code: int) -> Path:
    (folder / "report.json").write_text(json.dumps(report))
    return program(folder, f'cat "{folder}/report.json"; exit {code}')


def test_each_vulnerability_is_a_finding_that_says_what_to_do(tmp_path: Path) -> None:
    found = audit(told(tmp_path, FOUND, 1), tmp_path / "requirements.lock")
    assert list(found.findings) == [
        "broken 2.1: PYSEC-2026-1, fixed in 2.2",
        "broken 2.1: GHSA-1, no version fixes it yet",
    ]
    assert found.skipped == "1 of 3: not on PyPI"


def test_a_registry_without_the_database_is_no_clean_bill(tmp_path: Path) -> None:
    unknown = {"dependencies": [{"name": "jinja2", "skip_reason": "Dependency not found on PyPI"}], "fixes": []}
    found = audit(told(tmp_path, unknown, 0), tmp_path / "requirements.lock")
    assert (list(found.findings), found.skipped) == ([], "1 of 1: Dependency not found on PyPI")


def test_without_vulnerabilities_there_is_nothing_to_say(tmp_path: Path) -> None:
    clean = {"dependencies": FOUND["dependencies"][:1], "fixes": []}
    found = audit(told(tmp_path, clean, 0), tmp_path / "requirements.lock")
    assert (list(found.findings), found.skipped) == ([], "")


def test_offline_it_is_skipped_with_the_reason(tmp_path: Path) -> None:
    offline = program(tmp_path, "echo 'Traceback' >&2; echo 'ConnectionError: no route' >&2; exit 1")
    found = audit(offline, tmp_path / "requirements.lock")
    assert (list(found.findings), found.skipped) == ([], "ConnectionError: no route")


def test_a_registry_that_does_not_answer_holds_nobody_up(tmp_path: Path) -> None:
    found = audit(program(tmp_path, "exec sleep 60"), tmp_path / "requirements.lock", patience_s=0.2)
    assert found.skipped == "no answer within 0 s"


@pytest.mark.parametrize("said", ["", "[]", '{"dependencies": 1}'])
def test_an_answer_that_cannot_be_read_is_none(tmp_path: Path, said: str) -> None:
    found = audit(program(tmp_path, f"printf '%s' '{said}'"), tmp_path / "requirements.lock")
    assert found.skipped
