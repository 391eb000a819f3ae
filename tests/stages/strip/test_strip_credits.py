import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import Credit, Image
from streams.stages.strip.credits import credit_of, images_of


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
        ("A crane lifts the bridge. ADA BROOK/REUTERS", "A crane lifts the bridge.", "Ada Brook", "Reuters"),
    ],
)
def test_credits(line: str, caption: str, name: str | None, agency: str | None) -> None:
    credited = credit_of(line)
    assert credited is not None
    assert (credited.caption, credited.credit) == (caption, Credit(name=name, agency=agency))


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


def test_one_image_for_a_caption_that_stands_twice() -> None:
    caption = "A crane lifts the bridge."
    assert images_of([caption, f"{caption} (Ada Brook/AP)"]) == (
        Image(caption=caption, credit=Credit(name="Ada Brook", agency="AP")),
    )


def test_a_line_that_is_all_credit_belongs_to_the_caption_before_it() -> None:
    assert images_of(["Photo: Ben Cole", "The first.", "The second.", "Photo: Ada Brook"]) == (
        Image(caption="The first.", credit=None),
        Image(caption="The second.", credit=Credit(name="Ada Brook", agency=None)),
    )


@given(st.text(max_size=300))
def test_a_caption_begins_its_line(text: str) -> None:
    credited = credit_of(text)
    assert credited is None or text.strip().startswith(credited.caption)
