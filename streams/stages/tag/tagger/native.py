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
LEAST_ROOM, ROOM = 1 << 11, 1 << 14  # words of an article for which working memory is kept; 2 and 18 MB


class _Table(Structure):
    _fields_ = [(name, c_void_p) for name in ("kept", "ranks", "rows")]


class _Model(Structure):
    _fields_ = [
        *((name, c_void_p) for name in ("classes", "lower", "upper")), ("cased", c_int64),
        *((name, c_void_p) for name in ("listed", "masks")), ("lists", c_int64),
        *((name, c_void_p) for name in ("known", "rows")), ("knowns", c_int64),
        *((name, c_void_p) for name in ("fine", "middle", "coarse", "seen")),
        ("weights", _Table), ("bag", _Table), ("vectors", c_void_p),
    ]  # fmt: skip


class _Words(Structure):
    _fields_ = [
        ("capacity", c_int64),
        *(
            (name, c_void_p)
            for name in ("letters", "lower", "shape", "cluster", "looks", "sums", "vectors", "counts", "within")
        ),
    ]


class _Layer(Structure):
    _fields_ = [("weights", c_void_p), ("bias", c_void_p), *((name, c_int64) for name in ("inputs", "outputs", "shift"))]


class _Network(Structure):
    _fields_ = [*((name, _Layer) for name in ("first", "pooled", "second", "third", "out")), ("flags", c_void_p)]


class Native:
    """Labels words by the model; one article at a time."""

    def __init__(self, model: Model, kernel: CDLL) -> None:
        """Begin with no word met."""
        self._model, self._kernel, self._lock = model, kernel, Lock()
        self._kernel.tagger_slots.restype = c_int64
        self._kept: list[Any] = []
        self._tables, self._network = self._known(), self._layers()
        self._forget(WORDS)
        self._room = _Room(0)

    def path(self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.uint8]:
        """Return the label of each word that begins and ends in `text` where the arrays say, in order."""
        with self._lock:
            slots, places = self._slots(text, starts, ends)
            scores = self._scores(slots)
            return self._path(scores)[places]

    def _slots(self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> tuple[Any, Any]:
        """Return the places of the words in the table and a break behind them, and where each stands among them."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        self._make_room(len(starts) + 1)
        slots, places, fresh = np.empty(2 * len(starts) + 1, np.int32), np.empty(len(starts), np.int32), c_int64(0)
        count = self._kernel.tagger_slots(
            byref(self._tables), byref(self._words), *map(address, (codes, starts, ends)), c_int64(len(starts)),
            address(slots), address(places), byref(fresh),
        )  # fmt: skip
        self._used += fresh.value
        return slots[: count + 1], places

    def _scores(self, slots: NDArray[np.int32]) -> NDArray[np.int32]:
        count = len(slots) - 1
        room = self._room = self._room if count <= self._room.words <= ROOM else _Room(count)
        self._kernel.tagger_flags(
            byref(self._words), address(slots), c_int64(count), address(room.table), c_int64(len(room.table)),
            *map(address, (room.lower, room.flags, room.names, room.far)),
        )  # fmt: skip
        scores = np.empty((count, COLUMNS), np.int32)
        self._kernel.tagger_linear(
            byref(self._tables), byref(self._words), *map(address, (slots, room.flags, room.far)), c_int64(count),
            address(scores),
        )  # fmt: skip
        self._kernel.tagger_convolution(
            byref(self._network), byref(self._words), *map(address, (slots, room.flags, room.names, room.far)),
            c_int64(count), *map(address, (room.vectors, room.hidden, room.other, room.places, room.pool, room.seen)),
            address(scores),
        )  # fmt: skip
        return scores

    def _path(self, scores: NDArray[np.int32]) -> NDArray[np.uint8]:
        path = np.empty(len(scores), np.uint8)
        came = np.empty(scores.shape, np.uint8)
        self._kernel.tagger_path(
            *map(address, (self._model.moves, scores)), c_int64(len(scores)), *map(address, (came, path))
        )
        return path

    def _make_room(self, words: int) -> None:
        if 2 * words > WORDS:
            self._forget(1 << (2 * words).bit_length())
        elif self._words.capacity > WORDS or self._used + words > WORDS // 2:
            self._forget(WORDS)

    def _forget(self, capacity: int) -> None:
        """Begin anew with no word met."""
        hashes = [np.empty(capacity, np.uint64) for _ in range(4)]
        looks, counts, within = np.zeros(capacity, np.uint8), np.zeros(capacity, np.int32), np.zeros(capacity, np.uint8)
        sums, vectors = np.empty((capacity, WINDOW, COLUMNS), np.int16), np.empty((capacity, WIDTH), np.int16)
        self._arrays = (*hashes, looks, sums, vectors, counts, within)
        self._words = _Words(capacity, *map(address, self._arrays))
        self._used = 0

    def _address(self, array: NDArray[np.generic]) -> c_void_p:
        """Return where the values of `array` lie, and keep them there."""
        self._kept.append(array)
        return address(array)

    def _known(self) -> _Model:
        lexicon, at = self._model.lexicon, self._address
        return _Model(
            at(np.frombuffer(CLASSES, np.uint8)), at(cases(TO_LOWER)), at(cases(TO_UPPER)), LIMIT,
            at(lexicon.listed), at(lexicon.masks), len(lexicon.listed),
            at(lexicon.known), at(lexicon.rows), len(lexicon.known),
            at(lexicon.fine), at(lexicon.middle), at(lexicon.coarse), at(SEEN),
            self._table(self._model.weights), self._table(self._model.bag), at(self._model.vectors),
        )  # fmt: skip

    def _table(self, table: Table) -> _Table:
        return _Table(*map(self._address, (table.kept, table.ranks, table.rows)))

    def _layers(self) -> _Network:
        network = self._model.network
        layers = (network.first, network.pooled, *network.layers, network.out)
        return _Network(*map(self._layer, layers), self._address(network.flags))

    def _layer(self, layer: Layer) -> _Layer:
        outputs, inputs = layer.weights.shape
        return _Layer(self._address(layer.weights), self._address(layer.bias), inputs, outputs, layer.shift)


class _Room:
    """The kernel's working memory for articles of so many words and breaks, as tagger_linear.c and the rest take it."""

    def __init__(self, words: int) -> None:
        self.words = max(words, LEAST_ROOM)
        self.table = np.full(1 << (2 * self.words).bit_length(), -1, np.int32)
        self.lower, self.flags, self.far = np.zeros((3, self.words), np.uint8)
        self.names, self.places, self.seen = np.zeros((3, self.words), np.int32)
        self.vectors = np.empty((self.words + 2 * REACH, WIDTH), np.int16)
        self.hidden, self.other = np.empty((2, self.words + 2, HIDDEN), np.int16)
        self.pool = np.zeros((self.words, 2 * HIDDEN), np.int32)
