/* Words with their offsets; the twin is streams/stages/tag/tokens.py. */

#include <stdint.h>

/* Classes of code points, a bit each. */
enum { LETTER = 1, DIGIT = 2, SPACE = 4, PART = 8, MARK = 16, CAPITAL = 32, UPPER = 64, LOWER = 128 };
enum { MOST_CLOSING = 3 };

/* Code points from `class_count` on have no class. `honorifics` and `abbreviations` are hashes in ascending order. */
typedef struct {
    const uint8_t *classes;
    int64_t class_count;
    const uint64_t *honorifics;
    int64_t honorific_count;
    const uint64_t *abbreviations;
    int64_t abbreviation_count;
    int64_t longest_sentence;
} tagger_spelling;

typedef struct {
    const uint32_t *codes;
    int64_t size;
    const uint8_t *classes;
    int64_t class_count;
} text_of;

static int is(const text_of *text, int64_t place, int class) {
    return place < text->size && text->codes[place] < text->class_count && text->classes[text->codes[place]] & class;
}

static int is_sign(const text_of *text, int64_t place, uint32_t sign) {
    return place < text->size && text->codes[place] == sign;
}

static int among(const uint64_t *hashes, int64_t count, const uint32_t *codes, int64_t size) {
    uint64_t wanted = UINT64_C(0xCBF29CE484222325);
    for (int64_t place = 0; place < size; place++)
        wanted = (wanted ^ codes[place]) * UINT64_C(0x100000001B3);
    int64_t begin = 0, end = count;
    while (begin < end) {
        const int64_t middle = begin + (end - begin) / 2;
        if (hashes[middle] < wanted)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin < count && hashes[begin] == wanted;
}

static int64_t behind_initials(const text_of *text, int64_t place) {
    int64_t end = place;
    while (is(text, end, CAPITAL) && is_sign(text, end + 1, '.'))
        end += 2;
    return end - place >= 4 ? end : place;
}

static int64_t behind_letters(const text_of *text, int64_t place) {
    while (is(text, place, LETTER)) {
        place++;
        while (is(text, place, MARK))
            place++;
    }
    return place;
}

static int64_t behind_digits(const text_of *text, int64_t place) {
    for (;;) {
        while (is(text, place, DIGIT))
            place++;
        if (!(is_sign(text, place, '.') || is_sign(text, place, ',')) || !is(text, place + 1, DIGIT))
            return place;
        place++;
    }
}

/* Returns where the token that begins at `place` ends. */
static int64_t behind(const tagger_spelling *spelling, const text_of *text, int64_t place) {
    const int64_t initials = behind_initials(text, place);
    if (initials > place)
        return initials;
    if (is(text, place, LETTER)) {
        const int64_t end = behind_letters(text, place);
        const int stopped = is_sign(text, end, '.') && is(text, end + 1, SPACE);
        if (stopped && among(spelling->honorifics, spelling->honorific_count, text->codes + place, end - place))
            return end + 1;
        return end;
    }
    if (is(text, place, DIGIT))
        return behind_digits(text, place);
    const int quote = is_sign(text, place, '\'') || is_sign(text, place, 0x2019);
    return quote && is_sign(text, place + 1, 's') && !is(text, place + 2, PART) ? place + 2 : place + 1;
}

static int closes(uint32_t code) {
    return code == '"' || code == '\'' || code == 0x201d || code == 0x2019 || code == 0xbb || code == ')' || code == ']';
}

static int ends(uint32_t code) {
    return code == '.' || code == '!' || code == '?' || code == 0x2026 || code == 0x3002;
}

/* Tells whether the last of `count` tokens ends a sentence, signs that close something left aside. */
static int ends_sentence(const tagger_spelling *spelling, const text_of *text, const int32_t *starts,
                         const int32_t *stops, int64_t count) {
    int64_t last = count - 1;
    while (last > 0 && last > count - 1 - MOST_CLOSING && stops[last] - starts[last] == 1 &&
           closes(text->codes[starts[last]]))
        last--;
    if (last == 0 || stops[last] - starts[last] != 1 || !ends(text->codes[starts[last]]))
        return 0;
    if (text->codes[starts[last]] != '.' || stops[last - 1] != starts[last])
        return 1;
    const int64_t begin = starts[last - 1], size = stops[last - 1] - begin;
    return !(size == 1 && is(text, begin, UPPER)) &&
           !among(spelling->abbreviations, spelling->abbreviation_count, text->codes + begin, size);
}

static int has_line_feed(const text_of *text, int64_t begin, int64_t end) {
    for (int64_t place = begin; place < end; place++)
        if (text->codes[place] == '\n')
            return 1;
    return 0;
}

static int opens(const tagger_spelling *spelling, const text_of *text, const int32_t *starts, const int32_t *stops,
                 int64_t count, int64_t start) {
    if (count == 0)
        return 1;
    if (stops[count - 1] == start)
        return 0;
    if (has_line_feed(text, stops[count - 1], start))
        return 1;
    return !is(text, start, LOWER) && ends_sentence(spelling, text, starts, stops, count);
}

/* Writes where the tokens of a text begin and end and which open a sentence, and returns their number; there is room
   for as many as there are code points. */
int64_t tagger_tokens(const tagger_spelling *spelling, const uint32_t *codes, int64_t size, int32_t *starts,
                      int32_t *stops, uint8_t *opening) {
    const text_of text = {codes, size, spelling->classes, spelling->class_count};
    int64_t count = 0, length = 0;
    for (int64_t place = 0; place < size;) {
        if (is(&text, place, SPACE)) {
            place++;
            continue;
        }
        opening[count] = (uint8_t)(length >= spelling->longest_sentence ||
                                   opens(spelling, &text, starts, stops, count, place));
        length = opening[count] ? 1 : length + 1;
        starts[count] = (int32_t)place;
        place = behind(spelling, &text, place);
        stops[count++] = (int32_t)place;
    }
    return count;
}
