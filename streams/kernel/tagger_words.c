/* What is said of a word on its own, and the sums of its weights; the twin is streams/stages/tag/tagger/words.py. */

#include "tagger.h"

#include <string.h>

enum {
    LONGEST = 40,
    AHEAD = 16,
    AFFIXES = 4,
    LONGEST_SHAPE = 10,
    LONGEST_SHORT = 6,
    LONGEST_RUN = 2,
    MOST_LISTS = 12,
    MOST_FEATURES = 32,
    KINDS = 32,
    UPPER = 1,
    LOWER = 2,
    DIGIT = 4,
    CURRENCY = 8,
    END = 16
};
enum {
    WORD = 1,
    LOWERED = 2,
    SHORT = 3,
    SHAPE = 4,
    PREFIX = 5,
    SUFFIX = 9,
    COARSE = 13,
    MIDDLE = 14,
    FINE = 15,
    FINE_SHAPE = 16,
    MIDDLE_SHAPE = 17,
    LIST = 18,
    LISTS = 19
};

typedef struct {
    int64_t size;
    uint32_t own[LONGEST];
    uint32_t lower[LONGEST];
    uint32_t shape[LONGEST];
} spelling;

typedef struct {
    int64_t count;
    uint64_t kinds[MOST_FEATURES];
    uint64_t values[MOST_FEATURES];
} features;

/* The rows of the linear model with their places in the window, and those that make up the vector. */
typedef struct {
    int64_t rows;
    int64_t parts;
    int64_t places[MOST_FEATURES * WINDOW];
    const int8_t *row[MOST_FEATURES * WINDOW];
    const int8_t *part[MOST_FEATURES];
} weights;

static uint64_t hash_of(const uint32_t *codes, int64_t size) {
    uint64_t found = UINT64_C(0xCBF29CE484222325);
    for (int64_t place = 0; place < size; place++)
        found = (found ^ codes[place]) * UINT64_C(0x100000001B3);
    return found;
}

