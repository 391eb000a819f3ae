from random import Random

from dedup_edits import brief, combined, misread, templated

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


def test_another_report_on_a_template_has_the_frame_and_neither_names_nor_figures() -> None:
    filled = templated(Random(4), STORY, OTHER)
    assert "voted on" in filled
    assert "would be replaced" in filled
    assert not {"Orvana", "Tandberg", "Tuesday"} & set(filled.replace(".", " ").split())
    assert {"Velmar", "Runa", "Skeld", "Torvik"} & set(filled.replace(".", " ").split())
