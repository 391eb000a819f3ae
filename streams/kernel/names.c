/* What a lexicon says of the names of the elements around lines; streams/stages/strip/labeller/lexicon.py says how, and
   is the twin. */

#include <stdlib.h>

#include "lexicon.h"

enum { ELEMENTS = 4 };

typedef struct {
    uint32_t *points;
    Text *texts;
    int32_t *slots;
    int64_t count;
    uint32_t *end;
} Names;

static int small(uint32_t point) { return point >= 'a' && point <= 'z'; }
static int capital(uint32_t point) { return point >= 'A' && point <= 'Z'; }

/* The end of the word of letters that begins at `at`: "main", "AB" before "ABCase", "Case". */
static int64_t word_end(const uint32_t *path, int64_t end, int64_t at) {
    const int64_t begin = at;
    while (at < end && capital(path[at]))
        at++;
    if (at - begin > 1)
        return at < end && small(path[at]) ? at - 1 : at;
    while (at < end && small(path[at]))
        at++;
    return at;
}

/* Add a level, a mark and the points from `begin` to `end`, capitals made small if they are a `word`. */
static void add(Names *names, uint32_t level, uint32_t mark, const uint32_t *begin, const uint32_t *end, int word) {
    uint32_t *to = names->end;
    *names->end++ = level;
    *names->end++ = mark;
    for (; begin < end; begin++)
        *names->end++ = word && capital(*begin) ? *begin + ('a' - 'A') : *begin;
    names->texts[names->count++] = text_of(to, names->end - to);
    if (word)
        names->texts[names->count++] = text_of(to + 1, names->end - to - 1);
}

static void read_element(Names *names, uint32_t level, const uint32_t *element, int64_t length) {
    int64_t at = 0;
    while (at < length && element[at] != ':')
        at++;
    add(names, level, '<', element, element + at, 0);
    while (at < length) {
        const int64_t end = word_end(element, length, at);
        if (end > at)
            add(names, level, '.', element + at, element + end, 1);
        at = end > at ? end : at + 1;
    }
}

static void read_path(Names *names, const uint32_t *path, int64_t length) {
    names->count = 0;
    names->end = names->points;
    for (int64_t element = 0, end = length; element < ELEMENTS && end >= 0; element++) {
        int64_t begin = end;
        while (begin > 0 && path[begin - 1] != '>')
            begin--;
        read_element(names, element ? 'b' : 'a', path + begin, end - begin);
        end = begin - 1;
    }
}

/* Sum up for each path the weights of what the lexicon may know of it, and count that; nothing of an empty path.
   Return 0, or 1 where there is not enough memory. */
int names_summed(const uint32_t *texts, const int64_t *starts, const int8_t *weights, const int32_t *slots, int64_t size,
                 const uint32_t *points, const int64_t *lengths, int64_t paths, int64_t *sums, int64_t *counts) {
    const Lexicon lexicon = {texts, starts, weights, slots, (uint64_t)size - 1};
    int64_t longest = 0;
    for (int64_t path = 0; path < paths; path++)
        longest = lengths[path] > longest ? lengths[path] : longest;
    const int64_t most = 2 * longest + 2 * ELEMENTS; /* each word has a letter, and stands twice */
    Names names = {.points = malloc(sizeof(uint32_t) * (size_t)(2 * most)),
                   .texts = malloc(sizeof(Text) * (size_t)most),
                   .slots = malloc(sizeof(int32_t) * slots_for(most))};
    const int enough = names.points && names.texts && names.slots;
    for (int64_t path = 0; enough && path < paths; points += lengths[path++]) {
        sums[path] = counts[path] = 0;
        if (lengths[path]) {
            read_path(&names, points, lengths[path]);
            counts[path] = distinct(&lexicon, names.texts, names.count, names.slots, &sums[path]);
        }
    }
    free(names.points);
    free(names.texts);
    free(names.slots);
    return !enough;
}
