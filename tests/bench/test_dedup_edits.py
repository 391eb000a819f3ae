import re
from random import Random

from dedup_edits import (
    brief,
    combined,
    corrected,
    headline,
    is_table,
    misread,
    quoting,
    replaced,
    retabled,
    sequel,
    templated,
)

STORY = (
    "The harbour council of Orvana voted on Tuesday to close the old ferry pier for two years. "
    "Mayor Ilse Tandberg said 34 piles would be replaced. The work will cost 12.5 million. "
    "Boats will leave from the fish market, where a floating bridge is built. "
    "Shopkeepers near the pier fear that fewer visitors will come. The council promised signs."
)
OTHER = "Heavy snow fell over Velmar at the weekend. Forecasters expect 40 centimetres more, said Runa Skeld of Torvik."


def test_a_misread_text_differs_in_letters_and_keeps_its_spaces_mostly() -> None:
    read = misread(Random(1), STORY, OTHER)
    assert read != STORY
    assert 0.8 < len(read.split()) / len(STORY.split()) < 1.2
    assert 10 < sum(word in STORY.split() for word in read.split()) < len(STORY.split())


def test_a_brief_is_whole_sentences_of_the_lead_before_those_of_another() -> None:
    lead, local = brief(Random(2), STORY * 3, OTHER).split("\n\n")
    assert (STORY * 3).startswith(lead)
    assert lead.endswith(".")
    assert OTHER.startswith(local)


def test_several_edits_at_once_put_the_other_text_in() -> None:
    assert "Heavy snow fell over Velmar at the weekend." in combined(Random(3), STORY, OTHER)


def test_another_report_on_a_template_has_the_frame_and_mostly_other_names_and_figures() -> None:
    draw = Random(4)
    made = [templated(draw, STORY, OTHER) for _ in range(100)]
    assert all("voted on" in one and "would be replaced" in one for one in made)
    words = [set(one.replace(".", " ").split()) for one in made]
    assert 20 < sum("Orvana" not in one for one in words) < 100
    assert sum(bool({"Velmar", "Runa", "Skeld", "Torvik"} & one) for one in words) > 80


TABLE = "Orvana 3 Velmar 1\nTorvik 2 Tolsk 2\nHalden United 0 Bergen Rovers 4\nplayed on Sunday"


def test_a_table_is_told_from_prose_by_its_names_and_numbers() -> None:
    assert is_table(TABLE)
    assert not is_table(STORY)


def test_the_next_table_has_the_names_of_the_last_elsewhere_and_other_numbers() -> None:
    draw = Random(9)
    for _ in range(50):
        made = retabled(draw, TABLE)
        assert made != TABLE
        assert sorted(word for word in made.split() if word.istitle()) == sorted(
            word for word in TABLE.split() if word.istitle()
        )
        assert "played on" in made


def test_a_correction_changes_a_figure_or_two_and_nothing_else() -> None:
    draw = Random(10)
    for _ in range(50):
        made = corrected(draw, STORY, OTHER)
        changes = [one for one, other in zip(STORY.split(), made.split(), strict=True) if one != other]
        assert set(changes) <= {"34", "12.5"}
    assert corrected(draw, "No figure.", OTHER) == "No figure."


def test_words_of_another_text_stand_in_place_of_a_part() -> None:
    draw = Random(6)
    for _ in range(50):
        made = replaced(draw, STORY, OTHER).split()
        assert len(made) <= len(STORY.split())
        assert len(set(made) & set(STORY.split())) > len(set(STORY.split())) / 2
        assert not set(made) <= set(STORY.split())


def test_a_story_quotes_whole_sentences_of_another_and_keeps_all_of_its_own() -> None:
    draw = Random(7)
    for _ in range(50):
        made = quoting(draw, STORY, OTHER)
        assert set(OTHER.split()) <= set(made.split())
        assert any(f"{sentence}." in made for sentence in STORY.rstrip(".").split(". "))


def test_a_copy_goes_mostly_under_the_same_title_else_under_its_first_words_another_or_none() -> None:
    draw = Random(5)
    titles = [headline(draw, "Pier closes", STORY, "Snow over Velmar") for _ in range(300)]
    assert titles.count("Pier closes") > len(titles) / 2
    assert {None, "Snow over Velmar"} < set(titles)
    assert sum(STORY.startswith(title) for title in titles if title) > 10


def test_a_sequel_tells_the_other_half_and_quotes_some_of_the_first_but_not_how_it_begins() -> None:
    draw = Random(11)
    text = " ".join(f"Sentence number {number} is told here." for number in range(20))
    for _ in range(50):
        made = sequel(draw, text)
        assert made
        story, later = (set(re.findall(r"\d+", one)) for one in made)
        assert "0" in story - later
        assert story | later == {str(number) for number in range(20)}
        assert len(later - story) == 10
        assert 1 <= len(later & story) <= 6
    assert sequel(draw, "Too short. To be told. In two.") is None
