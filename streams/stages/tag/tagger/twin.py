"""The tagger in numpy: the same answers as from the compiled kernel, slower."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger import convolution
from streams.stages.tag.tagger.context import flags, joined, near
from streams.stages.tag.tagger.lines import with_breaks
from streams.stages.tag.tagger.model import COLUMNS, FINER, Model, Table
from streams.stages.tag.tagger.path import best_path
from streams.stages.tag.tagger.words import BREAK, CACHED, REACH, WINDOW, Word, Words

HARDLY = -(1 << 20)  # the score of all labels but O where no name can be
_NO_NAME = np.array([0] + [HARDLY] * (COLUMNS - 1), np.int32)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A word, the sums of its weights for each place in the window, and its vector."""

    word: Word
    sums: NDArray[np.int16]
    vector: NDArray[np.int16]


class _Rows:
    """The rows of a table by bucket; a row of zeros for buckets that have none."""

    def __init__(self, table: Table) -> None:
        self._places = table.places()
        self._rows = np.concatenate([table.rows, np.zeros((1, table.rows.shape[1]), np.int8)])

    def sums(self, buckets: NDArray[np.int64]) -> NDArray[np.int16]:
        """Return the sums of the rows of `buckets` over the last axis."""
        found: NDArray[np.int16] = self._rows[self._places[buckets]].sum(axis=-2, dtype=np.int16)
        return found


class Twin:
    """Scores words by the model."""

    def __init__(self, model: Model) -> None:
        """Begin with no word met."""
        self._model, self._words = model, Words(model.lexicon)
        self._weights, self._bag = _Rows(model.weights), _Rows(model.bag)
        self._weighed = lru_cache(maxsize=CACHED)(self._weigh)

    def read(
        self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]
    ) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
        """Return labels and scores of the words that begin and end in `text` where the arrays say, in order."""
        words, places = with_breaks(text, starts.tolist(), ends.tolist())
        scores = self._scores(words)
        return best_path(self._model.moves, scores)[places], scores[places]

    def scores(self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the scores of the labels of the words and the breaks between the lines."""
        return self._scores(with_breaks(text, starts.tolist(), ends.tolist())[0])

    def _scores(self, words: list[str]) -> NDArray[np.int32]:
        weighed = [self._weighed(word) for word in words]
        read = [one.word for one in weighed]
        flagged = flags(read)
        sums = self._weights.sums(joined(read, self._words.word(BREAK), flagged)) + _around(weighed)
        said = convolution.scores(
            self._model.network,
            np.array([one.vector for one in weighed]),
            flagged,
            np.array([word.lower for word in read]),
        )
        scores = ((sums.astype(np.int64) << FINER) + said).astype(np.int32)
        return np.where(near(read)[:, None], scores, _NO_NAME)

    def _weigh(self, text: str) -> _Weighed:
        word = self._words.word(text)
        sums = np.stack([self._weights.sums(buckets) for buckets in word.features])
        vector = self._bag.sums(word.features[REACH])
        if word.row >= 0:
            vector += self._model.vectors[word.row]
        return _Weighed(word, sums, vector)


def _around(weighed: list[_Weighed]) -> NDArray[np.int16]:
    """Return the sums of what each word says in the places of its neighbours."""
    sums = np.zeros((len(weighed) + 2 * REACH, WINDOW, COLUMNS), np.int16)
    sums[REACH : REACH + len(weighed)] = [one.sums for one in weighed]
    found: NDArray[np.int16] = np.zeros((len(weighed), COLUMNS), np.int16)
    for place in range(WINDOW):
        found += sums[place : place + len(weighed), place]
    return found
