"""``python -m notebooks [NAME …]``: execute all notebooks, or those whose names hold one of the words."""

from __future__ import annotations

import sys

from notebooks.running import executed, notebooks, write


def main(words: list[str]) -> None:
    """Execute and write back, one after the other."""
    for path in notebooks():
        if not words or any(word in path.stem for word in words):
            write(executed(path), path)
            print(f"{path.name}: {path.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main(sys.argv[1:])
