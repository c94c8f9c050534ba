#pragma once
#include <stddef.h>

/// One file of the folder Templates inside the program.
struct page_file {
  /// What templates call it: `page`, `cell`, `styles`.
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
};

extern const struct page_file *_Nonnull const page_files;
extern const size_t page_file_count;
