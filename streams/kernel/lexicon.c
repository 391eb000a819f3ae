/* What a lexicon says of the words of lines; streams/stages/strip/labeller/lexicon.py says how, and is the twin. */

#include "lexicon.h"
#include "lines.h"

/* Words, pairs of them, the first, the last and all of a line. */
enum { MOST_WORDS = ABRIDGED / 2 + 1, MOST_TEXTS = 2 * MOST_WORDS + 2, SLOTS = 512, SHORT = 4 };

/* The words of a line, one space between them and each number as "0". */
typedef struct {
    uint32_t points[ABRIDGED + 1];
    Text texts[MOST_TEXTS];
    int64_t words;
} Words;

static void read_words(const uint32_t *line, int64_t length, const uint8_t *table, Words *found) {
    uint32_t *to = found->points;
    found->words = 0;
    for (int64_t at = 0; at < length; at++) {
        uint32_t *begin = to;
        int decimal = DECIMAL;
        for (; at < length && table[line[at]] & WORD && line[at] != '_'; at++) {
            decimal &= table[line[at]];
            *to++ = line[at];
        }
        if (to == begin)
            continue;
        if (decimal) {
            *begin = '0';
            to = begin + 1;
        }
        found->texts[found->words++] = text_of(begin, to - begin);
        *to++ = ' ';
    }
}

/* The weight of a mark and the `length` code points from `begin` on. */
static int64_t marked_weight(const Lexicon *lexicon, uint32_t mark, const uint32_t *begin, int64_t length) {
    uint32_t points[ABRIDGED + 2];
    points[0] = mark;
    memcpy(points + 1, begin, sizeof(uint32_t) * (size_t)length);
    const Text text = text_of(points, length + 1);
    return weight(lexicon, &text);
}

static int64_t score(const Lexicon *lexicon, Words *found, int64_t *sum) {
    int32_t slots[SLOTS];
    const int64_t words = found->words;
    const Text *texts = found->texts, *last = &texts[words - 1];
    for (int64_t number = 0; number + 1 < words; number++) {
        const int64_t length = texts[number + 1].begin + texts[number + 1].length - texts[number].begin;
        found->texts[words + number] = text_of(texts[number].begin, length);
    }
    const int64_t count = distinct(lexicon, texts, 2 * words - 1, slots, sum);
    *sum += marked_weight(lexicon, '^', texts->begin, texts->length);
    *sum += marked_weight(lexicon, '$', last->begin, last->length);
    if (words > SHORT)
        return count + 2;
    *sum += marked_weight(lexicon, '=', texts->begin, last->begin + last->length - texts->begin);
    return count + 3;
}

/* Take a slot for each of the texts. All slots are free; the texts differ. */
void lexicon_indexed(const uint32_t *texts, const int64_t *starts, int64_t count, int32_t *slots, int64_t size) {
    const uint64_t mask = (uint64_t)size - 1;
    for (int64_t text = 0; text < count; text++) {
        uint64_t slot = slot_of(text_of(texts + starts[text], starts[text + 1] - starts[text]).hash, mask);
        while (slots[slot] >= 0)
            slot = (slot + 1) & mask;
        slots[slot] = (int32_t)text;
    }
}

/* Sum up for each line the weights of what the lexicon may know of it, and count that. */
void lexicon_summed(const uint32_t *texts, const int64_t *starts, const int8_t *weights, const int32_t *slots,
                    int64_t size, const uint32_t *points, const int64_t *lengths, int64_t lines, const uint8_t *table,
                    int64_t *sums, int64_t *counts) {
    const Lexicon lexicon = {texts, starts, weights, slots, (uint64_t)size - 1};
    uint32_t line[ABRIDGED];
    Words words;
    for (int64_t number = 0; number < lines; points += lengths[number++]) {
        read_words(line, abridged(points, lengths[number], line), table, &words);
        sums[number] = 0;
        counts[number] = words.words ? score(&lexicon, &words, &sums[number]) : 0;
    }
}
