"""Compiles streams/kernel when the package is installed; `python hatch_build.py` does the same in place.

Without a C compiler nothing is compiled: the numpy twins give the same answers, slower.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from runpy import run_path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("streams/kernel")
SOURCES = Path(__file__).parent / FOLDER / "sources.py"
# Every machine must give the same answers: no reordered floating point, no instructions that only some processors have.
FLAGS = ("-std=c11", "-O3", "-ffp-contract=off", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared")


class KernelBuild(BuildHookInterface[Any]):
    """Puts the compiled kernel beside its sources, and into a wheel if one is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say what was made."""
        del version
        made = compile_kernel(Path(self.root) / FOLDER)
        if made is not None:
            build_data["artifacts"].append(f"/{FOLDER}/{made.name}")
            build_data["pure_python"] = False
            build_data["infer_tag"] = True


def compile_kernel(folder: Path) -> Path | None:
    """Compile the C files in `folder` into one library there, and return it; None where there is no compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        print("No C compiler (cc) found: the slower numpy twins of streams/kernel will be used.", file=sys.stderr)
        return None
    target: Path = run_path(str(SOURCES))["library_path"](folder)  # no import: numpy is not there yet
    fresh = target.with_suffix(".new")
    subprocess.run([compiler, *FLAGS, "-o", fresh, *folder.glob("*.c"), "-lm"], check=True)
    for old in folder.glob("kernel-*.so"):
        old.unlink()
    return fresh.replace(target)


if __name__ == "__main__":
    print(compile_kernel(Path(__file__).parent / FOLDER))
