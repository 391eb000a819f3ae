/* Sketches: streams/stages/dedup/sketch.py says what they are and is the twin; of how two compare, comparison.py. */

#include <stdint.h>
#include <string.h>

enum { SKETCH_PARTS = 6, SKETCH_HEADER = 1 + 2 * SKETCH_PARTS, QUARTERS = 4 };
enum { NAMES = 2, WEIGHED = 2, SLOTS = 1 << 16, TOLD_APART = 16 }; /* names and numbers, as rarity.py weighs them */
enum { WEIGHTS = 3 * SKETCH_PARTS, RARITIES = WEIGHTS + 2 + 2 * QUARTERS, COUNTS = RARITIES + 3 * WEIGHED };

typedef struct {
    const uint32_t *hashes;
    int64_t length;
} sample;

/* Writes the sketch of a signature to `packed`, which has room for all hashes; returns its size. `hashes` are those of
   all parts, of each the first `most` of as many as `lengths` says; `signed_most` is how many a signature has at most,
   `told` which bits of each are kept, `below` what no hash of a part reaches. */
int64_t sketch_pack(const uint32_t *hashes, const int64_t *lengths, const int64_t *most, const int64_t *signed_most,
                    const uint32_t *told, const int64_t *below, uint32_t *packed) {
    int64_t size = SKETCH_HEADER;
    for (int64_t part = 0; part < SKETCH_PARTS; part++) {
        const int64_t length = lengths[part], kept = length < most[part] ? length : most[part], begin = size;
        for (int64_t i = 0; i < kept; i++) {
            const uint32_t hash = hashes[i] & told[part];
            if (size == begin || packed[size - 1] != hash) packed[size++] = hash;
        }
        const int whole = length <= most[part] && length < signed_most[part];
        packed[1 + 2 * part] = (uint32_t)(size - begin);
        packed[2 + 2 * part] = whole || !kept ? (uint32_t)(below[part] - 1) : packed[size - 1];
        hashes += kept;
    }
    return size;
}

static int sound(const uint32_t *sketch, int64_t size) {
    int64_t all = SKETCH_HEADER;
    if (size < SKETCH_HEADER) return 0;
    for (int64_t part = 0; part < SKETCH_PARTS; part++)
        all += sketch[1 + 2 * part];
    return all == size;
}

static int64_t under(const uint32_t *hashes, int64_t length, uint32_t bound) {
    while (length > 0 && hashes[length - 1] > bound)
        length--;
    return length;
}

static int holds(const sample *in, int64_t *place, uint32_t hash) {
    while (*place < in->length && in->hashes[*place] < hash)
        ++*place;
    return *place < in->length && in->hashes[*place] == hash;
}

static int64_t shared(const sample *ours, const sample *theirs) {
    int64_t count = 0, place = 0;
    for (int64_t i = 0; i < ours->length; i++)
        count += holds(theirs, &place, ours->hashes[i]);
    return count;
}

/* Weights and counts by quarter: of what is shared, and of all that is ours. */
static void weigh(const sample *ours, const sample *theirs, const uint32_t *weights, const uint32_t *quarters,
                  int64_t *sums) {
    int64_t place = 0;
    for (int64_t i = 0; i < ours->length; i++) {
        const int64_t same = holds(theirs, &place, ours->hashes[i]), quarter = quarters[i] % QUARTERS;
        sums[0] += same * weights[i];
        sums[1] += weights[i];
        sums[2 + quarter] += same;
        sums[2 + QUARTERS + quarter]++;
    }
}

static int64_t rarity(const sample *of, const uint16_t *commonness, int64_t highest) {
    int64_t sum = of->length * highest;
    for (int64_t i = 0; i < of->length; i++)
        sum -= commonness[of->hashes[i] >> TOLD_APART];
    return sum;
}

/* Rarities: of what is shared, of all that is ours, and of all that is theirs. */
static void weigh_rare(const sample *ours, const sample *theirs, const uint16_t *commonness, int64_t highest,
                       int64_t *sums) {
    int64_t place = 0;
    for (int64_t i = 0; i < ours->length; i++)
        if (holds(theirs, &place, ours->hashes[i])) sums[0] += highest - commonness[ours->hashes[i] >> TOLD_APART];
    sums[1] = rarity(ours, commonness, highest);
    sums[2] = rarity(theirs, commonness, highest);
}

/* Writes COUNTS counts, as comparison.py has them. `weights` and `quarters` have as many figures as there are shingles
   in `ours`, `commonness` SLOTS for each part that is weighed. Returns 0, or -1 where one is no sketch. */
int64_t sketch_compare(const uint32_t *ours, int64_t our_size, const uint32_t *theirs, int64_t their_size,
                       const uint32_t *weights, const uint32_t *quarters, const uint16_t *commonness, int64_t highest,
                       int64_t *counts) {
    if (!sound(ours, our_size) || !sound(theirs, their_size)) return -1;
    memset(counts, 0, COUNTS * sizeof *counts);
    const uint32_t *our_next = ours + SKETCH_HEADER, *their_next = theirs + SKETCH_HEADER;
    for (int64_t part = 0; part < SKETCH_PARTS; part++) {
        const uint32_t *our_head = ours + 1 + 2 * part, *their_head = theirs + 1 + 2 * part;
        const uint32_t bound = our_head[1] < their_head[1] ? our_head[1] : their_head[1];
        const sample left = {our_next, under(our_next, our_head[0], bound)};
        const sample right = {their_next, under(their_next, their_head[0], bound)};
        counts[3 * part] = shared(&left, &right);
        counts[3 * part + 1] = left.length;
        counts[3 * part + 2] = right.length;
        if (part == 0) weigh(&left, &right, weights, quarters, counts + WEIGHTS);
        if (part >= NAMES && part < NAMES + WEIGHED)
            weigh_rare(&left, &right, commonness + SLOTS * (part - NAMES), highest, counts + RARITIES + 3 * (part - NAMES));
        our_next += our_head[0];
        their_next += their_head[0];
    }
    return 0;
}
