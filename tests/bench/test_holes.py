from holes import has_holes, long_sentences

SENTENCES = [
    "The bridge of Millbrook was opened again on Monday after two years of work on its piers.",
    "Nobody had thought that the lock below it would hold until the last of the ice had gone.",
    "Three cranes stand where once the fish of half the county were weighed before they were sold.",
    "Her mother kept the market clean with a broom that is shown in the town's museum now.",
    "What the quay is to cost next year depends on stone that nobody has yet found a seller for.",
    "A wharf of wood burns within the hour, and the brigade needs most of that to get there.",
    "Since spring the yard has built nothing but small boats for people who mean to sail alone.",
    "Whoever comes late finds the gate closed, and a bell that rings in a house no longer lived in.",
]
PAGE = "\n".join(["Menu", *SENTENCES, "Share this"])


def test_a_truth_that_leaves_out_sentences_between_two_that_it_keeps_has_holes() -> None:
    assert has_holes(["\n".join(SENTENCES[:3] + SENTENCES[5:])], PAGE)


def test_a_truth_that_begins_late_and_stops_early_is_not_known_from_a_short_body() -> None:
    assert not has_holes(["\n".join(SENTENCES[2:6])], PAGE)


def test_one_sentence_of_eight_may_be_missing() -> None:
    assert not has_holes(["\n".join(SENTENCES[:3] + SENTENCES[4:])], PAGE)


def test_what_a_body_lacks_of_short_and_open_lines_is_no_hole() -> None:
    teaser = "Read how the harbour was opened by the council of the town many years ago"
    page = "\n".join([*SENTENCES[:2], "Advertisement", "He waved.", teaser, SENTENCES[2]])
    assert not has_holes(["\n".join(SENTENCES[:3])], page)


def test_a_page_without_any_of_the_body_has_no_span() -> None:
    assert not has_holes(["Nothing of this stands there at all."], PAGE)


def test_long_sentences_are_parted_within_a_line() -> None:
    assert list(long_sentences(f"{SENTENCES[0]} He waved. {SENTENCES[1]}")) == SENTENCES[:2]
