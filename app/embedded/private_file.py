"""Files that only their owner may read, replaced whole or not at all."""

import os
import tempfile
from pathlib import Path


def write_private(path: Path, text: str, owner: os.stat_result | None = None) -> None:
    """Replace `path` atomically with `text`, mode 0600 from its first byte, on disk before the name changes; it is
    ours, or of the same `owner`.
    """
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
            if owner:
                os.fchown(descriptor, owner.st_uid, owner.st_gid)
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
