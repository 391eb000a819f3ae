/* Counts of the characters of lines; streams/stages/strip/labeller/characters.py says what they are, and is the twin. */

#include "lines.h"

enum { LENGTH = KINDS, FIRST, LAST, WORDS, SMALL_WORDS, MEASURES };
enum { LOWER = 2, SPACE = 4 };

static void count(const uint32_t *line, int64_t length, const uint8_t *table, int32_t *counted) {
    int last = SPACE;
    for (int64_t at = 0; at < length; at++) {
        const int kind = table[line[at]] & KIND;
        counted[kind]++;
        if (last == SPACE && kind != SPACE) {
            counted[WORDS]++;
            counted[SMALL_WORDS] += kind == LOWER;
        }
        last = kind;
    }
    counted[LENGTH] = (int32_t)length;
    counted[FIRST] = length ? table[line[0]] & KIND : 0;
    counted[LAST] = length ? last : 0;
}

/* `table` has a class for each code point, `counted` the axes measure and line. */
void characters_counted(const uint32_t *points, const int64_t *lengths, int64_t lines, const uint8_t *table,
                        float *counted) {
    uint32_t line[ABRIDGED];
    for (int64_t number = 0; number < lines; points += lengths[number++]) {
        int32_t of_line[MEASURES] = {0};
        count(line, abridged(points, lengths[number], line), table, of_line);
        for (int64_t measure = 0; measure < MEASURES; measure++)
            counted[measure * lines + number] = (float)of_line[measure];
    }
}
