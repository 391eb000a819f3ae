"""The whole document: what the model finds put right, one type a name, and which mentions mean the same."""

from streams.stages.tag.document.resolve import named_spans, resolved

__all__ = ["named_spans", "resolved"]
