"""Hatchling's hook: a wheel ships the operators' screen built, and an editable install has it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ConsoleBuilt(BuildHookInterface[Any]):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Raises `CalledProcessError` where it cannot be built; the builder has said why."""
        subprocess.run([sys.executable, "build_console.py"], cwd=self.root, check=True)
