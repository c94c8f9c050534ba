#include "CQuirePage.h"

// A new file of Templates/ needs its bytes and its row here.
static const unsigned char page[] = {
#embed "Templates/page.mustache"
};
static const unsigned char cell[] = {
#embed "Templates/cell.mustache"
};
static const unsigned char styles[] = {
#embed "Templates/page.css"
};

static const struct page_file files[] = {
    {"page", page, sizeof page},
    {"cell", cell, sizeof cell},
    {"styles", styles, sizeof styles},
};
const struct page_file *const page_files = files;
const size_t page_file_count = sizeof files / sizeof *files;
