/* Sums of oblivious decision trees; streams/stages/strip/labeller/trees.py says what they are, and is the twin. */

#include <stdint.h>
#include <string.h>

enum { AT_ONCE = 256 };

/* `features` and `borders` have the axes tree and level, `leaves` tree, leaf and class, `columns` feature and line,
   `sums` class and line. The sum over the trees is taken in their order, the bias last. */
void trees_sums(const int32_t *features, const float *borders, const float *leaves, const float *bias,
                const float *columns, float *sums, int64_t trees, int64_t depth, int64_t classes, int64_t lines) {
    int32_t chosen[AT_ONCE];
    memset(sums, 0, sizeof(float) * (size_t)(classes * lines));
    for (int64_t begin = 0; begin < lines; begin += AT_ONCE) {
        const int64_t count = lines - begin < AT_ONCE ? lines - begin : AT_ONCE;
        for (int64_t tree = 0; tree < trees; tree++) {
            memset(chosen, 0, sizeof(int32_t) * (size_t)count);
            for (int64_t level = 0; level < depth; level++) {
                const float border = borders[tree * depth + level];
                const float *column = columns + features[tree * depth + level] * lines + begin;
                for (int64_t line = 0; line < count; line++)
                    chosen[line] |= (int32_t)(column[line] > border) << level;
            }
            const float *leaf = leaves + (tree << depth) * classes;
            for (int64_t class = 0; class < classes; class++) {
                float *sum = sums + class * lines + begin;
                for (int64_t line = 0; line < count; line++)
                    sum[line] += leaf[chosen[line] * classes + class];
            }
        }
    }
    for (int64_t class = 0; class < classes; class++)
        for (int64_t line = 0; line < lines; line++)
            sums[class * lines + line] += bias[class];
}
