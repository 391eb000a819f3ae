"""SIGTERM and a closed terminal end `streams up` as Ctrl-C does: with all that it started."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

_TOLD_TO_END = (signal.SIGTERM, signal.SIGHUP)
_DISTURBING = (signal.SIGINT, *_TOLD_TO_END)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def ending_cleanly() -> Iterator[None]:
    """Let SIGTERM and SIGHUP raise KeyboardInterrupt in the block, as SIGINT does."""
    before = {number: signal.signal(number, _interrupt) for number in _TOLD_TO_END}
    try:
        yield
    finally:
        _restore(before)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no signal end the block: it ends other processes, and takes a bounded time."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in _DISTURBING}
    try:
        yield
    finally:
        _restore(before)


@contextmanager
def asked_to_end() -> Iterator[Callable[[], bool]]:
    """Give what says whether a signal has asked the block to end, as it then does by itself. A second one ends it."""
    asked = False

    def ask(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        _restore(dict.fromkeys(_DISTURBING, _interrupt))

    before = {number: signal.signal(number, ask) for number in _DISTURBING}
    try:
        yield lambda: asked
    finally:
        _restore(before)


def _restore(handlers: Mapping[signal.Signals, Callable[[int, FrameType | None], Any] | int | None]) -> None:
    for number, handler in handlers.items():
        signal.signal(number, handler)
