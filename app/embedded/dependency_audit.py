"""Known vulnerabilities of the pinned dependencies, where the database of pip-audit can be reached."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

PATIENCE_S = 90.0


class _Vulnerability(msgspec.Struct):
    id: str
    fix_versions: list[str]


class _Dependency(msgspec.Struct):
    name: str
    version: str = ""
    vulns: list[_Vulnerability] = []
    skip_reason: str = ""


class _Report(msgspec.Struct):
    dependencies: list[_Dependency]


@dataclass(frozen=True, slots=True)
class Audit:
    """`findings` are sentences; `skipped` says what was not audited, and why."""

    findings: Sequence[str] = ()
    skipped: str = ""


def audit(program: Path, lock: Path, patience_s: float = PATIENCE_S) -> Audit:
    """Ask pip-audit (`program`) about every dependency of `lock`; nothing is installed or resolved.

    Whatever keeps it from answering within `patience_s` (no network, a registry without the database) is no finding.
    """
    argv = [str(program), "--requirement", str(lock), "--disable-pip", "--require-hashes", "--format", "json",
            "--progress-spinner", "off", "--timeout", "10"]  # fmt: skip
    try:
        ended = subprocess.run(argv, capture_output=True, check=False, timeout=patience_s)  # noqa: S603 - our argv
    except subprocess.TimeoutExpired:
        return Audit(skipped=f"no answer within {patience_s:.0f} s")
    try:
        report = msgspec.json.decode(ended.stdout, type=_Report)
    except msgspec.DecodeError:
        return Audit(skipped=_last_line(ended.stderr))
    return Audit([_sentence(one, fault) for one in report.dependencies for fault in one.vulns], _missed(report))


def _missed(report: _Report) -> str:
    """A registry without the database answers that it knows nothing of a dependency."""
    reasons = [one.skip_reason for one in report.dependencies if one.skip_reason]
    return f"{len(reasons)} of {len(report.dependencies)}: {reasons[0]}" if reasons else ""


def _sentence(found: _Dependency, fault: _Vulnerability) -> str:
    remedy = f"fixed in {', '.join(fault.fix_versions)}" if fault.fix_versions else "no version fixes it yet"
    return f"{found.name} {found.version}: {fault.id}, {remedy}"


def _last_line(text: bytes) -> str:
    return (text.decode(errors="replace").strip().splitlines() or ["it said nothing"])[-1][:200]
