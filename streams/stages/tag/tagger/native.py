"""The tagger by the compiled kernel, streams/kernel/tagger_*.c."""

from __future__ import annotations

from ctypes import CDLL, Structure, byref, c_int64, c_void_p
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from streams.kernel import address
from streams.stages.tag.tagger.letters import CLASSES, LIMIT, TO_LOWER, TO_UPPER, cases
from streams.stages.tag.tagger.model import COLUMNS, HIDDEN, WIDTH, Layer, Model, Table
from streams.stages.tag.tagger.words import REACH, SEEN, WINDOW

WORDS = 1 << 16  # places in the table of words met, half of which are used; 33 MB
LEAST_ROOM, ROOM = 1 << 11, 1 << 14  # words of an article for which working memory is kept; 4 and 30 MB

LINE = 64  # bytes of a cache line


def _pointers(*names: str) -> list[tuple[str, type[c_void_p]]]:
    return [(name, c_void_p) for name in names]


def _numbers(*names: str) -> list[tuple[str, type[c_int64]]]:
    return [(name, c_int64) for name in names]


class _Table(Structure):
    _fields_ = _pointers("kept", "ranks", "rows")


class _Model(Structure):
    _fields_ = (
        *_pointers("classes", "lower", "upper"),
        *_numbers("cased"),
        *_pointers("listed", "masks"),
        *_numbers("lists"),
        *_pointers("known", "rows"),
        *_numbers("knowns"),
        *_pointers("fine", "middle", "coarse", "seen"),
        ("weights", _Table),
        ("bag", _Table),
        *_pointers("vectors"),
    )


class _Words(Structure):
    _fields_ = (
        *_numbers("capacity"),
        *_pointers("letters", "lower", "shape", "cluster", "looks", "sums", "vectors", "counts", "within"),
    )


class _Layer(Structure):
    _fields_ = (*_pointers("weights", "bias"), *_numbers("inputs", "outputs", "shift"))


class _Network(Structure):
    _fields_ = (*((name, _Layer) for name in ("first", "pooled", "second", "third", "out")), *_pointers("flags"))


