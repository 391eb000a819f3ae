"""Which changes of a contract break who relies on the version before: `python -m streams.compatibility`.

What the pipeline writes must stay readable to readers of the version before, so its contracts may only become tighter.
What others write, the raw article, must stay valid, so its contract may only become looser. A change that breaks needs
a new file, `<name>.v2.schema.json`, beside the old one. Fields may be added: readers pass over those unknown to them.
"""

from streams.compatibility.changes import Change, changes
from streams.compatibility.contracts import breaking
from streams.compatibility.references import Files, Schema, resolved

__all__ = ["Change", "Files", "Schema", "breaking", "changes", "resolved"]
