/* Rows of whole numbers times the weights of a layer, several rows at a time, so that each weight is read once for all
   of them. No sum overflows (convolution.py), so their order does not matter. */

#include "tagger.h"

#include <string.h>

/* GROUP rows go through a panel of weights before the next panel is read: both stay in the nearest cache. */
enum { ROWS = 8, GROUP = 2 * ROWS, HALF = ROWS / 2 };

typedef void tile(const int16_t *weights, const int32_t *bias, int64_t inputs, int64_t output,
                  const tagger_product *products);

/* Writes the sums of ROWS products from `output` on for a panel of PANEL outputs. */
static void tile_anywhere(const int16_t *weights, const int32_t *bias, int64_t inputs, int64_t output,
                          const tagger_product *products) {
    for (int64_t row = 0; row < ROWS; row++) {
        int32_t *sums = products[row].sums + output;
        memcpy(sums, bias, sizeof(int32_t) * PANEL);
        for (int64_t input = 0; input < inputs; input += 2)
            for (int64_t lane = 0; lane < PANEL; lane++)
                sums[lane] += products[row].inputs[input] * weights[input * PANEL + 2 * lane] +
                              products[row].inputs[input + 1] * weights[input * PANEL + 2 * lane + 1];
    }
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

static inline int32_t two(const tagger_product *product, int64_t input) {
    int32_t both;
    memcpy(&both, product->inputs + input, sizeof both);
    return both;
}

/* HALF products at a time, for half the panel. */
__attribute__((target("avx2"))) static void quarter(const int16_t *weights, const int32_t *bias, int64_t inputs,
                                                    int64_t output, const tagger_product *products) {
    __m256i sums[HALF][2];
    for (int64_t row = 0; row < HALF; row++)
        for (int64_t lane = 0; lane < 2; lane++)
            sums[row][lane] = _mm256_loadu_si256((const __m256i *)bias + lane);
    for (int64_t input = 0; input < inputs; input += 2) {
        const __m256i *panel = (const __m256i *)(weights + input * PANEL);
        const __m256i left = _mm256_loadu_si256(panel), right = _mm256_loadu_si256(panel + 1);
        for (int64_t row = 0; row < HALF; row++) {
            const __m256i both = _mm256_set1_epi32(two(products + row, input));
            sums[row][0] = _mm256_add_epi32(sums[row][0], _mm256_madd_epi16(left, both));
            sums[row][1] = _mm256_add_epi32(sums[row][1], _mm256_madd_epi16(right, both));
        }
    }
    for (int64_t row = 0; row < HALF; row++)
        for (int64_t lane = 0; lane < 2; lane++)
            _mm256_storeu_si256((__m256i *)(products[row].sums + output) + lane, sums[row][lane]);
}

__attribute__((target("avx2"))) static void tile_avx2(const int16_t *weights, const int32_t *bias, int64_t inputs,
                                                      int64_t output, const tagger_product *products) {
    for (int64_t lane = 0; lane < PANEL; lane += PANEL / 2)
        for (int64_t row = 0; row < ROWS; row += HALF)
            quarter(weights + 2 * lane, bias + lane, inputs, output + lane, products + row);
}

__attribute__((target("avx512f,avx512bw,avx512vnni"))) static void tile_vnni(const int16_t *weights,
                                                                             const int32_t *bias, int64_t inputs,
                                                                             int64_t output,
                                                                             const tagger_product *products) {
    __m512i sums[ROWS][2];
    for (int64_t row = 0; row < ROWS; row++)
        for (int64_t lane = 0; lane < 2; lane++)
            sums[row][lane] = _mm512_loadu_si512((const __m512i *)bias + lane);
    for (int64_t input = 0; input < inputs; input += 2) {
        const __m512i *panel = (const __m512i *)(weights + input * PANEL);
        const __m512i left = _mm512_loadu_si512(panel), right = _mm512_loadu_si512(panel + 1);
        for (int64_t row = 0; row < ROWS; row++) {
            const __m512i both = _mm512_set1_epi32(two(products + row, input));
            sums[row][0] = _mm512_dpwssd_epi32(sums[row][0], left, both);
            sums[row][1] = _mm512_dpwssd_epi32(sums[row][1], right, both);
        }
    }
    for (int64_t row = 0; row < ROWS; row++)
        for (int64_t lane = 0; lane < 2; lane++)
            _mm512_storeu_si512((__m512i *)(products[row].sums + output) + lane, sums[row][lane]);
}

static tile *fastest(void) {
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw"))
        return tile_vnni;
    return __builtin_cpu_supports("avx2") ? tile_avx2 : tile_anywhere;
}
#else
static tile *fastest(void) {
    return tile_anywhere;
}
#endif

void tagger_multiply(const tagger_layer *layer, const tagger_product *products, int64_t count) {
    tile *const multiply = fastest();
    for (int64_t begin = 0; begin < count; begin += GROUP) {
        tagger_product group[GROUP];
        const int64_t rows = count - begin < GROUP ? count - begin : GROUP;
        for (int64_t row = 0; row < GROUP; row++)
            group[row] = products[begin + (row < rows ? row : rows - 1)];
        for (int64_t output = 0; output < layer->outputs; output += PANEL)
            for (int64_t row = 0; row < rows; row += ROWS)
                multiply(layer->weights + output * layer->inputs, layer->bias + output, layer->inputs, output,
                         group + row);
    }
}
