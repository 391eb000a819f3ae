from base64 import b64decode
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tagged_articles import tagged
from test_dedup_placed import PLACED

from streams.stages.dedup import Lanes
from streams.stages.dedup.changes import body as bodies
from streams.stages.dedup.checkpoint import CHECKPOINT_BYTES, Unsealed, decisions
from streams.stages.dedup.lineage import account as accounts
from streams.stages.dedup.lineage import remembered
from streams.stages.dedup.placed import Placed, pack
from streams.topics import LANE_CHECKPOINTS, LANES, topic

GOLDEN = Path(__file__).parents[2] / "golden/lanes/one-decision.3.base64"
FERRY = (
    "A ferry with 212 people on board ran aground off Orvana early on Monday after its steering failed, the coast "
    "guard said.\n\nThe Maren Lind struck a sandbank three kilometres from the harbour. Nine people were treated for "
    "bruises, said Petra Halloway of the hospital."
)
HEAD = 256  # bytes of a decision that its entry need not have, with room


@given(st.lists(st.tuples(st.sampled_from(["en", "und"]), PLACED), max_size=8), st.integers(1, 3_000))
def test_parts_are_bounded_and_give_back_what_was_added(given_decisions: list[tuple[str, Placed]], most: int) -> None:
    unsealed = Unsealed(most)
    for language, placed in given_decisions:
        unsealed.add(language, placed)
    parts = unsealed.seal()
    if not parts:
        assert sum(len(pack(*one)) for one in given_decisions) < most
        return
    assert [*chain.from_iterable(map(decisions, parts))] == given_decisions
    assert all(len(part) <= most or len([*decisions(part)]) == 1 for part in parts)
    assert unsealed.seal() == ()


def test_no_decision_is_larger_than_its_entry_and_so_every_part_fits_its_topic() -> None:
    lanes = Lanes(checkpoint_bytes=1)
    digits = "\n\n".join(f"{number}{'7' * 3_000} is {'A' * 900}{number} of {'b' * 900}." for number in range(30))
    for number, text in enumerate(("Ferry", FERRY, digits, digits.replace("7", "8"))):
        article = tagged(
            text, id="a" * 512, version=f"{number:016x}", title=f"{text} {'t' * 2_000}", publisher="p" * 2_000
        )
        entry = lanes.decide(article).entry
        (part,) = lanes.checkpoint()
        assert entry is not None
        assert len(part) <= len(entry.value) + HEAD
    largest = max(CHECKPOINT_BYTES, topic(LANES).largest_record + HEAD)
    assert largest <= topic(LANE_CHECKPOINTS).largest_record


@pytest.mark.parametrize("part", [b"", b"no checkpoint", b"en\0\0" + bytes(200), b"lanes/2\n"])
def test_a_part_of_another_form_is_refused(part: bytes) -> None:
    with pytest.raises(ValueError, match=r"begins with b'lanes/3\\n', and this one begins with"):
        [*decisions(part)]


def test_a_part_of_this_form_is_read_and_means_the_same_forever() -> None:
    """Where this fails, logs are misread: FORM and ENTRY_SCHEMA need a new number, and `made` is the new golden."""
    lanes = Lanes(checkpoint_bytes=1)
    lanes.decide(tagged(FERRY, title="Ferry aground", id="a", version="00000000000000a1", publisher="Fleet"))
    (made,) = lanes.checkpoint()
    [(language, kept)], [(_, now)] = decisions(b64decode(GOLDEN.read_bytes())), decisions(made)
    assert (language, replace(kept, told=b"")) == ("en", replace(now, told=b""))
    of_kept, of_now = remembered.unpack(kept.told), remembered.unpack(now.told)
    assert accounts.unpack(of_kept.account) == accounts.unpack(of_now.account)
    assert bodies.unpack(of_kept.body) == bodies.unpack(of_now.body)
