"""Where the contracts lie: `schemas/` of the checkout, or what an installed wheel brought under its prefix."""

from __future__ import annotations

import sys
from pathlib import Path

_CHECKOUT = Path(__file__).parent.parent / "schemas"
SCHEMAS = _CHECKOUT if _CHECKOUT.is_dir() else Path(sys.prefix) / "share" / "streams" / "schemas"
