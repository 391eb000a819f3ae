/* What a lexicon says of the words of lines; streams/stages/strip/labeller/lexicon.py says how, and is the twin.

   A lexicon is a hash table of texts (texts.h); text t is `texts[starts[t]]` up to `starts[t + 1]`. */

#include "lines.h"
#include "texts.h"

enum { MOST_WORDS = ABRIDGED / 2 + 1, SHORT = 4 };

typedef struct {
    const uint32_t *texts;
    const int64_t *starts;
    const int8_t *weights;
    const int32_t *slots;
    uint64_t mask;
} Lexicon;

static const uint64_t BASE = 0xcbf29ce484222325u;

/* The weight of `text` behind the character `mark`, of which 0 is none; nothing of what is not known. */
static int64_t weight(const Lexicon *lexicon, uint32_t mark, Text text) {
    const int64_t marked = mark != 0;
    const uint64_t hash = marked ? hashed(hashed(BASE, &mark, 1), text.begin, text.length) : text.hash;
    for (uint64_t slot = slot_of(hash, lexicon->mask);; slot = (slot + 1) & lexicon->mask) {
        const int32_t known = lexicon->slots[slot];
        if (known < 0)
            return 0;
        const uint32_t *begin = lexicon->texts + lexicon->starts[known];
        const int64_t length = lexicon->starts[known + 1] - lexicon->starts[known];
        if (length == text.length + marked && (!marked || begin[0] == mark) &&
            same_points(begin + marked, text.begin, text.length))
            return lexicon->weights[known];
    }
}

/* Add the weights of those of `texts` that stand in it for the first time; return how many they are. */
static int64_t distinct(const Lexicon *lexicon, const Text *texts, int64_t count, int64_t *sum) {
    int64_t found = 0;
    for (int64_t number = 0; number < count; number++) {
        int64_t before = 0;
        while (before < number && !same(&texts[before], &texts[number]))
            before++;
        if (before == number) {
            *sum += weight(lexicon, 0, texts[number]);
            found++;
        }
    }
    return found;
}

/* Write the words of a line to `spaced`, one space between them and each number as "0"; return how many there are. */
static int64_t spaced_words(const uint32_t *line, int64_t length, const uint8_t *table, uint32_t *spaced, Text *words) {
    int64_t count = 0;
    uint32_t *to = spaced;
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
        words[count++] = (Text){begin, to - begin, hashed(BASE, begin, to - begin)};
        *to++ = ' ';
    }
    return count;
}

static void score(const Lexicon *lexicon, const Text *words, int64_t count, int64_t *sum, int64_t *found) {
    Text pairs[MOST_WORDS];
    for (int64_t number = 0; number + 1 < count; number++) {
        const uint32_t *begin = words[number].begin;
        const int64_t length = words[number + 1].begin + words[number + 1].length - begin;
        const uint64_t hash = hashed(words[number].hash, begin + words[number].length, length - words[number].length);
        pairs[number] = (Text){begin, length, hash};
    }
    *sum = 0;
    *found = distinct(lexicon, words, count, sum) + distinct(lexicon, pairs, count - 1, sum) + 2;
    *sum += weight(lexicon, '^', words[0]) + weight(lexicon, '$', words[count - 1]);
    if (count <= SHORT) {
        const Text whole = {words[0].begin, words[count - 1].begin + words[count - 1].length - words[0].begin, 0};
        *sum += weight(lexicon, '=', whole);
        ++*found;
    }
}

/* Take a slot for each of the texts. All slots are free; the texts differ. */
void lexicon_indexed(const uint32_t *texts, const int64_t *starts, int64_t count, int32_t *slots, int64_t size) {
    const uint64_t mask = (uint64_t)size - 1;
    for (int64_t text = 0; text < count; text++) {
        uint64_t slot = slot_of(hashed(BASE, texts + starts[text], starts[text + 1] - starts[text]), mask);
        while (slots[slot] >= 0)
            slot = (slot + 1) & mask;
        slots[slot] = (int32_t)text;
    }
}

/* Sum up for each line the weights of what the lexicon may know of it, and count that. */
void lexicon_summed(const uint32_t *texts, const int64_t *starts, const int8_t *weights, const int32_t *slots,
                    int64_t size, const uint32_t *points, const int64_t *lengths, int64_t lines, const uint8_t *table,
                    int64_t *sums, int64_t *found) {
    const Lexicon lexicon = {texts, starts, weights, slots, (uint64_t)size - 1};
    uint32_t line[ABRIDGED], spaced[ABRIDGED + 1];
    Text words[MOST_WORDS];
    for (int64_t number = 0; number < lines; points += lengths[number++]) {
        const int64_t length = abridged(points, lengths[number], line);
        const int64_t count = spaced_words(line, length, table, spaced, words);
        sums[number] = found[number] = 0;
        if (count)
            score(&lexicon, words, count, &sums[number], &found[number]);
    }
}
