/* Sums of oblivious decision trees; streams/stages/strip/labeller/trees.py says what they are, and is the twin. */

#include <stdint.h>
#include <string.h>

enum { AT_ONCE = 16 }; /* lines: so many that the compiler unrolls the loops over them */

typedef struct {
    const int32_t *features;
    const float *borders, *leaves, *bias;
    int64_t trees, depth, classes;
} Trees;

/* `columns` begin with the first of `count` lines; there are `lines` in each. */
static inline void sum_up(const Trees *of, const float *columns, int64_t lines, int64_t count, float *sums) {
    const int64_t classes = of->classes;
    memset(sums, 0, sizeof(float) * (size_t)(count * classes));
    for (int64_t tree = 0; tree < of->trees; tree++) {
        int32_t chosen[AT_ONCE] = {0};
        for (int64_t level = 0; level < of->depth; level++) {
            const float border = of->borders[tree * of->depth + level];
            const float *column = columns + of->features[tree * of->depth + level] * lines;
            for (int64_t line = 0; line < count; line++)
                chosen[line] |= (int32_t)(column[line] > border) << level;
        }
        const float *leaves = of->leaves + (tree << of->depth) * classes;
        if (classes == 1)
            for (int64_t line = 0; line < count; line++)
                sums[line] += leaves[chosen[line]];
        else
            for (int64_t line = 0; line < count; line++)
                for (int64_t class = 0; class < classes; class++)
                    sums[line * classes + class] += leaves[chosen[line] * classes + class];
    }
    for (int64_t line = 0; line < count; line++)
        for (int64_t class = 0; class < classes; class++)
            sums[line * classes + class] += of->bias[class];
}

/* `features` and `borders` have the axes tree and level, `leaves` tree, leaf and class, `columns` feature and line,
   `sums` line and class. The sum over the trees is taken in their order, the bias last. */
void trees_sums(const int32_t *features, const float *borders, const float *leaves, const float *bias,
                const float *columns, float *sums, int64_t trees, int64_t depth, int64_t classes, int64_t lines) {
    const Trees of = {features, borders, leaves, bias, trees, depth, classes};
    if (lines < AT_ONCE) {
        sum_up(&of, columns, lines, lines, sums);
        return;
    }
    for (int64_t begin = 0; begin < lines; begin += AT_ONCE) {
        const int64_t first = begin + AT_ONCE <= lines ? begin : lines - AT_ONCE; /* the last ones go over some again */
        sum_up(&of, columns + first, lines, AT_ONCE, sums + first * classes);
    }
}
