"""Mischief: what goes wrong inside a process, done to it before its command begins."""

import ctypes
import functools
import importlib
import os
import random
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

_CAPABILITIES = 0x20080522
"""The version in which Linux is asked for the capabilities of a process."""

_PASS_RIGHTS = 0b110
"""The capabilities that pass over the rights of files, for writing and for reading."""

Function = Callable[..., Any]


def die(target: str, when: str, call: int = 1) -> None:
    """Kill this process before, after or while a function is called for the so manieth time."""
    calls = 0

    def change(function: Function) -> Function:
        @functools.wraps(function)
        def dying(*given: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls != call:
                return function(*given, **named)
            if when == "before":
                _kill()
            if when == "during":
                threading.Timer(random.uniform(0, 0.3), _kill).start()
            made = function(*given, **named)
            _kill()
            return made

        return dying

    _replace(target, change)


def watch(target: str) -> None:
    """Write the name of a function on standard error whenever it is called."""

    def change(function: Function) -> Function:
        @functools.wraps(function)
        def watched(*given: Any, **named: Any) -> Any:
            print(f"called {target}", file=sys.stderr, flush=True)
            return function(*given, **named)

        return watched

    _replace(target, change)


def limit(resource_name: str, most: int) -> None:
    """Allow this process no more of a resource."""
    kind = getattr(resource, f"RLIMIT_{resource_name}")
    resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def set_clock(seconds: int) -> None:
    """Let Python's clock go so many seconds wrong."""
    clock = time.time
    time.time = lambda: clock() + seconds


def obey_rights() -> None:
    """Obey the rights of files as any user does, where the campaign runs as root, to whom none is refused."""
    libc = ctypes.CDLL(None, use_errno=True)
    header, held = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0), (ctypes.c_uint32 * 6)()
    if os.geteuid() == 0 and libc.capget(header, held) == 0:
        held[0] &= ~_PASS_RIGHTS
        held[1] &= ~_PASS_RIGHTS
        libc.capset(header, held)


def _replace(target: str, change: Callable[[Function], Function]) -> None:
    """Put another function in the place of one, given by its module, its class if any, and its name."""
    module, _, path = target.partition(":")
    holder: Any = importlib.import_module(module)
    *parts, name = path.split(".")
    for part in parts:
        holder = getattr(holder, part)
    is_bound = isinstance(holder.__dict__.get(name), classmethod)
    changed = change(getattr(holder, name))
    setattr(holder, name, staticmethod(changed) if is_bound else changed)


def _kill() -> None:
    """End this process as `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)
