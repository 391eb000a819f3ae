/* The convolution in whole numbers; the twin is streams/stages/tag/tagger/convolution.py. */

#include "tagger.h"

#include <string.h>

enum { HIDDEN = 128, MOST = 4095, NEAR = 2, LAYERS = 2, TILE = 4 };

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

static int32_t clipped(int32_t value, int32_t least) {
    return value < least ? least : value > MOST ? MOST : value;
}

WIDE static void multiply(const tagger_layer *layer, const int16_t *input, int32_t *sums) {
    for (int64_t output = 0; output < layer->outputs; output += TILE) {
        const int16_t *weights = layer->weights + output * layer->inputs;
        int32_t first = 0, second = 0, third = 0, fourth = 0;
        for (int64_t place = 0; place < layer->inputs; place++) {
            first += input[place] * weights[place];
            second += input[place] * weights[layer->inputs + place];
            third += input[place] * weights[2 * layer->inputs + place];
            fourth += input[place] * weights[3 * layer->inputs + place];
        }
        sums[output] = layer->bias[output] + first;
        sums[output + 1] = layer->bias[output + 1] + second;
        sums[output + 2] = layer->bias[output + 2] + third;
        sums[output + 3] = layer->bias[output + 3] + fourth;
    }
}

/* Writes how far each word is from the nearest that tells something, or that is near one that does; at most 3 * NEAR. */
static void measure(const tagger_words *words, const int32_t *slots, int64_t count, uint8_t *far) {
    for (int64_t way = 0; way < 2; way++) {
        int distance = 2 * NEAR + 1;
        for (int64_t number = 0; number < count; number++) {
            const int64_t place = way ? count - 1 - number : number;
            distance = words->looks[slots[place]] & IS_TELLING ? 0 : distance < 2 * NEAR + 1 ? distance + 1 : distance;
            if (!way || distance < far[place])
                far[place] = (uint8_t)distance;
        }
    }
}

static void read(const tagger_network *network, const int16_t *window, const uint8_t *flags, int64_t place,
                 int64_t count, int16_t *hidden) {
    int32_t sums[HIDDEN];
    multiply(&network->first, window, sums);
    for (int64_t reach = -1; reach <= 1; reach++) {
        const int64_t other = place + reach, flag = other >= 0 && other < count ? flags[other] : 0;
        const int32_t *told = network->flags + (flag * 3 + reach + 1) * HIDDEN;
        for (int64_t output = 0; other >= 0 && other < count && output < HIDDEN; output++)
            sums[output] += told[output];
    }
    for (int64_t output = 0; output < HIDDEN; output++)
        hidden[output] = (int16_t)clipped(sums[output] >> network->first.shift, 0);
}

/* Adds to each capitalised word what the places where it stands have in common: `pool` has for each first of them the
   sums and the largest values, `seen` their number; both hold zeros before and after. */
static void share(const tagger_network *network, const uint8_t *flags, const int32_t *names, int64_t count,
                  int32_t *pool, int32_t *seen, int16_t *hidden) {
    for (int64_t place = 0; place < count; place++) {
        if (!flags[place])
            continue;
        int32_t *sums = pool + (int64_t)names[place] * 2 * HIDDEN, *most = sums + HIDDEN;
        const int16_t *own = hidden + place * HIDDEN;
        seen[names[place]]++;
        for (int64_t output = 0; output < HIDDEN; output++) {
            sums[output] += own[output];
            most[output] = own[output] > most[output] ? own[output] : most[output];
        }
    }
    for (int64_t name = 0; name < count; name++) {
        int32_t *sums = pool + name * 2 * HIDDEN;
        int16_t input[2 * HIDDEN];
        if (!seen[name])
            continue;
        for (int64_t output = 0; output < HIDDEN; output++) {
            input[output] = (int16_t)(sums[output] / seen[name]);
            input[HIDDEN + output] = (int16_t)sums[HIDDEN + output];
        }
        multiply(&network->pooled, input, sums);
    }
    for (int64_t place = 0; place < count; place++)
        for (int64_t output = 0; flags[place] && output < HIDDEN; output++) {
            const int32_t sum = pool[(int64_t)names[place] * 2 * HIDDEN + output] >> network->pooled.shift;
            hidden[place * HIDDEN + output] = (int16_t)clipped(hidden[place * HIDDEN + output] + sum, -MOST);
        }
    for (int64_t name = 0; name < count; name++)
        if (seen[name]) {
            memset(pool + name * 2 * HIDDEN, 0, sizeof(int32_t) * 2 * HIDDEN);
            seen[name] = 0;
        }
}

static void convolve(const tagger_layer *layer, const int16_t *window, int16_t *hidden) {
    int32_t sums[HIDDEN];
    multiply(layer, window, sums);
    for (int64_t output = 0; output < HIDDEN; output++)
        hidden[output] =
            (int16_t)clipped(window[HIDDEN + output] + clipped(sums[output] >> layer->shift, 0), -MOST);
}

/* Adds to `scores`, axes word and label, what the network says of the words that are near one that tells something, and
   `elsewhere` to those of the others. `vectors` has room for WINDOW - 1 words more than there are, `hidden` and `other` for
   two more each, `far` for `count`; `pool` and `seen` are those of share. */
void tagger_convolution(const tagger_network *network, const tagger_words *words, const int32_t *slots,
                        const uint8_t *flags, const int32_t *names, int64_t count, const int32_t *elsewhere,
                        int16_t *vectors, int16_t *hidden, int16_t *other, uint8_t *far, int32_t *pool, int32_t *seen,
                        int32_t *scores) {
    int16_t *here = hidden + HIDDEN, *next = other + HIDDEN;
    measure(words, slots, count, far);
    memset(vectors, 0, sizeof(int16_t) * WIDTH * REACH);
    memset(vectors + (count + REACH) * WIDTH, 0, sizeof(int16_t) * WIDTH * REACH);
    for (int64_t place = 0; place < count; place++)
        memcpy(vectors + (place + REACH) * WIDTH, words->vectors + (int64_t)slots[place] * WIDTH, sizeof(int16_t) * WIDTH);
    for (int64_t edge = 0; edge < 2; edge++) {
        memset(hidden + edge * (count + 1) * HIDDEN, 0, sizeof(int16_t) * HIDDEN);
        memset(other + edge * (count + 1) * HIDDEN, 0, sizeof(int16_t) * HIDDEN);
    }
    for (int64_t place = 0; place < count; place++)
        if (far[place] <= NEAR + LAYERS)
            read(network, vectors + place * WIDTH, flags, place, count, here + place * HIDDEN);
    share(network, flags, names, count, pool, seen, here);
    for (int64_t place = 0; place < count; place++)
        if (far[place] <= NEAR + 1)
            convolve(&network->layers[0], here + (place - 1) * HIDDEN, next + place * HIDDEN);
    for (int64_t place = 0; place < count; place++)
        if (far[place] <= NEAR)
            convolve(&network->layers[1], next + (place - 1) * HIDDEN, here + place * HIDDEN);
    for (int64_t place = 0; place < count; place++) {
        int32_t sums[LABELS];
        if (far[place] <= NEAR)
            multiply(&network->out, here + place * HIDDEN, sums);
        for (int64_t label = 0; label < LABELS; label++)
            scores[place * LABELS + label] +=
                far[place] <= NEAR ? sums[label] >> network->out.shift : elsewhere[label];
    }
}
