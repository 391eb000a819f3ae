/* What lines share with the title and with each other; streams/stages/strip/labeller/topic.py says what that is, and is
   the twin. */

#include <stdlib.h>

#include "lines.h"
#include "texts.h"

enum { LONG = 5 };
enum { SIZE, IN_TITLE, LONG_WORDS, KNOWN, IN_SEGMENT, MEASURES };
enum { PROSE = 1, SEGMENT = 2 }; /* what a line is, in `chosen` */

/* A word of the article: the last line in which it stood, and in how many lines of prose and of the segment. */
typedef struct {
    Text text;
    int64_t line;
    int64_t prose, segment;
} Word;

/* `words` are those of the title first, and then all others; `long_words` the numbers of the long ones of each line. */
typedef struct {
    uint32_t *points;
    Word *words;
    int32_t *slots, *long_words;
    int64_t count, titled, long_count;
    uint64_t mask, seed;
} Topic;

static int64_t number_of(Topic *topic, const uint32_t *begin, int64_t length) {
    const Text text = {begin, length, hashed(topic->seed, begin, length)};
    uint64_t slot = slot_of(text.hash, topic->mask);
    for (; topic->slots[slot] >= 0; slot = (slot + 1) & topic->mask)
        if (same(&topic->words[topic->slots[slot]].text, &text))
            return topic->slots[slot];
    topic->slots[slot] = (int32_t)topic->count;
    topic->words[topic->count] = (Word){text, -1, 0, 0};
    return topic->count++;
}

static int joins(uint32_t point) { return point == '\'' || point == '.' || point == '&' || point == '-'; }

/* The end of the word that begins at `at`. */
static int64_t word_end(const uint32_t *line, int64_t length, const uint8_t *table, int64_t at) {
    while (at < length) {
        if (table[line[at]] & WORD)
            at++;
        else if (joins(line[at]) && at + 1 < length && table[line[at + 1]] & WORD)
            at += 2;
        else
            break;
    }
    return at;
}

static void read_line(Topic *topic, const uint32_t *line, int64_t length, const uint8_t *table, int64_t number,
                      int chosen, int64_t *counted) {
    for (int64_t at = 0; at < length; at++) {
        if (!(table[line[at]] & WORD))
            continue;
        const int64_t end = word_end(line, length, table, at), found = number_of(topic, line + at, end - at);
        Word *word = &topic->words[found];
        if (word->line != number) {
            word->line = number;
            counted[SIZE]++;
            counted[IN_TITLE] += found < topic->titled;
            if (end - at >= LONG) {
                word->prose += (chosen & PROSE) != 0;
                word->segment += (chosen & SEGMENT) != 0;
                topic->long_words[topic->long_count++] = (int32_t)found;
                counted[LONG_WORDS]++;
            }
        }
        at = end - 1;
    }
}

static void share(const Topic *topic, const int32_t *long_words, int chosen, int64_t *counted) {
    for (int64_t at = 0; at < counted[LONG_WORDS]; at++) {
        const Word *word = &topic->words[long_words[at]];
        counted[KNOWN] += word->prose > ((chosen & PROSE) != 0);
        counted[IN_SEGMENT] += word->segment > ((chosen & SEGMENT) != 0);
    }
}

static void read_all(Topic *topic, const uint32_t *points, const int64_t *lengths, int64_t lines, int64_t titles,
                     const uint8_t *table, const uint8_t *chosen, int64_t *counted) {
    uint32_t *line = topic->points;
    for (int64_t number = 0; number < titles; points += lengths[number++])
        number_of(topic, points, lengths[number]);
    topic->titled = topic->count;
    for (int64_t number = titles; number < lines; points += lengths[number++]) {
        const int64_t length = abridged(points, lengths[number], line);
        read_line(topic, line, length, table, number, chosen[number - titles], counted + (number - titles) * MEASURES);
        line += length;
    }
    const int32_t *long_words = topic->long_words;
    for (int64_t number = 0; number < lines - titles; number++, counted += MEASURES) {
        share(topic, long_words, chosen[number], counted);
        long_words += counted[LONG_WORDS];
    }
}

/* The first `titles` of the lines are the words of the title, each once; `chosen` says of each other line what it is,
   and `counted`, all zeros, has the axes line and measure. Return 0, or 1 where there is not enough memory. */
int topic_counted(const uint32_t *points, const int64_t *lengths, int64_t lines, int64_t titles, uint64_t seed,
                  const uint8_t *table, const uint8_t *chosen, int64_t *counted) {
    int64_t most_points = 1, slots = 2;
    for (int64_t number = 0; number < lines; number++)
        most_points += lengths[number] < ABRIDGED ? lengths[number] : ABRIDGED;
    const int64_t most_words = most_points / 2 + lines;
    while (slots < 2 * most_words)
        slots *= 2;
    Topic topic = {.mask = (uint64_t)slots - 1, .seed = seed};
    topic.points = malloc(sizeof(uint32_t) * (size_t)most_points);
    topic.words = malloc(sizeof(Word) * (size_t)most_words);
    topic.long_words = malloc(sizeof(int32_t) * (size_t)most_words);
    topic.slots = malloc(sizeof(int32_t) * (size_t)slots);
    const int enough = topic.points && topic.words && topic.long_words && topic.slots;
    if (enough) {
        memset(topic.slots, -1, sizeof(int32_t) * (size_t)slots);
        read_all(&topic, points, lengths, lines, titles, table, chosen, counted);
    }
    free(topic.points);
    free(topic.words);
    free(topic.long_words);
    free(topic.slots);
    return !enough;
}
