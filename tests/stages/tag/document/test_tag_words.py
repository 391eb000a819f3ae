from streams.stages.tag.document.words import WORDS, words


def test_every_list_has_entries_and_stands_once() -> None:
    names = [line[1:-1] for line in WORDS.read_text("utf-8").splitlines() if line.startswith("[")]
    assert len(names) == len(set(names))
    assert all(words(name) for name in names)
