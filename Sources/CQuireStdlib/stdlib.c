// A new file of stdlib/ needs two lines here: its bytes and its row. A test compares the tables
// with the folder.
#include "CQuireStdlib.h"

#define FILE_ROW(name, bytes) {name, bytes, sizeof bytes}

static const unsigned char bargaining[] = {
#embed "../../stdlib/bargaining.nb"
};
static const unsigned char dataclasses[] = {
#embed "../../stdlib/dataclasses.nb"
};
static const unsigned char decision[] = {
#embed "../../stdlib/decision.nb"
};
static const unsigned char functools[] = {
#embed "../../stdlib/functools.nb"
};
static const unsigned char metrics[] = {
#embed "../../stdlib/metrics.nb"
};
static const unsigned char operator[] = {
#embed "../../stdlib/operator.nb"
};
static const unsigned char os[] = {
#embed "../../stdlib/os.nb"
};
static const unsigned char os_path[] = {
#embed "../../stdlib/os.path.nb"
};
static const unsigned char pathlib[] = {
#embed "../../stdlib/pathlib.nb"
};
static const unsigned char statistics[] = {
#embed "../../stdlib/statistics.nb"
};
static const unsigned char string[] = {
#embed "../../stdlib/string.nb"
};
static const unsigned char textwrap[] = {
#embed "../../stdlib/textwrap.nb"
};

static const struct stdlib_file modules[] = {
    FILE_ROW("bargaining", bargaining),
    FILE_ROW("dataclasses", dataclasses),
    FILE_ROW("decision", decision),
    FILE_ROW("functools", functools),
    FILE_ROW("metrics", metrics),
    FILE_ROW("operator", operator),
    FILE_ROW("os", os),
    FILE_ROW("os.path", os_path),
    FILE_ROW("pathlib", pathlib),
    FILE_ROW("statistics", statistics),
    FILE_ROW("string", string),
    FILE_ROW("textwrap", textwrap),
};
const struct stdlib_file *const stdlib_modules = modules;
const size_t stdlib_module_count = sizeof modules / sizeof *modules;

static const unsigned char language_text[] = {
#embed "../../docs/language.md"
};
static const struct stdlib_file language = FILE_ROW("language", language_text);
const struct stdlib_file *const stdlib_language = &language;

static const unsigned char digits_images[] = {
#embed "../../stdlib/data/digits-images.idx.gz"
};
static const unsigned char digits_labels[] = {
#embed "../../stdlib/data/digits-labels.idx.gz"
};
static const unsigned char iris_features[] = {
#embed "../../stdlib/data/iris-features.idx.gz"
};
static const unsigned char iris_labels[] = {
#embed "../../stdlib/data/iris-labels.idx.gz"
};

static const struct stdlib_file data[] = {
    FILE_ROW("digits-images.idx.gz", digits_images),
    FILE_ROW("digits-labels.idx.gz", digits_labels),
    FILE_ROW("iris-features.idx.gz", iris_features),
    FILE_ROW("iris-labels.idx.gz", iris_labels),
};
const struct stdlib_file *const stdlib_data = data;
const size_t stdlib_data_count = sizeof data / sizeof *data;
