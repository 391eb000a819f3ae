"""What a lane remembers of its articles beside what it decides by: their versions, and who has brought a story."""

from streams.stages.dedup.lineage.account import Account
from streams.stages.dedup.lineage.lineage import Lineage
from streams.stages.dedup.lineage.ranks import Ranks
from streams.stages.dedup.lineage.remembered import fields_of, packed_in, told_of

__all__ = ["Account", "Lineage", "Ranks", "fields_of", "packed_in", "told_of"]
