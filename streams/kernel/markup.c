/* Tags of HTML, in UTF-8, counted before it is parsed; streams/text/tags.py says what, and is the twin. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
static int is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static char lowered(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c; }

static const char *skip_space(const char *at, const char *end) {
    while (at < end && is_space(*at))
        at++;
    return at;
}

static const char *name_end(const char *at, const char *end) {
    while (at < end && !is_space(*at) && *at != '/' && *at != '>')
        at++;
    return at;
}

/* The end of a value, which goes on to the next space where its quotation mark is never closed. */
static const char *value_end(const char *at, const char *end) {
    const char *closed = at < end && (*at == '"' || *at == '\'') ? memchr(at + 1, *at, (size_t)(end - at - 1)) : NULL;
    if (closed)
        return closed + 1;
    while (at < end && !is_space(*at) && *at != '>')
        at++;
    return at;
}

/* The end of the attribute at `at`; `at` itself where none is. */
static const char *attribute_end(const char *at, const char *end) {
    const char *name = at;
    while (name < end && (is_space(*name) || *name == '/'))
        name++;
    if (name == end || *name == '>')
        return at;
    for (name++; name < end && !is_space(*name) && *name != '/' && *name != '>' && *name != '=';)
        name++;
    const char *sign = skip_space(name, end);
    return sign < end && *sign == '=' ? value_end(skip_space(sign + 1, end), end) : name;
}

/* The end of the attributes from `at` on; count them. */
static const char *attributes_end(const char *at, const char *end, int64_t *count) {
    *count = 0;
    for (const char *next; (next = attribute_end(at, end)) != at; at = next)
        ++*count;
    return at;
}

/* Whether a tag has more than `most` attributes. */
int markup_has_tag_of(const char *html, int64_t length, int64_t most) {
    const char *at = html, *end = html + length;
    int64_t count;
    while ((at = memchr(at, '<', (size_t)(end - at))) && ++at < end) {
        if (!is_letter(*at))
            continue;
        at = attributes_end(name_end(at, end), end, &count);
        if (count > most)
            return 1;
    }
    return 0;
}

/* The number of tags that may be of formatting elements. */
int64_t markup_formatting(const char *html, int64_t length) {
    const char *at = html, *end = html + length;
    int64_t count = 0;
    while ((at = memchr(at, '<', (size_t)(end - at))) && ++at < end) {
        const char *name = at;
        while (at < end && at - name < 6 && is_letter(*at))
            at++;
        count += at > name && at < end && (is_space(*at) || *at == '/') && strchr("bcefinstu", lowered(*name));
    }
    return count;
}

/* A name of elements, in whatever case, and how many of these are open; -1 where they do not count. */
typedef struct {
    const char *name;
    int64_t length;
    uint64_t hash;
    int64_t open;
} Name;

typedef struct {
    Name *names;
    uint64_t mask, seed;
} Names;

static int same(const Name *one, const Name *other) {
    if (one->hash != other->hash || one->length != other->length)
        return 0;
    for (int64_t at = 0; at < one->length; at++)
        if (lowered(one->name[at]) != lowered(other->name[at]))
            return 0;
    return 1;
}

/* Find or add a name. */
static Name *name_of(Names *names, const char *begin, const char *end) {
    Name found = {begin, end - begin, names->seed, 0};
    for (; begin < end; begin++)
        found.hash = (found.hash ^ (uint64_t)lowered(*begin)) * 0x100000001b3u;
    uint64_t slot = (found.hash ^ found.hash >> 32) * 0x9e3779b97f4a7c15u >> 32 & names->mask;
    while (names->names[slot].name && !same(&names->names[slot], &found))
        slot = (slot + 1) & names->mask;
    if (!names->names[slot].name)
        names->names[slot] = found;
    return &names->names[slot];
}

enum { ELEMENTS, TAGS, DEEPEST, MEASURES };

/* Count a tag at `at`, behind its "<"; return where to go on. */
static const char *count_tag(Names *names, const char *at, const char *end, int64_t *depth, int64_t *counted) {
    const int closes = *at == '/';
    const char *name = at + closes;
    int64_t attributes;
    if (*at == '!' || *at == '?') {
        counted[TAGS]++;
        return at + 1;
    }
    if (name == end || !is_letter(*name))
        return at;
    const char *behind = name_end(name, end);
    Name *of = name_of(names, name, behind);
    counted[TAGS]++;
    counted[ELEMENTS] += !closes;
    if (of->open >= closes) {
        of->open += closes ? -1 : 1;
        *depth += closes ? -1 : 1;
        counted[DEEPEST] = *depth > counted[DEEPEST] ? *depth : counted[DEEPEST];
    }
    return attributes_end(behind, end, &attributes);
}

static void count_tags(Names *names, const char *html, int64_t length, const int64_t *limits, int64_t *counted) {
    const char *at = html, *end = html + length;
    int64_t depth = 0;
    while ((at = memchr(at, '<', (size_t)(end - at))) && ++at < end) {
        at = count_tag(names, at, end, &depth, counted);
        for (int64_t measure = 0; measure < MEASURES; measure++)
            if (counted[measure] > limits[measure])
                return;
    }
}

/* Count elements, tags with end tags and comments, and how many elements are open at once, up to the first that is more
   than its limit. `flat` names elements, each name behind a line end, that are never deep. Return 0, or 1 where
   there is not enough memory. */
int markup_counted(const char *html, int64_t length, const char *flat, int64_t flat_length, uint64_t seed,
                   const int64_t *limits, int64_t *counted) {
    uint64_t slots = 2;
    while (slots < 2 * (uint64_t)(limits[TAGS] + flat_length))
        slots *= 2;
    Names names = {calloc(slots, sizeof(Name)), slots - 1, seed};
    if (!names.names)
        return 1;
    for (const char *at = flat, *end = flat + flat_length, *next; at < end; at = next) {
        next = memchr(at + 1, '\n', (size_t)(end - at - 1));
        next = next ? next : end;
        name_of(&names, at + 1, next)->open = -1;
    }
    memset(counted, 0, sizeof(int64_t) * MEASURES);
    count_tags(&names, html, length, limits, counted);
    free(names.names);
    return 0;
}
