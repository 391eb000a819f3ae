/* What the linear model says of words in their place; the twins are context.py and linear.py in
   streams/stages/tag/tagger. */

#include "tagger.h"

#include <string.h>

enum { JOINED = 13, FIRST_KIND = 32 * WINDOW, BATCH = 16 };

/* Gives words that are the same in lower case the same number. `table` has `size` places, a power of two above `count`,
   and holds -1 everywhere before and after. */
static void name(const tagger_words *words, const int32_t *slots, int64_t count, int32_t *table, int64_t size,
                 int32_t *names) {
    for (int64_t place = 0; place < count; place++) {
        const uint64_t lower = words->entries[slots[place]].lower;
        int64_t at = (int64_t)(lower ^ lower >> 32) & (size - 1);
        while (table[at] >= 0 && words->entries[slots[table[at]]].lower != lower)
            at = (at + 1) & (size - 1);
        if (table[at] < 0)
            table[at] = (int32_t)place;
        names[place] = table[at];
    }
    memset(table, 0xff, sizeof(int32_t) * (size_t)size);
}

static int opens(const tagger_words *words, const int32_t *slots, int64_t place) {
    return place == 0 || (words->entries[slots[place - 1]].looks & ENDS) != 0;
}

static void measure(const tagger_words *words, const int32_t *slots, int64_t count, uint8_t *far) {
    for (int64_t way = 0, distance = FAR; way < 2; way++, distance = FAR)
        for (int64_t number = 0; number < count; number++) {
            const int64_t place = way ? count - 1 - number : number;
            distance = words->entries[slots[place]].looks & IS_TELLING ? 0 : distance < FAR ? distance + 1 : FAR;
            if (!way || distance < far[place])
                far[place] = (uint8_t)distance;
        }
}

/* Says for each word what the article says of it, 0 if it is not capitalised (context.py); in `names` where the same
   word in whatever case stands first; in `far` how many words off the nearest is that tells something, at most FAR.
   `lower` has room for `count` and holds zeros before and after. */
void tagger_flags(tagger_words *words, const int32_t *slots, int64_t count, int32_t *table, int64_t size,
                  uint8_t *lower, uint8_t *flags, int32_t *names, uint8_t *far) {
    name(words, slots, count, table, size, names);
    measure(words, slots, count, far);
    for (int64_t place = 0; place < count; place++) {
        const uint8_t looks = words->entries[slots[place]].looks;
        words->entries[slots[place]].count++;
        lower[names[place]] |= (looks & IS_LOWER) != 0;
        words->entries[slots[place]].within |= (looks & IS_UPPER) && !opens(words, slots, place);
    }
    for (int64_t place = 0; place < count; place++) {
        const int32_t slot = slots[place], others = words->entries[slot].count - 1;
        const int flag = 1 + lower[names[place]] + 2 * words->entries[slot].within + 4 * opens(words, slots, place) +
                         8 * (others < 2 ? others : 2);
        flags[place] = words->entries[slot].looks & IS_UPPER ? (uint8_t)flag : 0;
    }
    for (int64_t place = 0; place < count; place++) {
        words->entries[slots[place]].count = 0;
        words->entries[slots[place]].within = 0;
        lower[place] = 0;
    }
}

static uint64_t pair(uint64_t kind, uint64_t first, uint64_t second) {
    return tagger_mixed(FIRST_KIND + kind, first, second);
}

/* `at` are the words from two before to two behind. */
static inline void join(const tagger_word *const *at, uint64_t flag, uint64_t *hashes) {
    const uint64_t before = at[1]->shape, here = at[2]->shape, behind = at[3]->shape;
    hashes[0] = pair(0, at[1]->lower, at[2]->lower);
    hashes[1] = pair(1, at[2]->lower, at[3]->lower);
    hashes[2] = pair(2, before, here);
    hashes[3] = pair(3, here, behind);
    hashes[4] = pair(4, pair(4, before, here), behind);
    hashes[5] = pair(5, at[1]->cluster, at[2]->cluster);
    hashes[6] = pair(6, at[2]->cluster, at[3]->cluster);
    hashes[7] = pair(7, at[1]->lower, here);
    hashes[8] = pair(8, at[3]->lower, here);
    hashes[9] = pair(9, pair(9, at[0]->shape, before), here);
    hashes[10] = pair(10, pair(10, here, behind), at[4]->shape);
    hashes[11] = pair(11, pair(11, at[1]->cluster, here), at[3]->cluster);
    hashes[12] = pair(12, flag, here);
}

/* What the score of a place is summed up from: a part of each word of its window, the rows of what is joined there. */
typedef struct {
    int64_t found;
    const int8_t *rows[JOINED];
    const int16_t *parts[WINDOW];
} ingredients;

/* Looks up what a place is made of, and has it fetched from memory meanwhile. */
WIDE static void look_up(const tagger_model *model, const tagger_words *words, const int32_t *slots, uint8_t flag,
                         int64_t place, int64_t count, ingredients *of) {
    static const int16_t nothing[LABELS];
    const tagger_word *at[WINDOW];
    uint64_t hashes[JOINED];
    for (int64_t reach = 0; reach < WINDOW; reach++) {
        const int64_t other = place + reach - REACH, inside = other >= 0 && other < count;
        const int64_t slot = slots[inside ? other : count];
        at[reach] = words->entries + slot;
        of->parts[reach] = inside ? words->sums + (slot * WINDOW + reach) * LABELS : nothing;
        __builtin_prefetch(of->parts[reach]);
    }
    join(at, flag, hashes);
    of->found = 0;
    for (int64_t number = 0; number < JOINED; number++) {
        const int64_t row = tagger_row(&model->weights, hashes[number]);
        if (row < 0)
            continue;
        of->rows[of->found] = model->weights.rows + row * LABELS;
        __builtin_prefetch(of->rows[of->found++]);
    }
}

WIDE static void add_up(const ingredients *of, int32_t *scores) {
    int16_t sums[LABELS] = {0};
    for (int64_t reach = 0; reach < WINDOW; reach++)
        for (int64_t label = 0; label < LABELS; label++)
            sums[label] = (int16_t)(sums[label] + of->parts[reach][label]);
    for (int64_t number = 0; number < of->found; number++)
        for (int64_t label = 0; label < LABELS; label++)
            sums[label] = (int16_t)(sums[label] + of->rows[number][label]);
    for (int64_t label = 0; label < LABELS; label++)
        scores[label] = sums[label] * (1 << FINER);
}

static void no_name(int32_t *scores) {
    for (int64_t label = 0; label < LABELS; label++)
        scores[label] = label ? HARDLY : 0;
}

/* Writes the scores of the labels of each word, axes word and label; what is not near a word that tells something is
   O. `slots` has a break behind its `count` words. */
void tagger_linear(const tagger_model *model, const tagger_words *words, const int32_t *slots, const uint8_t *flags,
                   const uint8_t *far, int64_t count, int32_t *scores) {
    ingredients of[BATCH];
    for (int64_t begin = 0; begin < count; begin += BATCH) {
        const int64_t end = begin + BATCH < count ? begin + BATCH : count;
        for (int64_t place = begin; place < end; place++)
            if (far[place] <= NEAR)
                look_up(model, words, slots, flags[place], place, count, of + place - begin);
        for (int64_t place = begin; place < end; place++)
            if (far[place] <= NEAR)
                add_up(of + place - begin, scores + place * LABELS);
            else
                no_name(scores + place * LABELS);
    }
}
