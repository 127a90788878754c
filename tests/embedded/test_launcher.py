"""The launcher as a process: what it leaves behind, what it says, whom it lets in."""

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from app.embedded.layout import DataDir
from app.embedded.ports import LOOPBACK, free_port
from tests.services import wait_for

CHECKOUT = Path(__file__).resolve().parents[2]
SLEEPER = (sys.executable, "-c", "import time; time.sleep(600)")
STUBBORN = (sys.executable, "-c", "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(600)")
FAILING = (sys.executable, "-c", "import time; print('no paper', flush=True); raise SystemExit(3)")


class Launcher:
    """The process and the lines it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.rstrip())
        self._lines.put(None)

    def until(self, text: str, seconds: float = 60) -> str:
        """The next line containing `text`."""
        deadline = time.monotonic() + seconds
        while True:
            line = self._lines.get(timeout=max(0.01, deadline - time.monotonic()))
            assert line is not None, f"{text!r} was not said:\n" + "\n".join(self.said)
            self.said.append(line)
            if text in line:
                return line

    def end(self) -> str:
        """Everything it says until its end."""
        while (line := self._lines.get(timeout=60)) is not None:
            self.said.append(line)
        self.process.wait(60)
        return "\n".join(self.said)


@contextmanager
def launcher(data: DataDir, *argv: str, mqtt_port: int | None = None) -> Iterator[Launcher]:
    command = [sys.executable, "-m", "tests.embedded.launcher", str(data.root), str(mqtt_port or free_port()), *argv]
    process = subprocess.Popen(
        command,
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        yield Launcher(process)
    finally:
        process.terminate()
        try:
            process.wait(60)
        finally:
            process.kill()
            process.wait()
            assert process.stdout
            process.stdout.close()


def children(data: DataDir) -> dict[str, psutil.Process]:
    recorded = json.loads(data.running.read_text(encoding="utf-8"))["children"]
    return {name: psutil.Process(child["pid"]) for name, child in recorded.items()}


def gone(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_each_step_says_where_and_how_long(data: DataDir) -> None:
    with launcher(data) as running:
        assert "PostgreSQL 18 ready on 127.0.0.1:" in running.until("PostgreSQL")
        assert running.until("MQTT broker").endswith(" s)")
        running.until("all up")


def test_an_interrupt_stops_every_child_and_leaves_no_record(used_data: DataDir) -> None:
    with launcher(used_data, *SLEEPER) as running:
        running.until("all up")
        started = children(used_data)
        running.process.send_signal(signal.SIGINT)
        assert "stopped: extra, MQTT broker, PostgreSQL 18" in running.end()
        assert running.process.returncode == 0
    assert set(started) == {"PostgreSQL 18", "MQTT broker", "extra"}
    assert all(gone(child) for child in started.values())
    assert not used_data.running.exists()


def test_an_interrupt_while_starting_stops_what_had_started(used_data: DataDir) -> None:
    with launcher(used_data) as running:
        running.until("PostgreSQL")
        started = children(used_data)
        running.process.send_signal(signal.SIGTERM)
        running.end()
    assert all(gone(child) for child in started.values())


def test_a_killed_launcher_leaves_no_orphans(used_data: DataDir) -> None:
    with launcher(used_data, *STUBBORN) as running:
        running.until("all up")
        family = [one for child in children(used_data).values() for one in (child, *child.children(recursive=True))]
        assert len(family) > 3
        running.process.kill()
        assert wait_for(lambda: all(gone(one) for one in family)), [one for one in family if not gone(one)]


def test_a_start_right_after_a_kill_succeeds(used_data: DataDir) -> None:
    port = free_port()
    with launcher(used_data, mqtt_port=port) as running:
        running.until("all up")
        running.process.kill()
        running.process.wait()
        with launcher(used_data, mqtt_port=port) as again:
            again.until("all up")


def test_a_second_launcher_on_the_same_data_is_refused_with_the_pid_of_the_first(used_data: DataDir) -> None:
    with launcher(used_data) as running:
        running.until("all up")
        with launcher(used_data) as second:
            said = second.end()
            assert second.process.returncode == 1
        assert f"already runs on {used_data.root} (pid {running.process.pid})" in said
        assert not gone(children(used_data)["PostgreSQL 18"])


def test_a_port_in_use_is_named_with_its_holder_and_the_option(data: DataDir) -> None:
    with socket.create_server((LOOPBACK, 0)) as taken:
        port = taken.getsockname()[1]
        with launcher(data, mqtt_port=port) as running:
            said = running.end()
            assert running.process.returncode == 1
    assert f"Port {port} for the MQTT broker is in use" in said
    assert f"pid {os.getpid()}" in said
    assert "--mqtt-port" in said
    assert "Traceback" not in said


def test_a_dead_child_is_told_with_its_last_words_and_started_again(used_data: DataDir) -> None:
    with launcher(used_data, *SLEEPER) as running:
        running.until("all up")
        before = children(used_data)["MQTT broker"]
        before.kill()
        assert "killed by SIGKILL" in running.until("MQTT broker ended")
        running.until("MQTT broker started again")
        assert children(used_data)["MQTT broker"].pid != before.pid


def test_a_child_that_keeps_dying_ends_the_launcher_with_its_reason(used_data: DataDir) -> None:
    with launcher(used_data, *FAILING) as running:
        said = running.end()
        assert running.process.returncode == 1
    assert "extra ended (exit code 3)" in said
    assert "no paper" in said
    assert "stopped: " in said


def test_a_data_directory_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with launcher(DataDir(blocked / "poste")) as running:
        said = running.end()
    assert f"The data directory {blocked}/poste cannot be used" in said
    assert "Traceback" not in said
