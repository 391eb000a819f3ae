"""What a lane remembers of its articles beside what it decides by: their versions, and who has brought a story."""

from streams.stages.dedup.lineage.account import Account
from streams.stages.dedup.lineage.entry import remembered_in, told_of
from streams.stages.dedup.lineage.lineage import Lineage, Remembered
from streams.stages.dedup.lineage.ranks import Ranks

__all__ = ["Account", "Lineage", "Ranks", "Remembered", "remembered_in", "told_of"]
