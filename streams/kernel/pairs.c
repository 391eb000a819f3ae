/* Tables of pairs (key, value) of 32 bits each; streams/stages/dedup/pairs.py says what they are for, and is the twin.

   A table is PARTS arrays of slots, so that none is large when it grows. A slot holds key << 32 | value + 1, or 0 where
   it is free: values are below 2^32 - 1. Pairs stand at or behind their home, with no free slot between (open
   addressing, linear probing), and every part keeps one slot free at least. */

#include <stdint.h>
#include <stdlib.h>

enum { PARTS = 256, WHOLE = 1 << 20 };

typedef struct {
    uint64_t *slots;
    int64_t size;
    int64_t *count;
    uint64_t seed;
} part;

typedef struct {
    uint32_t value;
    int64_t strength;
} candidate;

/* The finaliser of MurmurHash3 (Appleby): `seed` is what those who make texts do not know. */
static uint64_t mixed(uint32_t key, uint64_t seed) {
    uint64_t mix = key ^ seed;
    mix = (mix ^ mix >> 33) * UINT64_C(0xff51afd7ed558ccd);
    mix = (mix ^ mix >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
    return mix ^ mix >> 33;
}

int64_t pairs_part(uint32_t key, uint64_t seed) { return (int64_t)(mixed(key, seed) >> 56); }

static part part_of(uint64_t *const *slots, const int64_t *sizes, int64_t *counts, uint64_t seed, uint32_t key) {
    const int64_t which = pairs_part(key, seed);
    return (part){slots[which], sizes[which], counts + which, seed};
}

static int64_t home(const part *in, uint64_t pair) {
    const uint64_t low = mixed((uint32_t)(pair >> 32), in->seed) & UINT32_MAX;
    return (int64_t)(low * (uint64_t)in->size >> 32);
}

/* Asks the memory for the homes of all keys at once, rather than for one after the other: they are seldom near. */
static void fetch(uint64_t *const *slots, const int64_t *sizes, int64_t *counts, uint64_t seed, const uint32_t *keys,
                  int64_t length) {
    for (int64_t i = 0; i < length; i++) {
        const part in = part_of(slots, sizes, counts, seed, keys[i]);
        __builtin_prefetch(in.slots + home(&in, (uint64_t)keys[i] << 32));
    }
}

static int64_t next(const part *in, int64_t slot) { return slot + 1 < in->size ? slot + 1 : 0; }

static void put(const part *in, uint64_t pair) {
    int64_t slot = home(in, pair);
    while (in->slots[slot])
        slot = next(in, slot);
    in->slots[slot] = pair;
    ++*in->count;
}

/* Counts the values of `key` and gives the slot of `pair`, or -1. */
static int64_t count_of(const part *in, uint64_t pair, int64_t *found) {
    *found = -1;
    int64_t count = 0;
    for (int64_t slot = home(in, pair); in->slots[slot]; slot = next(in, slot)) {
        count += in->slots[slot] >> 32 == pair >> 32;
        if (in->slots[slot] == pair) *found = slot;
    }
    return count;
}

/* Adds the pair of each key with `value`, if the key has fewer than `most` values and not this one. Returns how many
   keys were done: all, or those before the first whose part is to grow. A part is to grow at seven slots in eight. */
int64_t pairs_add(uint64_t *const *slots, const int64_t *sizes, int64_t *counts, uint64_t seed, const uint32_t *keys,
                  int64_t length, uint32_t value, int64_t most) {
    fetch(slots, sizes, counts, seed, keys, length);
    for (int64_t i = 0; i < length; i++) {
        const part in = part_of(slots, sizes, counts, seed, keys[i]);
        if ((*in.count + 1) * 8 > in.size * 7) return i;
        const uint64_t pair = (uint64_t)keys[i] << 32 | (value + UINT64_C(1));
        int64_t found;
        if (count_of(&in, pair, &found) < most && found < 0) put(&in, pair);
    }
    return length;
}

/* Closes the gap at `gap`: what follows it moves up, unless it would come to stand before its home. */
static void close_gap(const part *in, int64_t gap) {
    for (int64_t slot = next(in, gap); in->slots[slot]; slot = next(in, slot)) {
        const int64_t from = home(in, in->slots[slot]);
        const int stays = gap < slot ? gap < from && from <= slot : gap < from || from <= slot;
        if (stays) continue;
        in->slots[gap] = in->slots[slot];
        gap = slot;
    }
    in->slots[gap] = 0;
    --*in->count;
}

/* Removes the pair of each key with `value`, where there is one. */
void pairs_remove(uint64_t *const *slots, const int64_t *sizes, int64_t *counts, uint64_t seed, const uint32_t *keys,
                  int64_t length, uint32_t value) {
    for (int64_t i = 0; i < length; i++) {
        const part in = part_of(slots, sizes, counts, seed, keys[i]);
        if (in.size == 0) continue;
        int64_t found;
        count_of(&in, (uint64_t)keys[i] << 32 | (value + UINT64_C(1)), &found);
        if (found >= 0) close_gap(&in, found);
    }
}

/* Puts all pairs of one part into the free slots of another, which is larger. */
void pairs_move(const uint64_t *old, int64_t size, uint64_t *slots, int64_t larger, int64_t *count, uint64_t seed) {
    const part in = {slots, larger, count, seed};
    *count = 0;
    for (int64_t slot = 0; slot < size; slot++)
        if (old[slot]) put(&in, old[slot]);
}

/* Writes the values of `key` to `values`, `most` of them at most; returns how many. */
int64_t pairs_find(uint64_t *const *slots, const int64_t *sizes, int64_t *counts, uint64_t seed, uint32_t key,
                   uint32_t *values, int64_t most) {
    const part in = part_of(slots, sizes, counts, seed, key);
    if (in.size == 0) return 0;
    int64_t count = 0;
    for (int64_t slot = home(&in, (uint64_t)key << 32); in.slots[slot] && count < most; slot = next(&in, slot))
        if (in.slots[slot] >> 32 == key) values[count++] = (uint32_t)(in.slots[slot] & UINT32_MAX) - 1;
    return count;
}

static int by_value(const void *left, const void *right) {
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Keeps the `top` strongest in `best`, the smaller value first where two are as strong; values come in order. */
static int64_t ranked(candidate *best, int64_t count, int64_t top, candidate one) {
    int64_t place = count < top ? count : top - 1;
    if (count == top && best[place].strength >= one.strength) return count;
    for (; place > 0 && best[place - 1].strength < one.strength; place--)
        best[place] = best[place - 1];
    best[place] = one;
    return count < top ? count + 1 : top;
}

/* The values that share the rarest keys. `held` gets for each key how many values have it, `most` at the most; one that
   so many have tells nothing, the others WHOLE / held each. `room` takes 4 * `length` * `most` words. The strongest
   `top` values and their strengths go to `values` and `strengths`; returns how many there are. */
int64_t pairs_rank(uint64_t *const *slots, const int64_t *sizes, int64_t *counts, uint64_t seed, const uint32_t *keys,
                   int64_t length, int64_t most, int64_t *held, candidate *room, int64_t top, uint32_t *values,
                   int64_t *strengths) {
    uint32_t found[PARTS];
    int64_t gathered = 0, count = 0;
    if (most > PARTS || top < 1) return -1;
    fetch(slots, sizes, counts, seed, keys, length);
    for (int64_t i = 0; i < length; i++) {
        held[i] = pairs_find(slots, sizes, counts, seed, keys[i], found, most);
        if (held[i] >= most) continue;
        for (int64_t j = 0; j < held[i]; j++)
            room[gathered++] = (candidate){found[j], WHOLE / held[i]};
    }
    qsort(room, (size_t)gathered, sizeof *room, by_value);
    candidate best[PARTS];
    if (top > PARTS) return -1;
    for (int64_t i = 0; i < gathered;) {
        candidate one = {room[i].value, 0};
        for (; i < gathered && room[i].value == one.value; i++)
            one.strength += room[i].strength;
        count = ranked(best, count, top, one);
    }
    for (int64_t i = 0; i < count; i++) {
        values[i] = best[i].value;
        strengths[i] = best[i].strength;
    }
    return count;
}
