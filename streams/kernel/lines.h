/* Lines as streams/stages/strip/labeller/points.py hands them over: the code points of all of them one behind the
   other, and how many each has. No code point is above 0x10FFFF, as no Python text has one. */

#ifndef STREAMS_LINES_H
#define STREAMS_LINES_H

#include <stdint.h>
#include <string.h>

enum { BEGIN = 180, END = 60, ABRIDGED = BEGIN + 1 + END };

/* The classes of characters.table(): the kind in the lower bits, and two flags. */
enum { KINDS = 16, KIND = KINDS - 1, WORD = 16, DECIMAL = 32 };

/* Write to `to`, which has room for ABRIDGED, what lexicon.abridged leaves of a line; return how much that is. */
static inline int64_t abridged(const uint32_t *line, int64_t length, uint32_t *to) {
    if (length <= BEGIN + END) {
        memcpy(to, line, sizeof(uint32_t) * (size_t)length);
        return length;
    }
    int64_t begin = BEGIN - 1, end = length - END;
    while (begin > 0 && line[begin] != ' ')
        begin--;
    if (begin == 0)
        begin = BEGIN;
    while (end < length && line[end] != ' ')
        end++;
    end = end >= length - 1 ? length - END : end + 1;
    memcpy(to, line, sizeof(uint32_t) * (size_t)begin);
    to[begin] = ' ';
    memcpy(to + begin + 1, line + end, sizeof(uint32_t) * (size_t)(length - end));
    return begin + 1 + length - end;
}

#endif
