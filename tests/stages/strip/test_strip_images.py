from streams.records import Credit, Image, Label, Span
from streams.stages.strip.images import images_in
from streams.stages.strip.pieces import Piece


def captions(*lines: str) -> list[Piece]:
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    return [Piece(line, start, Label.CAPTION) for line, start in zip(lines, starts, strict=True)]


def test_one_image_for_a_caption_that_stands_twice() -> None:
    caption = "A crane lifts the bridge."
    credit = Credit(name="Ada Brook", agency="AP", span=Span(start=53, end=65))
    assert images_in(captions(caption, f"{caption} (Ada Brook/AP)")) == (
        Image(caption=caption, credit=credit, span=Span(start=26, end=51)),
    )


def test_a_line_that_is_all_credit_belongs_to_the_caption_before_it() -> None:
    first, second = images_in(
        captions("Photo: Ben Cole", "The first bridge.", "The second bridge.", "Photo: Ada Brook")
    )
    assert (first.caption, first.credit) == ("The first bridge.", None)
    assert second.credit is not None
    assert (second.caption, second.credit.name) == ("The second bridge.", "Ada Brook")


def test_a_name_alone_is_a_credit() -> None:
    (found,) = images_in(captions("The bridge at noon.", "Fjordfoto"))
    assert found.credit is not None
    assert found.credit.name == "Fjordfoto"


def test_the_outlet_is_not_the_photographer() -> None:
    (found,) = images_in(captions("Birken am Berg. © Harzer Bote/Tim Roth"), "Harzer Bote")
    assert found.credit is not None
    assert (found.credit.name, found.credit.agency) == ("Tim Roth", "Harzer Bote")


def test_what_stands_among_captions_and_is_none() -> None:
    glued = Piece("(AP)", 0, Label.CREDIT, inline=True)
    assert (
        images_in([glued, *captions("© 2031 Fjord Post. All rights reserved.", "By Ada Brook", "Tags: ferry, ice")])
        == ()
    )


def test_a_lead_in_a_line_of_its_own_is_no_name() -> None:
    (found,) = images_in(captions("The bridge at noon.", "Foto:", "Fjordfoto"))
    assert found.credit is not None
    assert found.credit.name == "Fjordfoto"
