"""A whole installation with the field of a small town, on a machine of 4 GB: how much of it is used."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from app.embedded.memory import memory_bytes
from app.embedded.ports import LOOPBACK, free_port
from app.embedded.readiness import readyz
from bench import services
from tests.memory import limited, used
from tests.services import wait_for

CHECKOUT = Path(__file__).resolve().parents[2]
GB = 1024**3
SECONDS = 30


@pytest.mark.timeout(600)
def test_5000_assets_and_their_field_fit_in_half_a_server_of_4_gb() -> None:
    """The demo's 5,000 assets: three times what a town of 5,000 inhabitants has; simulators included."""
    port = free_port()
    with services.data_dir() as data, limited(2 * GB) as limit:
        log = data.logs / "demo.log"
        argv = [sys.executable, "-m", "app.cli", "demo", "--port", str(port), "--mqtt-port", str(free_port())]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("POSTE_")}
        env = kept | {"POSTE_DATA_DIR": str(data.root), "PYTHONUNBUFFERED": "1"}
        with log.open("wb") as out:
            demo = subprocess.Popen(
                argv,
                cwd=CHECKOUT,
                env=env,
                stdout=out,
                stderr=out,
                preexec_fn=limit.join,  # noqa: PLW1509 - one write, before anything runs
            )
        try:
            url = f"http://{LOOPBACK}:{port}"
            ready = wait_for(lambda: "Poste is ready" in log.read_text() or demo.poll() is not None, 400)
            assert ready, log.read_text()
            assert demo.poll() is None, log.read_text()
            before, peak, by_program = received(url), 0, {}
            ends = time.monotonic() + SECONDS
            while time.monotonic() < ends:
                now = used(psutil.Process(demo.pid))
                if sum(now.values()) > peak:
                    peak, by_program = sum(now.values()), now
                time.sleep(1)
            rate = (received(url) - before) / SECONDS
            answer = readyz(url)
        finally:
            demo.send_signal(signal.SIGINT)
            demo.wait(60)
        told = ", ".join(f"{name} {size / 1e6:.0f} MB" for name, size in by_program.items())
        print(f"\n{rate:.0f} msg/s, at most {peak / 1e6:.0f} MB: {told}")  # noqa: T201 - for docs/sizing.md
        assert answer
        assert answer["ready"]
        assert rate > 5
        assert limit.kills() == 0
        assert peak < GB


def received(url: str) -> int:
    with urllib.request.urlopen(f"{url}/api/v1/ledger", timeout=10) as answer:  # noqa: S310 - our own server
        return int(json.load(answer)["total"]["received"])


def test_settings_follow_the_memory_of_the_control_group(tmp_path: Path) -> None:
    own, root = tmp_path / "cgroup", tmp_path / "fs"
    (root / "memory/docker/one").mkdir(parents=True)
    (root / "memory/memory.limit_in_bytes").write_text("9223372036854771712")
    (root / "memory/docker/memory.limit_in_bytes").write_text(str(2 * GB))
    (root / "memory/docker/one/memory.limit_in_bytes").write_text(str(4 * GB))
    own.write_text("5:cpu:/docker/one\n4:memory:/docker/one\n0::/\n")
    assert memory_bytes(own, root) == 2 * GB
    own.write_text("0::/poste\n")
    (root / "poste").mkdir()
    (root / "poste/memory.max").write_text("max")
    assert memory_bytes(own, root) == psutil.virtual_memory().total
    (root / "memory.max").write_text(str(GB))
    assert memory_bytes(own, root) == GB
