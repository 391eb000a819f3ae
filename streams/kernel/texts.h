/* Texts told apart by their code points, in open hash tables: a power of two of slots, at most half of them taken, each
   with the number of a text or -1. */

#ifndef STREAMS_TEXTS_H
#define STREAMS_TEXTS_H

#include <stdint.h>
#include <string.h>

typedef struct {
    const uint32_t *begin;
    int64_t length;
    uint64_t hash;
} Text;

/* After Fowler, Noll and Vo (FNV-1a), of code points for bytes. */
static inline uint64_t hashed(uint64_t hash, const uint32_t *text, int64_t length) {
    for (int64_t at = 0; at < length; at++)
        hash = (hash ^ text[at]) * 0x100000001b3u;
    return hash;
}

static inline uint64_t slot_of(uint64_t hash, uint64_t mask) {
    return ((hash ^ hash >> 32) * 0x9e3779b97f4a7c15u >> 32) & mask;
}

static inline int same_points(const uint32_t *one, const uint32_t *other, int64_t length) {
    return memcmp(one, other, sizeof(uint32_t) * (size_t)length) == 0;
}

static inline int same(const Text *one, const Text *other) {
    return one->hash == other->hash && one->length == other->length &&
           same_points(one->begin, other->begin, one->length);
}

#endif
