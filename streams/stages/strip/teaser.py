"""Whether the whole article is there, or only its beginning and a prompt to subscribe."""

from __future__ import annotations

import re

from streams.stages.strip.label import Decided
from streams.stages.strip.lines import Line

_CUT_SHORT = re.compile(
    r"(?:\[(?:…|\.\.\.|\+\d+ chars)\]|\[\+\d+ chars\]|(?:…|\.\.\.) ?(?:continue reading|read more|weiterlesen|lire la suite|leer más).{0,20})$",
    re.IGNORECASE,
)
_ELLIPSIS = ("…", "...")


def is_complete(lines: list[Line], decided: Decided) -> bool:
    """Say whether the body goes on to its end: False for a teaser.

    A teaser's last paragraph has a paywall's prompt or, where it ends in an ellipsis, an invitation to read on below.
    """
    kept = [i for i, verdict in enumerate(decided.verdicts) if verdict is None]
    last = lines[kept[-1]].text.rstrip()
    if _CUT_SHORT.search(last):
        return False
    below = [rule for rule in decided.rules[kept[-1] + 1 :] if rule]
    return not any(rule.teaser or (rule.opens and last.endswith(_ELLIPSIS)) for rule in below)
