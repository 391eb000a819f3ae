"""The tagger in numpy: the same answers as from the compiled kernel, slower."""

from __future__ import annotations

from threading import Lock

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.context import NEAR, flags, joined, near
from streams.stages.tag.tagger.convolution import Convolution
from streams.stages.tag.tagger.labels import LABELS
from streams.stages.tag.tagger.lexicon import UNKNOWN
from streams.stages.tag.tagger.linear import Rows
from streams.stages.tag.tagger.lines import places_of
from streams.stages.tag.tagger.met import Met
from streams.stages.tag.tagger.model import COLUMNS, FINER, Model
from streams.stages.tag.tagger.path import HARDLY, best_path
from streams.stages.tag.tagger.spelling import LONGEST
from streams.stages.tag.tagger.words import BREAK, REACH, WINDOW, read

_AT_ONCE = 1 << 10  # words that are read together
Integers = NDArray[np.int64]


class Twin:
    """Labels words by the model; one article at a time."""

    def __init__(self, model: Model) -> None:
        """Begin with no word met."""
        self._model, self._lock, self._met = model, Lock(), Met()
        self._moves = model.moves[: len(LABELS), : len(LABELS)]
        self._weights, self._bag = Rows(model.weights), Rows(model.bag)
        self._convolution = Convolution(model.network)

    def read(
        self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]
    ) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
        """Return labels and scores of the words that begin and end in `text` where the arrays say, in order."""
        scores, places, is_near = self._judged(text, starts, ends)
        return best_path(self._moves, scores, is_near)[places], scores.take(places, axis=0)

    def scores(self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the scores of the labels of the words and the breaks between the lines."""
        return self._judged(text, starts, ends)[0]

    def _judged(
        self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]
    ) -> tuple[NDArray[np.int32], Integers, NDArray[np.bool_]]:
        """Return the scores, where among them each word stands, and which can be part of a name."""
        places = places_of(text, starts, ends)
        edges = zip(starts.tolist(), np.minimum(ends, starts + LONGEST).tolist(), strict=True)
        words = [text[start:end] for start, end in edges]
        with self._lock:
            self._meet({*words, BREAK})
            pause = self._met.rows([BREAK])
            rows = np.full(places[-1] + 1, pause)
            rows[places] = self._met.rows(words)
            scores, is_near = self._scores(rows, pause)
        return scores, places, is_near

    def _meet(self, words: set[str]) -> None:
        self._met = self._met.with_room(words)
        new = self._met.new(words)
        for begin in range(0, len(new), _AT_ONCE):
            some = new[begin : begin + _AT_ONCE]
            looks, features = read(some, self._model.lexicon)
            buckets = [features.buckets(place) for place in range(WINDOW)]
            sums = np.stack([self._weights.sums_from(*one) for one in buckets], axis=1)
            vectors = self._bag.sums_from(*buckets[REACH])
            known = features.rows != UNKNOWN
            vectors[known] += self._model.vectors[features.rows[known]]
            self._met.add(some, looks, sums, self._convolution.parts(vectors))

    def _scores(self, rows: Integers, pause: Integers) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        words = self._met.looks(rows)
        flagged, telling = flags(words), words.tell()
        *more, is_near = (near(telling, reach) for reach in (NEAR + 2, NEAR + 1, NEAR))
        heard = [np.flatnonzero(one) for one in (*more, is_near)]
        places = heard[-1]
        outside = self._met.looks(pause)
        sums = self._weights.sums(joined(words, outside, flagged, places)) + self._met.sums(rows, places)
        said = self._convolution.scores(self._met.parts(rows, heard[0]), flagged, words.lower, heard)
        scores = np.full((len(rows), COLUMNS), HARDLY, np.int32)
        scores[:, 0] = 0
        scores[places] = (sums.astype(np.int32) << FINER) + said
        return scores, is_near
