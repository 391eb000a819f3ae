/* What the files of the tagger's kernel share. streams/stages/tag/tagger says what it reckons, and is the twin. */

#ifndef STREAMS_TAGGER_H
#define STREAMS_TAGGER_H

#include <stdint.h>

enum {
    BITS = 21,
    REACH = 2,
    WINDOW = 2 * REACH + 1,
    LABELS = 32,
    WIDTH = 64,
    NEAR = 2,
    FAR = 5,
    PANEL = 32,
    FINER = 4,
    HARDLY = -(1 << 20),
    IS_KNOWN = 1,
    IS_UPPER = 2,
    IS_LOWER = 4,
    IS_TELLING = 8,
    ENDS = 16
};

/* Runs faster where the processor has wide registers; whole numbers come out the same on every processor. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

/* Rows of weights for the buckets that have one: a bit each in `kept`, and in `ranks` the row of the first of 64. */
typedef struct {
    const uint64_t *kept;
    const int32_t *ranks;
    const int8_t *rows;
} tagger_table;

typedef struct {
    const uint8_t *classes;
    const uint32_t *lower;
    const uint32_t *upper;
    int64_t cased;
    const uint64_t *listed;
    const uint64_t *masks;
    int64_t lists;
    const uint64_t *known;
    const uint16_t *rows;
    int64_t knowns;
    const uint16_t *fine;
    const uint16_t *middle;
    const uint16_t *coarse;
    const int64_t *seen;
    tagger_table weights;
    tagger_table bag;
    const int8_t *vectors;
} tagger_model;

/* What is known of a word, all in one line of the cache. `count` and `within` are zero between articles. */
typedef struct {
    uint64_t letters;
    uint64_t lower;
    uint64_t shape;
    uint64_t cluster;
    int32_t count;
    uint8_t looks;
    uint8_t within;
    uint8_t unused[26];
} tagger_word;

_Static_assert(sizeof(tagger_word) == 64, "as long as memory.py has it");

/* A table of words by the hash of their letters, open addressing; `capacity` is a power of two. */
typedef struct {
    int64_t capacity;
    tagger_word *entries;
    int16_t *sums;
    int16_t *vectors;
} tagger_words;

/* `weights` has the axes panel of PANEL outputs, pair of inputs, output, and input of the pair; there are whole panels
   and pairs. `shift` is by how many bits a sum is too large. */
typedef struct {
    const int16_t *weights;
    const int32_t *bias;
    int64_t inputs;
    int64_t outputs;
    int64_t shift;
} tagger_layer;

/* A row of inputs, and where to its sums go. */
typedef struct {
    const int16_t *inputs;
    int32_t *sums;
} tagger_product;

/* Writes for each of `count` products the sums of its inputs times the weights, and the bias. */
void tagger_multiply(const tagger_layer *layer, const tagger_product *products, int64_t count);

static inline uint64_t tagger_mixed(uint64_t kind, uint64_t first, uint64_t second) {
    uint64_t found = kind * UINT64_C(0x165667B19E3779F9) ^ first * UINT64_C(0x9E3779B97F4A7C15) ^
                     second * UINT64_C(0xC2B2AE3D27D4EB4F);
    found = (found ^ found >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
    return found ^ found >> 32;
}

/* Returns the row of the bucket that `hash` falls into, -1 if it has none. */
static inline int64_t tagger_row(const tagger_table *table, uint64_t hash) {
    const uint64_t bucket = hash & ((UINT64_C(1) << BITS) - 1);
    const uint64_t kept = table->kept[bucket >> 6], bit = UINT64_C(1) << (bucket & 63);
    return kept & bit ? table->ranks[bucket >> 6] + __builtin_popcountll(kept & (bit - 1)) : -1;
}

#endif