static int64_t find(const uint64_t *among, int64_t count, uint64_t wanted) {
    int64_t begin = 0, end = count;
    while (begin < end) {
        const int64_t middle = begin + (end - begin) / 2;
        if (among[middle] < wanted)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin < count && among[begin] == wanted ? begin : -1;
}

static uint64_t mask_of(const tagger_model *model, const uint32_t *codes, int64_t size) {
    const int64_t place = find(model->listed, model->lists, hash_of(codes, size));
    return place < 0 ? 0 : model->masks[place];
}

static int64_t row_of(const tagger_model *model, const uint32_t *codes, int64_t size) {
    const int64_t place = find(model->known, model->knowns, hash_of(codes, size));
    return place < 0 ? -1 : model->rows[place];
}

static uint8_t class_of(const tagger_model *model, uint32_t code) {
    return code < model->cased ? model->classes[code] : 0;
}

static uint32_t cased(const uint32_t *table, int64_t size, uint32_t code) {
    return code < size ? table[code] : code;
}

static spelling spell(const tagger_model *model, const uint32_t *codes, int64_t size) {
    spelling word = {.size = size};
    for (int64_t place = 0; place < size; place++) {
        const uint8_t class = class_of(model, codes[place]);
        word.own[place] = codes[place];
        word.lower[place] = cased(model->lower, model->cased, codes[place]);
        word.shape[place] = class & UPPER ? 'X' : class & LOWER ? 'x' : class & DIGIT ? 'd' : codes[place];
    }
    return word;
}

static uint64_t short_shape(const spelling *word) {
    uint32_t kept[LONGEST_SHORT];
    int64_t size = 0;
    for (int64_t place = 0; place < word->size && size < LONGEST_SHORT; place++)
        if (place < LONGEST_RUN || word->shape[place] != word->shape[place - 1] ||
            word->shape[place] != word->shape[place - 2])
            kept[size++] = word->shape[place];
    return hash_of(kept, size);
}

/* All letters that have a case are capitals, and there are some. */
static int is_cased(const tagger_model *model, const spelling *word, int wanted, int other) {
    int some = 0;
    for (int64_t place = 0; place < word->size; place++) {
        const uint8_t class = class_of(model, word->own[place]);
        if (class & other)
            return 0;
        some |= class & wanted;
    }
    return some != 0;
}

static uint64_t lists_of(const tagger_model *model, const spelling *word, int64_t own_row, int64_t lower_row) {
    int64_t size = word->size;
    uint64_t mask = mask_of(model, word->own, size);
    while (!mask && size > 0 && word->own[size - 1] == '.')
        size--;
    if (!mask && size < word->size)
        mask = mask_of(model, word->own, size);
    if (!mask && is_cased(model, word, UPPER, LOWER)) {
        uint32_t usual[LONGEST];
        memcpy(usual, word->lower, sizeof usual);
        usual[0] = word->own[0];
        mask = mask_of(model, usual, word->size);
    }
    if (!(class_of(model, word->own[0]) & UPPER))
        return mask;
    return own_row >= 0 ? mask | UINT64_C(1) << 62 : lower_row >= 0 ? mask | UINT64_C(1) << 63 : mask;
}

static void say(features *said, uint64_t kind, uint64_t value) {
    said->kinds[said->count] = kind;
    said->values[said->count++] = value;
}

static void say_spelling(features *said, const spelling *word, uint64_t shape) {
    say(said, WORD, hash_of(word->own, word->size));
    say(said, LOWERED, hash_of(word->lower, word->size));
    say(said, SHORT, shape);
    say(said, SHAPE, hash_of(word->shape, word->size < LONGEST_SHAPE ? word->size : LONGEST_SHAPE));
    for (int64_t size = 1; size <= AFFIXES && size < word->size; size++) {
        say(said, PREFIX + (uint64_t)size - 1, hash_of(word->lower, size));
        say(said, SUFFIX + (uint64_t)size - 1, hash_of(word->lower + word->size - size, size));
    }
}

static void say_clusters(features *said, const tagger_model *model, int64_t row, uint64_t shape) {
    const uint64_t fine = model->fine[row], middle = model->middle[fine];
    say(said, COARSE, model->coarse[middle]);
    say(said, MIDDLE, middle);
    say(said, FINE, fine);
    say(said, FINE_SHAPE, fine ^ shape);
    say(said, MIDDLE_SHAPE, middle ^ shape);
}

static void say_lists(features *said, uint64_t mask) {
    for (uint64_t bit = 0, count = 0; bit < 64 && count < MOST_LISTS; bit++)
        if (mask >> bit & 1) {
            say(said, LIST, bit);
            count++;
        }
    if (mask)
        say(said, LISTS, mask);
}

/* Finds the rows of weights, and has them fetched from memory meanwhile. */
WIDE static void look_up(const tagger_model *model, const features *said, weights *of) {
    of->rows = of->parts = 0;
    for (int64_t number = 0; number < said->count; number++)
        for (int64_t place = 0; place < WINDOW; place++) {
            if (!(model->seen[place] >> said->kinds[number] & 1))
                continue;
            const uint64_t kind = said->kinds[number] + KINDS * (uint64_t)place;
            const uint64_t hash = tagger_mixed(kind, said->values[number], 0);
            const int64_t row = tagger_row(&model->weights, hash);
            const int64_t part = place == REACH ? tagger_row(&model->bag, hash) : -1;
            if (row >= 0) {
                of->places[of->rows] = place;
                of->row[of->rows++] = model->weights.rows + row * LABELS;
                __builtin_prefetch(model->weights.rows + row * LABELS);
            }
            if (part >= 0) {
                of->part[of->parts++] = model->bag.rows + part * WIDTH;
                __builtin_prefetch(model->bag.rows + part * WIDTH);
            }
        }
}

WIDE static void add(int16_t *sums, const int8_t *row, int64_t size) {
    for (int64_t place = 0; place < size; place++)
        sums[place] = (int16_t)(sums[place] + row[place]);
}

static void weigh(const tagger_model *model, const features *said, int64_t vector, int16_t *sums, int16_t *vectors) {
    weights of;
    look_up(model, said, &of);
    memset(sums, 0, sizeof(int16_t) * WINDOW * LABELS);
    memset(vectors, 0, sizeof(int16_t) * WIDTH);
    for (int64_t number = 0; number < of.rows; number++)
        add(sums + of.places[number] * LABELS, of.row[number], LABELS);
    for (int64_t number = 0; number < of.parts; number++)
        add(vectors, of.part[number], WIDTH);
    if (vector >= 0)
        add(vectors, model->vectors + vector * WIDTH, WIDTH);
}

static uint8_t looks_of(const tagger_model *model, const spelling *word) {
    const uint8_t class = class_of(model, word->own[0]);
    return (uint8_t)(IS_KNOWN | (class & UPPER ? IS_UPPER : 0) | (is_cased(model, word, LOWER, UPPER) ? IS_LOWER : 0) |
                     (class & (UPPER | DIGIT | CURRENCY) ? IS_TELLING : 0) | (class & END ? ENDS : 0));
}

static void learn(const tagger_model *model, tagger_words *words, int64_t slot, const uint32_t *codes, int64_t size) {
    const spelling word = spell(model, codes, size);
    uint32_t usual[LONGEST];
    memcpy(usual, word.lower, sizeof usual);
    usual[0] = cased(model->upper, model->cased, word.own[0]);
    const int64_t own_row = row_of(model, word.own, size), lower_row = row_of(model, word.lower, size);
    const int64_t row = own_row >= 0 ? own_row : lower_row >= 0 ? lower_row : row_of(model, usual, size);
    const uint64_t shape = short_shape(&word);
    features said = {.count = 0};
    say_spelling(&said, &word, shape);
    if (row >= 0)
        say_clusters(&said, model, row, shape);
    say_lists(&said, lists_of(model, &word, own_row, lower_row));
    weigh(model, &said, row, words->sums + slot * WINDOW * LABELS, words->vectors + slot * WIDTH);
    words->entries[slot] = (tagger_word){.letters = hash_of(word.own, size),
                                         .lower = hash_of(word.lower, size),
                                         .shape = shape,
                                         .cluster = row < 0 ? shape : model->middle[model->fine[row]],
                                         .looks = looks_of(model, &word)};
}

static int64_t first_slot(const tagger_words *words, uint64_t letters) {
    return (int64_t)(letters ^ letters >> 32) & (words->capacity - 1);
}

/* Returns the slot of a word of these `letters`, and learns the word if it is new. */
static int64_t slot_of(const tagger_model *model, tagger_words *words, uint64_t letters, const uint32_t *codes,
                       int64_t size, int64_t *fresh) {
    int64_t slot = first_slot(words, letters);
    while (words->entries[slot].looks && words->entries[slot].letters != letters)
        slot = (slot + 1) & (words->capacity - 1);
    if (!words->entries[slot].looks) {
        learn(model, words, slot, codes, size);
        ++*fresh;
    }
    return slot;
}

static int has_break(const uint32_t *codes, int64_t begin, int64_t end) {
    for (int64_t place = begin; place < end; place++)
        if (codes[place] == '\n')
            return 1;
    return 0;
}

static int64_t counted(int64_t size) {
    return size < LONGEST ? size : LONGEST;
}

/* Writes the letters of words, and has what is known of them fetched from memory meanwhile. */
static void look_ahead(const tagger_words *words, const uint32_t *codes, const int32_t *starts, const int32_t *ends,
                       int64_t count, uint64_t *letters) {
    for (int64_t number = 0; number < count; number++) {
        letters[number] = hash_of(codes + starts[number], counted(ends[number] - starts[number]));
        __builtin_prefetch(words->entries + first_slot(words, letters[number]));
    }
}

/* Writes the slots of the `count` words that begin and end in `codes` where `starts` and `ends` say, with a break
   before each that begins a line, to `slots`, which has room for twice as many and one; the last is a break, too, which
   the return value does not count. `places` says where in `slots` each word stands. `fresh` grows by the words that
   were new; the table must have more free slots than there are words. */
int64_t tagger_slots(const tagger_model *model, tagger_words *words, const uint32_t *codes, const int32_t *starts,
                     const int32_t *ends, int64_t count, int32_t *slots, int32_t *places, int64_t *fresh) {
    const uint32_t line_feed = '\n';
    const int32_t pause = (int32_t)slot_of(model, words, hash_of(&line_feed, 1), &line_feed, 1, fresh);
    uint64_t letters[AHEAD];
    int64_t size = 0, last = 0;
    for (int64_t number = 0; number < count; number++) {
        const int64_t ahead = number % AHEAD, left = count - number;
        if (ahead == 0)
            look_ahead(words, codes, starts + number, ends + number, left < AHEAD ? left : AHEAD, letters);
        if (has_break(codes, last, starts[number]))
            slots[size++] = pause;
        places[number] = (int32_t)size;
        slots[size++] = (int32_t)slot_of(model, words, letters[ahead], codes + starts[number],
                                         counted(ends[number] - starts[number]), fresh);
        last = ends[number];
    }
    slots[size] = pause;
    return size;
}
