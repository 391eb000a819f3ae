/* The convolution in whole numbers; the twin is streams/stages/tag/tagger/convolution.py. */

#include "tagger.h"

#include <string.h>

enum { HIDDEN = 128, MOST = 4095, LAYERS = 2, TILE = 4 };

/* `weights` has the axes output and input; `shift` is by how many bits a sum is too large. */
typedef struct {
    const int16_t *weights;
    const int32_t *bias;
    int64_t inputs;
    int64_t outputs;
    int64_t shift;
} tagger_layer;

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

/* Two inputs at once: each weight is read once for both. */
WIDE static void multiply(const tagger_layer *layer, const int16_t *one, const int16_t *two, int32_t *of_one,
                          int32_t *of_two) {
    const int64_t inputs = layer->inputs;
    for (int64_t output = 0; output < layer->outputs; output += TILE) {
        const int16_t *weights = layer->weights + output * inputs;
        int32_t a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        for (int64_t place = 0; place < inputs; place++) {
            a += one[place] * weights[place];
            b += one[place] * weights[inputs + place];
            c += one[place] * weights[2 * inputs + place];
            d += one[place] * weights[3 * inputs + place];
            e += two[place] * weights[place];
            f += two[place] * weights[inputs + place];
            g += two[place] * weights[2 * inputs + place];
            h += two[place] * weights[3 * inputs + place];
        }
        const int32_t sums[2][TILE] = {{a, b, c, d}, {e, f, g, h}};
        for (int64_t place = 0; place < TILE; place++) {
            of_one[output + place] = layer->bias[output + place] + sums[0][place];
            of_two[output + place] = layer->bias[output + place] + sums[1][place];
        }
    }
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

/* Listed places go two by two; the last of an odd number goes with itself. */
static int64_t partner(int64_t number, int64_t listed) {
    return number + 1 < listed ? number + 1 : number;
}

static void keep_first(const tagger_network *network, const article *of, int64_t place, int32_t *sums,
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
    int32_t sums[2][HIDDEN];
    for (int64_t number = 0; number < listed; number += 2) {
        const int64_t one = of->places[number], two = of->places[partner(number, listed)];
        multiply(&network->first, vectors + one * WIDTH, vectors + two * WIDTH, sums[0], sums[1]);
        keep_first(network, of, one, sums[0], hidden);
        keep_first(network, of, two, sums[1], hidden);
    }
}

/* Adds up where each capitalised word stands: in `pool` the sums and the largest values, in `seen` their number. */
static void collect(const article *of, const int16_t *hidden, int32_t *pool, int32_t *seen) {
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

static void average(const int32_t *sums, int32_t seen, int16_t *input) {
    for (int64_t output = 0; output < HIDDEN; output++) {
        input[output] = (int16_t)(sums[output] / seen);
        input[HIDDEN + output] = (int16_t)sums[HIDDEN + output];
    }
}

/* Adds to each capitalised word what the places where it stands have in common. `pool` and `seen` hold zeros before and
   after. */
static void share(const tagger_network *network, const article *of, int32_t *pool, int32_t *seen, int16_t *hidden) {
    int16_t input[2][2 * HIDDEN];
    int32_t sums[2][HIDDEN];
    int64_t listed = 0;
    collect(of, hidden, pool, seen);
    for (int64_t name = 0; name < of->count; name++) {
        of->places[listed] = (int32_t)name;
        listed += seen[name] != 0;
    }
    for (int64_t number = 0; number < listed; number += 2) {
        const int64_t one = of->places[number], two = of->places[partner(number, listed)];
        average(pool + one * 2 * HIDDEN, seen[one], input[0]);
        average(pool + two * 2 * HIDDEN, seen[two], input[1]);
        multiply(&network->pooled, input[0], input[1], sums[0], sums[1]);
        memcpy(pool + one * 2 * HIDDEN, sums[0], sizeof sums[0]);
        memcpy(pool + two * 2 * HIDDEN, sums[1], sizeof sums[1]);
    }
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

static void keep(const tagger_layer *layer, const int16_t *before, const int32_t *sums, int16_t *after) {
    for (int64_t output = 0; output < HIDDEN; output++)
        after[output] = (int16_t)clipped(before[output] + clipped(sums[output] >> layer->shift, 0), -MOST);
}

/* `before` and `after` have an empty row in front of the first and behind the last word. */
static void convolve(const tagger_layer *layer, const article *of, int reach, const int16_t *before, int16_t *after) {
    const int64_t listed = within(of, reach);
    int32_t sums[2][HIDDEN];
    for (int64_t number = 0; number < listed; number += 2) {
        const int64_t one = of->places[number] * HIDDEN, two = of->places[partner(number, listed)] * HIDDEN;
        multiply(layer, before + one, before + two, sums[0], sums[1]);
        keep(layer, before + one + HIDDEN, sums[0], after + one + HIDDEN);
        keep(layer, before + two + HIDDEN, sums[1], after + two + HIDDEN);
    }
}

static void judge(const tagger_layer *layer, const article *of, const int16_t *hidden, int32_t *scores) {
    const int64_t listed = within(of, NEAR);
    int32_t sums[2][LABELS];
    for (int64_t number = 0; number < listed; number += 2) {
        const int64_t pair[] = {of->places[number], of->places[partner(number, listed)]};
        multiply(layer, hidden + pair[0] * HIDDEN, hidden + pair[1] * HIDDEN, sums[0], sums[1]);
        for (int64_t word = 0; word < (number + 1 < listed ? 2 : 1); word++)
            for (int64_t label = 0; label < LABELS; label++)
                scores[pair[word] * LABELS + label] += sums[word][label] >> layer->shift;
    }
}

static void clear_edges(int16_t *rows, int64_t width, int64_t reach, int64_t count) {
    memset(rows, 0, sizeof(int16_t) * (size_t)(width * reach));
    memset(rows + (count + reach) * width, 0, sizeof(int16_t) * (size_t)(width * reach));
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
    for (int64_t place = 0; place < count; place++)
        memcpy(vectors + (place + REACH) * WIDTH, words->vectors + (int64_t)slots[place] * WIDTH,
               sizeof(int16_t) * WIDTH);
    read(network, &of, vectors, hidden + HIDDEN);
    share(network, &of, pool, seen, hidden + HIDDEN);
    convolve(&network->layers[0], &of, NEAR + 1, hidden, other);
    convolve(&network->layers[1], &of, NEAR, other, hidden);
    judge(&network->out, &of, hidden + HIDDEN, scores);
}
