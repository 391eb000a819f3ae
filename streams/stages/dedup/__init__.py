"""Stage four: exact and near duplicates, new versions, new stories."""

from streams.stages.dedup.lane import Lane
from streams.stages.dedup.lanes import Lanes
from streams.stages.dedup.limits import Limits
from streams.stages.dedup.lineage import Ranks

__all__ = ["Lane", "Lanes", "Limits", "Ranks"]
