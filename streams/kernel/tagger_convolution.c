/* The convolution in whole numbers; the twin is streams/stages/tag/tagger/convolution.py. */

#include "tagger.h"

#include <string.h>

enum { HIDDEN = 128, MOST = 4095, LAYERS = 2, BATCH = 16, AHEAD = 16 };

typedef struct {
    tagger_layer first;
    tagger_layer pooled;
    tagger_layer layers[LAYERS];
    tagger_layer out;
    const int32_t *flags;
} tagger_network;

/* An article: what tagger_flags says of it, and the places of the words that are at most so far from one that tells. */
typedef struct {
    const uint8_t *flags;
    const int32_t *names;
    const uint8_t *far;
    int64_t count;
    int32_t *places;
} article;

static int32_t clipped(int32_t value, int32_t least) {
    return value < least ? least : value > MOST ? MOST : value;
}

/* Writes the sums of the rows at the first of `left` places, BATCH of them at most, and returns how many these are. */
static int64_t multiply(const tagger_layer *layer, const int16_t *rows, int64_t width, const int32_t *places,
                        int64_t left, int32_t (*sums)[HIDDEN]) {
    tagger_product products[BATCH];
    const int64_t count = left < BATCH ? left : BATCH;
    for (int64_t row = 0; row < count; row++)
        products[row] = (tagger_product){rows + places[row] * width, sums[row]};
    tagger_multiply(layer, products, count);
    return count;
}

/* Returns how many words are at most `reach` from one that tells something, and lists them. */
static int64_t within(const article *of, int reach) {
    int64_t found = 0;
    for (int64_t place = 0; place < of->count; place++) {
        of->places[found] = (int32_t)place;
        found += of->far[place] <= reach;
    }
    return found;
}

WIDE static void keep_first(const tagger_network *network, const article *of, int64_t place, int32_t *sums,
                       int16_t *hidden) {
    for (int64_t reach = -1; reach <= 1; reach++) {
        const int64_t other = place + reach;
        if (other < 0 || other >= of->count)
            continue;
        const int32_t *told = network->flags + ((int64_t)of->flags[other] * 3 + reach + 1) * HIDDEN;
        for (int64_t output = 0; output < HIDDEN; output++)
            sums[output] += told[output];
    }
    for (int64_t output = 0; output < HIDDEN; output++)
        hidden[place * HIDDEN + output] = (int16_t)clipped(sums[output] >> network->first.shift, 0);
}

static void read(const tagger_network *network, const article *of, const int16_t *vectors, int16_t *hidden) {
    const int64_t listed = within(of, NEAR + LAYERS);
    int32_t sums[BATCH][HIDDEN];
    for (int64_t done = 0, count; done < listed; done += count) {
        const int32_t *places = of->places + done;
        count = multiply(&network->first, vectors, WIDTH, places, listed - done, sums);
        for (int64_t row = 0; row < count; row++)
            keep_first(network, of, places[row], sums[row], hidden);
    }
}

/* Adds up where each capitalised word stands: in `pool` the sums and the largest values, in `seen` their number. */
WIDE static void collect(const article *of, const int16_t *hidden, int32_t *pool, int32_t *seen) {
    for (int64_t place = 0; place < of->count; place++) {
        if (!of->flags[place])
            continue;
        int32_t *sums = pool + (int64_t)of->names[place] * 2 * HIDDEN;
        const int16_t *own = hidden + place * HIDDEN;
        seen[of->names[place]]++;
        for (int64_t output = 0; output < HIDDEN; output++) {
            sums[output] += own[output];
            sums[HIDDEN + output] = own[output] > sums[HIDDEN + output] ? own[output] : sums[HIDDEN + output];
        }
    }
}

WIDE static void average(const int32_t *sums, int32_t seen, int16_t *input) {
    for (int64_t output = 0; output < HIDDEN; output++) {
        input[output] = (int16_t)(sums[output] / seen);
        input[HIDDEN + output] = (int16_t)sums[HIDDEN + output];
    }
}

/* Puts the sums of the pooled layer in place of what was pooled for the names at `places`. */
static void weigh_pool(const tagger_layer *layer, const int32_t *places, int64_t left, const int32_t *seen,
                       int32_t *pool) {
    int16_t inputs[BATCH][2 * HIDDEN];
    tagger_product products[BATCH];
    for (int64_t done = 0, count; done < left; done += count) {
        count = left - done < BATCH ? left - done : BATCH;
        for (int64_t row = 0; row < count; row++) {
            int32_t *sums = pool + (int64_t)places[done + row] * 2 * HIDDEN;
            average(sums, seen[places[done + row]], inputs[row]);
            products[row] = (tagger_product){inputs[row], sums};
        }
        tagger_multiply(layer, products, count);
    }
}

/* Adds to each capitalised word what the places where it stands have in common. `pool` and `seen` hold zeros before and
   after. */
