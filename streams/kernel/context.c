/* The features of lines with those of their neighbours; streams/stages/strip/labeller/context.py says what they are, and
   is the twin. */

#include <math.h>
#include <stdint.h>

enum { NEAR = 6, REACHES = 3, FIRST_SPREAD = 1 };
static const int64_t NEARBY[NEAR] = {1, 2, 3, -1, -2, -3}, REACH[REACHES] = {2, 4, 8};
static const float OUTSIDE = -9;

/* Write for each line the value of the line `by` above it. */
static void shift(const float *values, int64_t lines, int64_t by, float *moved) {
    for (int64_t line = 0; line < lines; line++)
        moved[line] = line - by >= 0 && line - by < lines ? values[line - by] : OUTSIDE;
}

/* Write for each line the mean of what `sums` adds up over itself and `reach` lines on either side. */
static void around(const double *sums, int64_t lines, int64_t reach, float *means) {
    for (int64_t line = 0; line < lines; line++) {
        const int64_t first = line > reach ? line - reach : 0, end = line + reach < lines ? line + reach + 1 : lines;
        means[line] = (float)((sums[end] - sums[first]) / (double)(end - first));
    }
}

/* Turn the mean of squares into the spread around `mean`. */
static void spread(const float *mean, int64_t lines, float *squares) {
    for (int64_t line = 0; line < lines; line++) {
        const float variance = squares[line] - mean[line] * mean[line];
        squares[line] = sqrtf(variance > 0 ? variance : 0);
    }
}

/* `table` has the axes feature and line; its first `own` rows are filled, and the others follow from them. `near` and
   `meant` name the rows that are looked at in neighbours, and whose means are taken; `meant[0]` is the one whose spread
   is taken as well. `sums` has room for a number more than there are lines. */
void context_added(float *table, const int32_t *near, const int32_t *meant, double *sums, int64_t own, int64_t lines,
                   int64_t nears, int64_t means) {
    float *to = table + own * lines;
    for (int64_t place = 0; place < NEAR; place++)
        for (int64_t row = 0; row < nears; row++, to += lines)
            shift(table + near[row] * lines, lines, NEARBY[place], to);
    sums[0] = 0;
    for (int64_t row = 0; row < means; row++) {
        const float *values = table + meant[row] * lines;
        for (int64_t line = 0; line < lines; line++)
            sums[line + 1] = sums[line] + (double)values[line];
        for (int64_t reach = 0; reach < REACHES; reach++)
            around(sums, lines, REACH[reach], to + (reach * means + row) * lines);
    }
    const float *words = table + meant[0] * lines;
    for (int64_t line = 0; line < lines; line++)
        sums[line + 1] = sums[line] + (double)(words[line] * words[line]);
    for (int64_t reach = FIRST_SPREAD; reach < REACHES; reach++) {
        float *squares = to + (REACHES * means + reach - FIRST_SPREAD) * lines;
        around(sums, lines, REACH[reach], squares);
        spread(to + reach * means * lines, lines, squares);
    }
}
