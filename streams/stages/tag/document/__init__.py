"""The whole document: what the model finds put right, one type a name, and which mentions mean the same."""

from streams.stages.tag.document.capitalised import capitalised_names
from streams.stages.tag.document.resolve import named_spans, resolved

__all__ = ["capitalised_names", "named_spans", "resolved"]
