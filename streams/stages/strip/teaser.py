"""Whether the whole article is there, or only its beginning and a prompt to subscribe."""

from __future__ import annotations

from streams.stages.strip.decisions import Decided

_ELLIPSIS = ("…", "...")


def is_complete(decided: Decided) -> bool:
    """Say whether the body goes on to its end: False for a teaser.

    A teaser's last paragraph is cut short, or has a paywall's prompt or, where it ends in an ellipsis, an invitation to
    read on below.
    """
    end = decided.undecided[-1]
    last = decided.lines[end]
    below = [rule for rule in decided.rules[end + 1 :] if rule]
    trailing = last.text.rstrip().endswith(_ELLIPSIS)
    return not (last.cut_short or any(rule.teaser or (rule.opens and trailing) for rule in below))
