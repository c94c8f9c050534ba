#pragma once
#include <stddef.h>

/// One file of the folder stdlib/ inside the program.
struct stdlib_file {
  /// A module's name as `import` writes it ("metrics"), or a data set's file name.
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
};

/// The modules stdlib/NAME.nb, by name.
extern const struct stdlib_file *_Nonnull const stdlib_modules;
extern const size_t stdlib_module_count;

/// The reference of the language, docs/language.md.
extern const struct stdlib_file *_Nonnull const stdlib_language;

/// The files stdlib/data/NAME.gz, by name.
extern const struct stdlib_file *_Nonnull const stdlib_data;
extern const size_t stdlib_data_count;
