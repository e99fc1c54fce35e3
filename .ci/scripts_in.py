"""Runs each script of a folder, one after the other; ends with 1 where one of them failed."""

import os
import subprocess
import sys
from pathlib import Path


def main(folder: Path) -> int:
    """Run the folder's `*.py` in the order of their names, from the project's root."""
    scripts = sorted(path for path in folder.glob("*.py") if not path.name.startswith("_"))
    if not scripts:
        print(f"{folder} holds no script yet: nothing to run.")
    failed = [script for script in scripts if not _passes(script)]
    for script in failed:
        print(f"FAILED {script}")
    return bool(failed)


def _passes(script: Path) -> bool:
    print(f"== {script}", flush=True)
    environment = {**os.environ, "PYTHONPATH": os.curdir}
    return subprocess.run([sys.executable, script], env=environment).returncode == 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
