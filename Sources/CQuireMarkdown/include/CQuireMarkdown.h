#pragma once
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

// cmark-gfm, GitHub's CommonMark parser, opened on first use: a program that reads no prose does not
// pay for it.

#define QUIRE_MARKDOWN(F)                 \
  F(cmark_parser_new)                     \
  F(cmark_parser_free)                    \
  F(cmark_parser_feed)                    \
  F(cmark_parser_finish)                  \
  F(cmark_parser_attach_syntax_extension) \
  F(cmark_find_syntax_extension)          \
  F(cmark_get_default_mem_allocator)      \
  F(cmark_node_free)                      \
  F(cmark_node_first_child)               \
  F(cmark_node_next)                      \
  F(cmark_node_get_type)                  \
  F(cmark_node_get_type_string)           \
  F(cmark_node_get_start_line)            \
  F(cmark_node_get_end_line)              \
  F(cmark_node_get_start_column)          \
  F(cmark_node_get_fence_info)            \
  F(cmark_node_get_literal)               \
  F(cmark_node_get_url)                   \
  F(cmark_node_get_title)                 \
  F(cmark_node_get_heading_level)         \
  F(cmark_node_get_list_type)             \
  F(cmark_node_get_list_start)            \
  F(cmark_node_get_list_tight)            \
  F(cmark_node_parent)                    \
  F(cmark_iter_new)                       \
  F(cmark_iter_next)                      \
  F(cmark_iter_get_node)                  \
  F(cmark_iter_free)                      \
  F(cmark_version_string)

#define QUIRE_MARKDOWN_EXTENSIONS(F)             \
  F(cmark_gfm_core_extensions_ensure_registered) \
  F(cmark_gfm_extensions_get_table_columns)      \
  F(cmark_gfm_extensions_get_table_alignments)   \
  F(cmark_gfm_extensions_get_tasklist_item_checked)

typedef struct {
#define F(name) __typeof__(name) *_Nonnull name;
  QUIRE_MARKDOWN(F)
  QUIRE_MARKDOWN_EXTENSIONS(F)
#undef F
} QuireMarkdown;

/// The name of the library's file, and of the Debian packages that hold it and its extensions.
extern const char *_Nonnull const quire_markdown_file;
extern const char *_Nonnull const quire_markdown_packages;

/// The library's functions, or null with the loader's message in `reason`, valid for the process's
/// life. Any thread may ask.
const QuireMarkdown *_Nullable quire_markdown(const char *_Nullable *_Nonnull reason);