class Native:
    """Labels words by the model; one article at a time."""

    def __init__(self, model: Model, kernel: CDLL) -> None:
        """Begin with no word met."""
        self._model, self._kernel, self._lock = model, kernel, Lock()
        self._kernel.tagger_slots.restype = c_int64
        self._kept: list[NDArray[Any]] = []
        self._tables, self._network = self._known(), self._layers()
        self._words, self._room = _Met(WORDS), _Room(LEAST_ROOM)

    def path(self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.uint8]:
        """Return the label of each word that begins and ends in `text` where the arrays say, in order."""
        with self._lock:
            slots, places = self._slots(text, starts, ends)
            path = self._path(self._scores(slots))
        found: NDArray[np.uint8] = path[places]
        return found

    def scores(self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the scores of the labels of the words and the breaks between the lines."""
        with self._lock:
            return self._scores(self._slots(text, starts, ends)[0])

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
            *_at(codes, starts, ends),
            c_int64(len(starts)),
            *_at(slots, places),
            byref(fresh),
        )
        self._words.used += fresh.value
        return slots[: count + 1], places

    def _scores(self, slots: NDArray[np.int32]) -> NDArray[np.int32]:
        count = len(slots) - 1
        room = self._room = self._room.for_words(count)
        scores = np.empty((count, COLUMNS), np.int32)
        words, size = byref(self._words.table), c_int64(count)
        self._kernel.tagger_flags(
            words,
            *_at(slots),
            size,
            *_at(room.table),
            c_int64(len(room.table)),
            *_at(room.lower, room.flags, room.names, room.far),
        )
        self._kernel.tagger_linear(byref(self._tables), words, *_at(slots, room.flags, room.far), size, *_at(scores))
        self._kernel.tagger_convolution(
            byref(self._network),
            words,
            *_at(slots, room.flags, room.names, room.far),
            size,
            *_at(room.vectors, room.hidden, room.other, room.places, room.pool, room.seen, scores),
        )
        return scores

    def _path(self, scores: NDArray[np.int32]) -> NDArray[np.uint8]:
        path, came = np.empty(len(scores), np.uint8), np.empty(scores.shape, np.uint8)
        self._kernel.tagger_path(*_at(self._model.moves, scores), c_int64(len(scores)), *_at(came, path))
        return path

    def _keep(self, *arrays: NDArray[Any]) -> list[c_void_p]:
        """Return where the values of arrays lie, and keep them there."""
        self._kept += arrays
        return _at(*arrays)

    def _known(self) -> _Model:
        lexicon, at = self._model.lexicon, self._keep
        return _Model(
            *at(np.frombuffer(CLASSES, np.uint8), cases(TO_LOWER), cases(TO_UPPER)),
            LIMIT,
            *at(lexicon.listed, lexicon.masks),
            len(lexicon.listed),
            *at(lexicon.known, lexicon.rows),
            len(lexicon.known),
            *at(lexicon.fine, lexicon.middle, lexicon.coarse, SEEN),
            self._table(self._model.weights),
            self._table(self._model.bag),
            *at(self._model.vectors),
        )

    def _table(self, table: Table) -> _Table:
        return _Table(*self._keep(table.kept, table.ranks, table.rows))

    def _layers(self) -> _Network:
        network = self._model.network
        layers = (network.first, network.pooled, *network.layers, network.out)
        return _Network(*map(self._layer, layers), *self._keep(network.flags))

    def _layer(self, layer: Layer) -> _Layer:
        outputs, inputs = layer.weights.shape
        weights = _aligned(outputs, inputs)
        weights[:] = layer.weights
        return _Layer(*self._keep(weights, layer.bias), inputs, outputs, layer.shift)


class _Met:
    """The table of the words that were met, with room for half as many as `capacity`, a power of two."""

    def __init__(self, capacity: int) -> None:
        self.used, self._capacity, self._looks = 0, capacity, np.zeros(capacity, np.uint8)
        self._arrays: tuple[NDArray[Any], ...] = (
            *(np.empty(capacity, np.uint64) for _ in range(4)),
            self._looks,
            np.empty((capacity, WINDOW, COLUMNS), np.int16),
            np.empty((capacity, WIDTH), np.int16),
            np.zeros(capacity, np.int32),
            np.zeros(capacity, np.uint8),
        )
        self.table = _Words(capacity, *_at(*self._arrays))

    def with_room(self, words: int) -> _Met:
        """Return a table with room for so many more words: this one, emptied if need be, or another."""
        if 2 * words > WORDS:
            return _Met(1 << (2 * words).bit_length())
        if self._capacity != WORDS:
            return _Met(WORDS)
        if 2 * (self.used + words) > WORDS:
            self._looks[:] = self.used = 0
        return self


class _Room:
    """The kernel's working memory for articles of so many words and breaks, as tagger_linear.c and the rest take it."""

    def __init__(self, words: int) -> None:
        self._words = words
        self.table = np.full(1 << (2 * words).bit_length(), -1, np.int32)
        self.lower, self.flags, self.far = np.zeros((3, words), np.uint8)
        self.names, self.places, self.seen = np.zeros((3, words), np.int32)
        self.vectors = _aligned(words + 2 * REACH, WIDTH)
        self.hidden, self.other = _aligned(words + 2, HIDDEN), _aligned(words + 2, HIDDEN)
        self.pool = np.zeros((words, 2 * HIDDEN), np.int32)

    def for_words(self, words: int) -> _Room:
        """Return this room where it is large enough and not of an article out of the common, else another."""
        return self if words <= self._words <= ROOM else _Room(max(words, LEAST_ROOM))


def _aligned(*shape: int) -> NDArray[np.int16]:
    """Return an array of zeros that begins where a cache line does: wide registers are loaded from one line then."""
    size = int(np.prod(shape))
    room = np.zeros(size + LINE // 2, np.int16)
    begin = -room.ctypes.data % LINE // 2
    return room[begin : begin + size].reshape(shape)


def _at(*arrays: NDArray[Any]) -> list[c_void_p]:
    return [address(array) for array in arrays]
