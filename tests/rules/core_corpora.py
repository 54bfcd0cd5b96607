"""Where the frameworks and argument graphs that others made are found, if they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("ARGMAP_CORPORA", Path(__file__).parents[2].parent / "shared" / "corpora"))


def corpus(name: str) -> Path:
    folder = ROOT / name
    if not folder.is_dir():
        pytest.skip(f"no {name} in {ROOT} (set ARGMAP_CORPORA)", allow_module_level=True)
    return folder
