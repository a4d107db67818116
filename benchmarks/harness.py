"""Running work in a process of its own, so that its time and peak memory are its own."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Wall-clock seconds and peak resident memory (MB) of one piece of work, and what it gave back."""

    seconds: float
    megabytes: float
    result: Any


def measured(work: str, **arguments: object) -> Measured:
    """Run ``benchmarks.work.<work>(**arguments)`` in a fresh interpreter; imports count as its time.

    Raises:
        RuntimeError: the work failed; the message ends with its last words.
    """
    command = [sys.executable, "-m", "benchmarks.work", work, json.dumps(arguments, default=str)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=as_installed(), check=False)
    if done.returncode:
        raise RuntimeError(f"{work} failed: {done.stderr.strip()[-2000:]}")
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def as_installed() -> dict[str, str]:
    """The environment, but compiled modules are kept, as they are where a package is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run_command(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Measured:
    """Run ``provenance`` with these arguments as a user would."""
    return measured("command", arguments=list(arguments), environment=dict(environment or {}))


def machine() -> str:
    """One line that says what this was measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.machine()}, {cores} cores, {memory:.0f} GiB, Python {platform.python_version()}"
