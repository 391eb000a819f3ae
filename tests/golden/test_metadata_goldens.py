"""What is lifted from each article in metadata/, against what somebody who read it wrote down beside it.

Every field that a golden leaves out is to be empty. `at` are the words that stand at the span in the cleaned text,
[words, n] where they stand there more than once, null where the page's metadata says it and the text does not; a field
that is a text alone stands there as it is. `given` is what the raw record has besides. `cut` names what is not to be
left in the body, `stays` what is. `known_gaps` names fields that do not come out right yet, and why.
"""

from collections import Counter

import pytest
from metadata_fields import FIELDS, NAMES, case, expected, lifted

CASES = [(name, field) for name in NAMES for field in FIELDS]


@pytest.mark.parametrize(("name", "field"), CASES)
def test_fields(name: str, field: str, request: pytest.FixtureRequest) -> None:
    if reason := case(name).golden.get("known_gaps", {}).get(field):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    assert lifted(name, field) == expected(name, field)


@pytest.mark.parametrize("name", NAMES)
def test_goldens_name_only_what_there_is(name: str) -> None:
    assert case(name).golden.keys() <= {*FIELDS, "given", "cut", "stays", "known_gaps"}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_lifted_and_cut_is_not_in_the_body(name: str) -> None:
    golden, body = case(name).golden, case(name).stripped.text
    assert [words for words in golden.get("cut", ()) if words in body] == []
    assert [words for words in golden.get("stays", ()) if words not in body] == []


@pytest.mark.parametrize("name", NAMES)
def test_spans_hold_what_they_say(name: str) -> None:
    cleaned, found = case(name).cleaned, case(name).stripped
    whole = (found.published, found.modified, found.dateline, found.byline, found.subtitle, *found.notices)
    said = [(one.text, one.span) for one in whole if one]
    said += [(image.caption, image.span) for image in found.images]
    said += [(one.name, one.span) for one in found.contributors]
    said += [(one.name, one.span) for one in (found.byline.authors if found.byline else ())]
    stands = [(text, cleaned.text[span.start : span.end]) for text, span in said if span]
    assert [(text, there) for text, there in stands if text.casefold() != there.casefold()] == []


def test_the_table_of_all_fields(capsys: pytest.CaptureFixture[str]) -> None:
    """Precision and recall for each field; a value counts as right with all that belongs to it, or not at all."""
    rows = [row(field) for field in FIELDS]
    with capsys.disabled():
        print(f"\n{len(NAMES)} articles\n{'field':18}{'said':>6}{'found':>7}{'right':>7}{'P':>7}{'R':>7}")  # noqa: T201
        print("\n".join(rows))  # noqa: T201
    assert len(rows) == len(FIELDS)


def row(field: str) -> str:
    wanted = Counter((name, one) for name in NAMES for one in expected(name, field))
    found = Counter((name, one) for name in NAMES for one in lifted(name, field))
    right = (wanted & found).total()
    precision, recall = right / max(found.total(), 1), right / max(wanted.total(), 1)
    return f"{field:18}{wanted.total():6}{found.total():7}{right:7}{precision:7.2f}{recall:7.2f}"