static void share(const tagger_network *network, const article *of, int32_t *pool, int32_t *seen, int16_t *hidden) {
    int64_t listed = 0;
    collect(of, hidden, pool, seen);
    for (int64_t name = 0; name < of->count; name++) {
        of->places[listed] = (int32_t)name;
        listed += seen[name] != 0;
    }
    weigh_pool(&network->pooled, of->places, listed, seen, pool);
    for (int64_t place = 0; place < of->count; place++) {
        const int32_t *shared = pool + (int64_t)of->names[place] * 2 * HIDDEN;
        int16_t *own = hidden + place * HIDDEN;
        for (int64_t output = 0; of->flags[place] && output < HIDDEN; output++)
            own[output] = (int16_t)clipped(own[output] + (shared[output] >> network->pooled.shift), -MOST);
    }
    for (int64_t number = 0; number < listed; number++) {
        memset(pool + (int64_t)of->places[number] * 2 * HIDDEN, 0, sizeof(int32_t) * 2 * HIDDEN);
        seen[of->places[number]] = 0;
    }
}

WIDE static void keep(const tagger_layer *layer, const int16_t *before, const int32_t *sums, int16_t *after) {
    for (int64_t output = 0; output < HIDDEN; output++)
        after[output] = (int16_t)clipped(before[output] + clipped(sums[output] >> layer->shift, 0), -MOST);
}

/* `before` and `after` have an empty row in front of the first and behind the last word. */
static void convolve(const tagger_layer *layer, const article *of, int reach, const int16_t *before, int16_t *after) {
    const int64_t listed = within(of, reach);
    int32_t sums[BATCH][HIDDEN];
    for (int64_t done = 0, count; done < listed; done += count) {
        const int32_t *places = of->places + done;
        count = multiply(layer, before, HIDDEN, places, listed - done, sums);
        for (int64_t row = 0; row < count; row++)
            keep(layer, before + (places[row] + 1) * HIDDEN, sums[row], after + (places[row] + 1) * HIDDEN);
    }
}

static void judge(const tagger_layer *layer, const article *of, const int16_t *hidden, int32_t *scores) {
    const int64_t listed = within(of, NEAR);
    int32_t sums[BATCH][HIDDEN];
    for (int64_t done = 0, count; done < listed; done += count) {
        const int32_t *places = of->places + done;
        count = multiply(layer, hidden, HIDDEN, places, listed - done, sums);
        for (int64_t row = 0; row < count; row++)
            for (int64_t label = 0; label < LABELS; label++)
                scores[places[row] * LABELS + label] += sums[row][label] >> layer->shift;
    }
}

static void clear_edges(int16_t *rows, int64_t width, int64_t reach, int64_t count) {
    memset(rows, 0, sizeof(int16_t) * (size_t)(width * reach));
    memset(rows + (count + reach) * width, 0, sizeof(int16_t) * (size_t)(width * reach));
}

/* Lays the vectors of words in a row. */
static void spread(const tagger_words *words, const int32_t *slots, int64_t count, int16_t *vectors) {
    for (int64_t place = 0; place < count; place++) {
        const int64_t ahead = place + AHEAD < count ? place + AHEAD : place;
        __builtin_prefetch(words->vectors + (int64_t)slots[ahead] * WIDTH);
        __builtin_prefetch(words->vectors + (int64_t)slots[ahead] * WIDTH + WIDTH / 2);
        memcpy(vectors + place * WIDTH, words->vectors + (int64_t)slots[place] * WIDTH, sizeof(int16_t) * WIDTH);
    }
}

/* Adds to `scores`, axes word and label, what the network says of the words that are near one that tells something.
   `slots`, `flags`, `names`, `far` are those of tagger_flags. Working memory: `vectors` has room for 2 * REACH words
   more than there are, `hidden` and `other` for two more, `places` and `seen` for `count` numbers, `pool` for as many
   rows of 2 * HIDDEN; `pool` and `seen` hold zeros before and after. */
void tagger_convolution(const tagger_network *network, const tagger_words *words, const int32_t *slots,
                        const uint8_t *flags, const int32_t *names, const uint8_t *far, int64_t count,
                        int16_t *vectors, int16_t *hidden, int16_t *other, int32_t *places, int32_t *pool,
                        int32_t *seen, int32_t *scores) {
    const article of = {flags, names, far, count, places};
    clear_edges(vectors, WIDTH, REACH, count);
    clear_edges(hidden, HIDDEN, 1, count);
    clear_edges(other, HIDDEN, 1, count);
    spread(words, slots, count, vectors + REACH * WIDTH);
    read(network, &of, vectors, hidden + HIDDEN);
    share(network, &of, pool, seen, hidden + HIDDEN);
    convolve(&network->layers[0], &of, NEAR + 1, hidden, other);
    convolve(&network->layers[1], &of, NEAR, other, hidden);
    judge(&network->out, &of, hidden + HIDDEN, scores);
}
