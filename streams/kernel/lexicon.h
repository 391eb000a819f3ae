/* A lexicon: a hash table of texts (texts.h), each with a weight. Text t is `texts[starts[t]]` up to
   `starts[t + 1]`. */

#ifndef STREAMS_LEXICON_H
#define STREAMS_LEXICON_H

#include "texts.h"

typedef struct {
    const uint32_t *texts;
    const int64_t *starts;
    const int8_t *weights;
    const int32_t *slots;
    uint64_t mask;
} Lexicon;

static const uint64_t BASE = 0xcbf29ce484222325u;

static inline Text text_of(const uint32_t *begin, int64_t length) {
    return (Text){begin, length, hashed(BASE, begin, length)};
}

/* The weight of `text`; nothing where it is not known. */
static inline int64_t weight(const Lexicon *lexicon, const Text *text) {
    for (uint64_t slot = slot_of(text->hash, lexicon->mask);; slot = (slot + 1) & lexicon->mask) {
        const int32_t known = lexicon->slots[slot];
        if (known < 0)
            return 0;
        const int64_t begin = lexicon->starts[known], length = lexicon->starts[known + 1] - begin;
        if (length == text->length && same_points(lexicon->texts + begin, text->begin, length))
            return lexicon->weights[known];
    }
}

/* How many slots `distinct` needs for so many texts. */
static inline uint64_t slots_for(int64_t count) {
    uint64_t slots = 2;
    while (slots < 2 * (uint64_t)count)
        slots *= 2;
    return slots;
}

/* Add the weights of the different ones among `texts`; return how many these are. */
static inline int64_t distinct(const Lexicon *lexicon, const Text *texts, int64_t count, int32_t *slots, int64_t *sum) {
    const uint64_t size = slots_for(count);
    int64_t found = 0;
    memset(slots, -1, sizeof(int32_t) * size);
    for (int64_t number = 0; number < count; number++) {
        uint64_t slot = slot_of(texts[number].hash, size - 1);
        while (slots[slot] >= 0 && !same(&texts[slots[slot]], &texts[number]))
            slot = (slot + 1) & (size - 1);
        if (slots[slot] >= 0)
            continue;
        slots[slot] = (int32_t)number;
        *sum += weight(lexicon, &texts[number]);
        found++;
    }
    return found;
}

#endif
