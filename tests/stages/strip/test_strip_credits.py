import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.strip.credits import credit_of


@pytest.mark.parametrize(
    ("line", "caption", "name", "agency"),
    [
        ("A crane lifts the bridge. (Ada Brook/AP)", "A crane lifts the bridge.", "Ada Brook", "AP"),
        ("A crane lifts the bridge. (AP Photo/Ada Brook)", "A crane lifts the bridge.", "Ada Brook", "AP"),
        (
            "A crane lifts the bridge. Photograph: Ada Brook/Fjord Pictures",
            "A crane lifts the bridge.",
            "Ada Brook",
            "Fjord Pictures",
        ),
        ("Der Steg am Montag. Foto: Ada Brook", "Der Steg am Montag.", "Ada Brook", None),
        ("The shore at night. Image: Fjord Weather Service", "The shore at night.", "Fjord Weather Service", None),
        ("A crane lifts the bridge. AFP", "A crane lifts the bridge.", None, "AFP"),
        ("Photo by Ada Brook via Getty Images", "", "Ada Brook", "Getty Images"),
        ("(c) ADA/BROOK", "(c)", "ADA", "BROOK"),
        ("A crane lifts the bridge. ADA BROOK/REUTERS", "A crane lifts the bridge.", "Ada Brook", "Reuters"),
    ],
)
def test_credits(line: str, caption: str, name: str | None, agency: str | None) -> None:
    credited = credit_of(line)
    assert credited is not None
    assert (credited.caption, credited.credit.name, credited.credit.agency) == (caption, name, agency)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge will open in May.",
        "He met Gen. Ada Brook Cole",
        "He photographs by night.",
        "It cost 3.5 (left).",
        "",
    ],
)
def test_lines_without_a_credit(line: str) -> None:
    assert credit_of(line) is None


def test_an_agency_alone_is_a_bare_credit() -> None:
    bare, signed = credit_of("The bridge is open. AFP"), credit_of("The bridge is open. Foto: Ada Brook")
    assert bare is not None
    assert signed is not None
    assert (bare.bare, signed.bare) == (True, False)


@pytest.mark.parametrize(
    ("line", "name", "agency"),
    [
        ("The bridge. (Image credit: Fjordfoto / Ada Brook)", "Ada Brook", "Fjordfoto"),
        ("The bridge. Foto: Uncredited/dpa", None, "dpa"),
        ("The bridge. Ada Brook/Getty Images hide caption", "Ada Brook", "Getty Images"),
    ],
)
def test_whose_picture_it_is(line: str, name: str | None, agency: str) -> None:
    credited = credit_of(line)
    assert credited is not None
    assert (credited.credit.name, credited.credit.agency) == (name, agency)


def test_a_signature_with_initials_is_no_credit() -> None:
    assert credit_of("The ferries will run again on Sunday. PTI RS HMB") is None


@given(st.text(max_size=300))
def test_a_caption_begins_its_line(text: str) -> None:
    credited = credit_of(text)
    assert credited is None or text.strip().startswith(credited.caption)
