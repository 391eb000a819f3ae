import subprocess
import sys
from dataclasses import replace
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.codec import encode
from streams.errors import Reason, RejectError
from streams.records import Signature
from streams.text.signature import HASHES, MOST_SHINGLES, SCHEME, check_scheme, sign

STORY = (
    "ORVANA (Example News) — The harbour council of Orvana voted on Tuesday to close the old ferry pier for two years "
    "while 34 of its piles are replaced. Mayor Ilse Tandberg said the work would cost 12.5 million and begin in March."
)


def parts(signature: Signature) -> list[tuple[int, ...]]:
    return [
        signature.shingles,
        signature.head,
        signature.names,
        signature.numbers,
        signature.vocabulary,
        signature.title,
    ]


def shared(left: str, right: str) -> float:
    ours, theirs = set(sign(None, left).shingles), set(sign(None, right).shingles)
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


@given(st.text(), st.text())
def test_hashes_are_sorted_each_once_and_below_the_bound(title: str, text: str) -> None:
    for hashes in parts(sign(title, text)):
        assert list(hashes) == sorted(set(hashes))
        assert all(0 <= one < HASHES for one in hashes)


@given(st.lists(st.sampled_from(["Nela", "Orvana", "pier", "7", "ferry"])), st.sampled_from([" ", "\n\n", " — ", ", "]))
def test_white_space_and_punctuation_do_not_matter_to_the_digest(words: list[str], between: str) -> None:
    assert sign(None, between.join(words)).digest == sign(None, " ".join(words)).digest


def test_width_case_and_quotes_do_not_matter_to_the_digest() -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in "Orvana")
    assert sign(
        None, f"\u201c{wide}\u201d voted: IT\u2019S over, the ferry pier closes for two whole years"
    ).digest == (sign(None, "'orvana' voted -- it's over: the ferry pier closes for two whole years").digest)


def test_another_word_makes_another_digest() -> None:
    assert sign(None, STORY).digest != sign(None, STORY.replace("two", "three")).digest


def test_the_title_counts_only_where_the_text_says_too_little() -> None:
    assert sign("Pier closes", STORY).digest == sign("Ferry pier to close", STORY).digest
    assert sign("Pier closes", "Video").digest != sign("Ferry pier to close", "Video").digest


def test_signs_the_same_in_another_process() -> None:
    code = "import sys; from streams.text.signature import sign; print(sign(None, sys.argv[1]))"
    printed = subprocess.run([sys.executable, "-c", code, STORY], capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == str(sign(None, STORY))


def test_signs_the_same_forever() -> None:
    signature = sign(None, "Ilse Tandberg said 34 piles")
    assert signature.digest == "a21a06b89b11719e826e25bd"
    assert signature.shingles == (451466265, 1178239916, 3218365692)


def test_names_are_capitals_inside_sentences() -> None:
    named = sign(None, "Voters in Orvana met Ilse Tandberg. Nobody else came.")
    assert len(named.names) == 3
    assert set(named.names) == set(sign(None, "near Tandberg, Ilse (of Orvana)").names) | set(
        sign(None, "of Orvana").names
    )


def test_a_long_text_is_sampled() -> None:
    long = " ".join(f"word{number}" for number in range(10_000))
    signature = sign(None, long)
    assert signature.words == 10_000
    assert len(signature.shingles) == MOST_SHINGLES


def test_a_part_shares_its_shingles_with_the_whole() -> None:
    assert shared(STORY, STORY.partition(". ")[0]) == 1
    assert shared(STORY, "The weather office expects heavy snow in the northern valleys over the weekend.") == 0


def test_a_misread_beginning_is_mostly_the_same() -> None:
    misread = STORY.replace("harbour", "harhonr").replace("voted", "vofed").replace("Mayor", "Mayo r")
    other = sign(None, "The weather office expects heavy snow in the northern valleys over the weekend, it said today.")
    head = set(sign(None, STORY).head)
    assert len(head & set(sign(None, misread).head)) > 0.9 * len(head)
    assert not head & set(other.head)


def test_the_head_is_of_the_beginning_only() -> None:
    long = " ".join(f"word{number}" for number in range(100))
    assert sign(None, long + " " + STORY).head == sign(None, long).head


def test_a_title_is_its_runs_of_letters_whatever_their_case() -> None:
    title = "Harbour council closes the pier"
    assert sign(title, STORY).title == sign(title.upper(), "Video").title
    assert set(sign(f"UPDATE 1: {title}", STORY).title) & set(sign(title, STORY).title)
    assert not set(sign("Snow falls over Velmar", STORY).title) & set(sign(title, STORY).title)
    assert sign(None, STORY).title == ()


def test_text_without_spaces_is_compared_by_characters() -> None:
    story = "オルバナ市議会は火曜日、古いフェリー桟橋を二年間閉鎖することを決めた。市長は工事が三月に始まると述べた。"
    other = "気象庁は週末にかけて北部の山地で大雪になる見込みだと発表し、住民に早めの備えを呼びかけている。"
    assert sign(None, story).words > 40
    assert shared(story, story.replace("火曜日", "昨日")) > 0.6
    assert shared(story, other) == 0


def test_vowel_signs_do_not_split_words() -> None:
    assert sign(None, "हिन्दी में समाचार").words == 3


def test_nothing_and_next_to_nothing() -> None:
    assert parts(sign(None, "")) == parts(sign(" … ", " \n … ")) == [()] * 6
    assert len(sign(None, "Orvana").shingles) == 1
    assert sign(None, "\ud800 broken").words == 1


SIGNED = {2: 2_711_106_413}
"""Of each scheme, a checksum of what it makes of these texts: other hashes need another scheme."""


def test_what_is_signed_otherwise_is_of_another_scheme() -> None:
    long = " ".join(f"{name} paid {number} for carriage {number % 7}," for number, name in enumerate([STORY] * 9))
    texts = [
        ("Pier closes", "Video"),
        (None, STORY),
        ("Pier closes", long),
        (None, "オルバナ市議会は火曜日、桟橋を閉鎖した。" * 3),
    ]
    assert crc32(b"".join(encode(sign(*one)) for one in texts)) == SIGNED[SCHEME]


@pytest.mark.parametrize("scheme", [0, SCHEME + 1])
def test_a_signature_of_another_scheme_is_refused(scheme: int) -> None:
    with pytest.raises(RejectError, match=f"by scheme {scheme}, and .* by scheme {SCHEME}: tag ") as refused:
        check_scheme(replace(sign(None, STORY), scheme=scheme))
    assert refused.value.reason is Reason.WRONG_SCHEMA
    check_scheme(sign(None, STORY))
