/* Hashes of words and runs of words; streams/text/run_hashes.py says what they are, and is the twin.

   `words` are in UTF-8 with one space between two. CRC-32 as in zlib, four bits at a time. */

#include <stdint.h>
#include <stdlib.h>

enum { WIDEST = 16, USUAL = 3 };

static const uint32_t NIBBLES[16] = {
    0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
    0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c};

static uint32_t added(uint32_t state, uint8_t byte) {
    state ^= byte;
    state = state >> 4 ^ NIBBLES[state & 15];
    return state >> 4 ^ NIBBLES[state & 15];
}

/* Hashes the `wanted` runs. Those that a word is in go on side by side: no one waits for the next table look-up. */
static inline void roll(const uint8_t *words, int64_t size, int64_t width, int64_t wanted, uint32_t *runs) {
    uint32_t states[WIDEST] = {UINT32_MAX};
    for (int64_t at = 0, word = 0, found = 0; found < wanted; at++) {
        if (at < size && words[at] != ' ') {
            for (int64_t run = 0; run < width; run++)
                states[run] = added(states[run], words[at]);
            continue;
        }
        uint32_t *oldest = states + ++word % width;
        if (word >= width)
            runs[found++] = ~*oldest;
        else if (at >= size)
            runs[found++] = ~states[0];
        *oldest = UINT32_MAX;
    }
}

/* Writes the hash of each run of `width` of the `count` words, in order, or of the one shorter run; returns how many.
   `width` is WIDEST at most. */
int64_t signing_runs(const uint8_t *words, int64_t size, int64_t count, int64_t width, uint32_t *runs) {
    if (count < 1 || width < 1 || width > WIDEST)
        return 0;
    const int64_t wanted = count < width ? 1 : count - width + 1;
    if (width == USUAL)
        roll(words, size, USUAL, wanted, runs);
    else
        roll(words, size, width, wanted, runs);
    return wanted;
}

/* The hash of the word at `at`. */
static uint32_t hash(const uint8_t *words, int64_t size, int64_t at) {
    uint32_t state = UINT32_MAX;
    for (; at < size && words[at] != ' '; at++)
        state = added(state, words[at]);
    return ~state;
}

static int64_t next_word(const uint8_t *words, int64_t size, int64_t at) {
    while (at < size && words[at] != ' ')
        at++;
    return at + 1;
}

/* Writes the hash of each of the `count` words that has `least` characters or more; returns how many. */
int64_t signing_long(const uint8_t *words, int64_t size, int64_t count, int64_t least, uint32_t *hashes) {
    int64_t found = 0;
    for (int64_t i = 0, at = 0; i < count; i++) {
        const int64_t next = next_word(words, size, at);
        int64_t characters = 0;
        for (int64_t j = at; j < next - 1; j++)
            characters += (words[j] & 0xc0) != 0x80;
        if (characters >= least) hashes[found++] = hash(words, size, at);
        at = next;
    }
    return found;
}

static int by_size(const void *left, const void *right) {
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* Writes the `most` smallest hashes up to `highest`, sorted, each once, and the quarter of all in which each stands
   first; `room` takes `count` numbers, and there are fewer than 2^32. Returns how many. */
int64_t signing_smallest(const uint32_t *hashes, int64_t count, uint32_t highest, int64_t most, uint64_t *room,
                         uint32_t *smallest, uint32_t *quarters) {
    int64_t kept = 0, found = 0;
    for (int64_t i = 0; i < count; i++)
        if (hashes[i] <= highest) room[kept++] = (uint64_t)hashes[i] << 32 | (uint64_t)i;
    qsort(room, (size_t)kept, sizeof *room, by_size);
    for (int64_t i = 0; i < kept && found < most; i++) {
        if (i > 0 && room[i] >> 32 == room[i - 1] >> 32) continue;
        smallest[found] = (uint32_t)(room[i] >> 32);
        quarters[found++] = (uint32_t)(4 * (room[i] & UINT32_MAX) / (uint64_t)count);
    }
    return found;
}
