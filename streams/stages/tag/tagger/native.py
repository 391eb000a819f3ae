"""The tagger by the compiled kernel, streams/kernel/tagger_*.c."""

from __future__ import annotations

from ctypes import CDLL, Structure, byref, c_int64, c_void_p
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.letters import CLASSES, LIMIT, TO_LOWER, TO_UPPER, cases
from streams.stages.tag.tagger.memory import Met, Room, aligned, at, numbers, pointers
from streams.stages.tag.tagger.model import Layer, Model, Table
from streams.stages.tag.tagger.words import SEEN

PANEL = 32  # outputs of a layer whose weights lie together, as streams/kernel/tagger.h has it


class _Table(Structure):
    _fields_ = pointers("kept", "ranks", "rows")


class _Model(Structure):
    _fields_ = (
        *pointers("classes", "lower", "upper"),
        *numbers("cased"),
        *pointers("listed", "masks"),
        *numbers("lists"),
        *pointers("known", "rows"),
        *numbers("knowns"),
        *pointers("fine", "middle", "coarse", "seen"),
        ("weights", _Table),
        ("bag", _Table),
        *pointers("vectors"),
    )


class _Layer(Structure):
    _fields_ = (*pointers("weights", "bias"), *numbers("inputs", "outputs", "shift"))


class _Network(Structure):
    _fields_ = (*((name, _Layer) for name in ("first", "pooled", "second", "third", "out")), *pointers("flags"))


class Native:
    """Labels words by the model; one article at a time."""

    def __init__(self, model: Model, kernel: CDLL) -> None:
        """Begin with no word met."""
        self._model, self._kernel, self._lock = model, kernel, Lock()
        self._kernel.tagger_slots.restype = c_int64
        self._kept: list[NDArray[Any]] = []
        self._tables, self._network = self._known(), self._layers()
        (self._moves,) = self._keep(model.moves)
        self._words, self._room = Met(), Room()

    def read(
        self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]
    ) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
        """Return labels and scores of the words that begin and end in `text` where the arrays say, in order."""
        with self._lock:
            slots, places = self._slots(text, starts, ends)
            count = self._score(slots)
            return self._path(count)[places], self._room.scores.take(places, axis=0)

    def scores(self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the scores of the labels of the words and the breaks between the lines."""
        with self._lock:
            count = self._score(self._slots(text, starts, ends)[0])
            return self._room.scores[:count].copy()

    def _slots(
        self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]
    ) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the places of the words in the table and a break behind them, and where each stands among them."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        self._words = self._words.with_room(len(starts) + 1)
        slots, places, fresh = np.empty(2 * len(starts) + 1, np.int32), np.empty(len(starts), np.int32), c_int64(0)
        count = self._kernel.tagger_slots(
            byref(self._tables),
            byref(self._words.table),
            *at(codes, starts, ends),
            c_int64(len(starts)),
            *at(slots, places),
            byref(fresh),
        )
        self._words.used += fresh.value
        return slots[: count + 1], places

    def _score(self, slots: NDArray[np.int32]) -> int:
        """Put the scores of words and breaks, the last aside, into the working memory, and return their number."""
        count = len(slots) - 1
        room = self._room = self._room.for_words(count)
        words, (places,), size = byref(self._words.table), at(slots), c_int64(count)
        self._kernel.tagger_flags(
            *(words, places, size, room.table, c_int64(room.table_size), room.lower, room.flags, room.names, room.far)
        )
        self._kernel.tagger_linear(byref(self._tables), words, places, room.flags, room.far, size, room.scored)
        self._kernel.tagger_convolution(
            *(byref(self._network), words, places, room.flags, room.names, room.far, size),
            *(room.vectors, room.hidden, room.other, room.places, room.pool, room.seen, room.scored),
        )
        return count

    def _path(self, count: int) -> NDArray[np.uint8]:
        path, room = np.empty(count, np.uint8), self._room
        self._kernel.tagger_path(self._moves, room.scored, c_int64(count), room.came, *at(path))
        return path

    def _keep(self, *arrays: NDArray[Any]) -> list[c_void_p]:
        """Return where the values of arrays lie, and keep them there."""
        self._kept += arrays
        return at(*arrays)

    def _known(self) -> _Model:
        lexicon, keep = self._model.lexicon, self._keep
        return _Model(
            *keep(np.frombuffer(CLASSES, np.uint8), cases(TO_LOWER), cases(TO_UPPER)),
            LIMIT,
            *keep(lexicon.listed, lexicon.masks),
            len(lexicon.listed),
            *keep(lexicon.known, lexicon.rows),
            len(lexicon.known),
            *keep(lexicon.fine, lexicon.middle, lexicon.coarse, SEEN),
            self._table(self._model.weights),
            self._table(self._model.bag),
            *keep(self._model.vectors),
        )

    def _table(self, table: Table) -> _Table:
        return _Table(*self._keep(table.kept, table.ranks, table.rows))

    def _layers(self) -> _Network:
        network = self._model.network
        layers = (network.first, network.pooled, *network.layers, network.out)
        return _Network(*map(self._layer, layers), *self._keep(network.flags))

    def _layer(self, layer: Layer) -> _Layer:
        outputs, inputs = layer.weights.shape
        weights = aligned(outputs // PANEL, inputs // 2, PANEL, 2)
        weights[:] = layer.weights.reshape(-1, PANEL, inputs // 2, 2).swapaxes(1, 2)
        return _Layer(*self._keep(weights, layer.bias), inputs, outputs, layer.shift)
