"""Which of several places is meant, by how much it is ahead of the next, and what decides for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from streams.records import LinkReason
from streams.stages.tag.gazetteer.places import Place
from streams.stages.tag.link.candidates import COUNTRY, Candidate
from streams.stages.tag.link.evidence import Evidence, Witness

# Logarithms to base 10, as the priors are.
_UNKNOWN = 4.5  # of a place of the name that is not in the gazetteer
_PLACED = 2.0  # margin of the only place of a name in the country or region beside it
_DECIDES = 0.8  # margin without evidence, from which on that is not what decides
_MOST_SURE = 0.99


class Choice(NamedTuple):
    """The place, its margin as a logarithm to base 10, and why it is the one."""

    place: Place
    margin: float
    because: LinkReason

    @property
    def confidence(self) -> float:
        """Return the margin as a share: how likely it is the place or the next one, if it is one of the two."""
        return round(min(1 / (1 + 10**-self.margin), _MOST_SURE), 2)


def choose(
    known: Sequence[Candidate], evidence: Evidence | None, own: Witness | None, *, is_placed: bool
) -> Choice | None:
    """Return the best of the candidates in view of the evidence, apart from their `own`; None if there are none.

    `is_placed`: what stands beside the name left only these.
    """
    if not known:
        return None
    if known[0].prior >= COUNTRY and not is_placed:
        return Choice(known[0].place, COUNTRY - _UNKNOWN, LinkReason.ONLY_ONE)
    meant = [one for one in known if not one.hidden] or known
    scores = [one.prior + _weight(one.place, evidence, own) for one in meant]
    best = meant[scores.index(max(scores))]
    rival, score = sorted([*scores, 0.0])[-2:]
    if is_placed:
        return Choice(best.place, _PLACED if len(meant) == 1 else score - rival, LinkReason.BESIDE)
    return Choice(best.place, score - max(rival, _UNKNOWN), _because(best, meant, evidence))


def _weight(place: Place, evidence: Evidence | None, own: Witness | None) -> float:
    return evidence.speaks_for(place, own) if evidence else 0.0


def _because(best: Candidate, known: Sequence[Candidate], evidence: Evidence | None) -> LinkReason:
    rival = max((one.prior for one in known if one is not best), default=_UNKNOWN)
    if evidence is not None and best.prior - max(rival, _UNKNOWN) < _DECIDES:
        return LinkReason.DATELINE if evidence.is_of_dateline(best.place) else LinkReason.COUNTRY_NEARBY
    return LinkReason.ONLY_ONE if len(known) == 1 else LinkReason.POPULATION
