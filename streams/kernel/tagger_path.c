/* The best path through the scores of labels (Viterbi 1967); the twin is streams/stages/tag/tagger/path.py. */

#include "tagger.h"

#include <string.h>

WIDE static void step(const int32_t *moves, const int32_t *scores, int32_t *best, int32_t *came) {
    int32_t sums[LABELS], most;
    for (int64_t label = 0; label < LABELS; label++) {
        sums[label] = best[0] + moves[label];
        came[label] = 0;
    }
    for (int32_t before = 1; before < LABELS; before++)
        for (int64_t label = 0; label < LABELS; label++) {
            const int32_t sum = best[before] + moves[before * LABELS + label];
            came[label] = sum > sums[label] ? before : came[label];
            sums[label] = sum > sums[label] ? sum : sums[label];
        }
    most = INT32_MIN;
    for (int64_t label = 0; label < LABELS; label++) {
        sums[label] += scores[label];
        most = sums[label] > most ? sums[label] : most;
    }
    for (int64_t label = 0; label < LABELS; label++)
        best[label] = sums[label] - most;
}

/* `moves` has the axes label before and label, `scores` word and label; the path begins behind and ends before label 0.
   `came` has room for a label of each word. Of equal sums the first label counts. */
void tagger_path(const int32_t *moves, const int32_t *scores, int64_t count, uint8_t *came, uint8_t *path) {
    int32_t best[LABELS], from[LABELS];
    for (int64_t label = 0; label < LABELS; label++)
        best[label] = label ? -(1 << 28) : 0;
    for (int64_t place = 0; place < count; place++) {
        step(moves, scores + place * LABELS, best, from);
        for (int64_t label = 0; label < LABELS; label++)
            came[place * LABELS + label] = (uint8_t)from[label];
    }
    int64_t last = 0;
    for (int64_t label = 1; label < LABELS; label++)
        if (best[label] + moves[label * LABELS] > best[last] + moves[last * LABELS])
            last = label;
    for (int64_t place = count - 1; place >= 0; place--) {
        path[place] = (uint8_t)last;
        last = came[place * LABELS + last];
    }
}
