/// Cairo and Pango, opened on first use, and libpng's writer.
///
/// Nothing here is linked but libpng: a program that draws no picture loads neither Cairo, Pango nor
/// a font. The table below is filled by dlopen and dlsym from one list of names.
#pragma once
#include <cairo/cairo-pdf.h>
#include <cairo/cairo-svg.h>
#include <cairo/cairo.h>
#include <stddef.h>
#include <stdint.h>

#include "PangoDeclarations.h"

#define QUIRE_CAIRO(F)                                                                             \
  F(cairo_image_surface_create)                                                                    \
  F(cairo_image_surface_create_for_data)                                                           \
  F(cairo_image_surface_get_data)                                                                  \
  F(cairo_image_surface_get_stride)                                                                \
  F(cairo_svg_surface_create_for_stream)                                                           \
  F(cairo_pdf_surface_create_for_stream)                                                           \
  F(cairo_surface_flush)                                                                           \
  F(cairo_surface_finish)                                                                          \
  F(cairo_surface_destroy)                                                                         \
  F(cairo_surface_status)                                                                          \
  F(cairo_create)                                                                                  \
  F(cairo_destroy)                                                                                 \
  F(cairo_status)                                                                                  \
  F(cairo_status_to_string)                                                                        \
  F(cairo_save)                                                                                    \
  F(cairo_restore)                                                                                 \
  F(cairo_scale)                                                                                   \
  F(cairo_translate)                                                                               \
  F(cairo_rotate)                                                                                  \
  F(cairo_new_path)                                                                                \
  F(cairo_new_sub_path)                                                                            \
  F(cairo_move_to)                                                                                 \
  F(cairo_line_to)                                                                                 \
  F(cairo_curve_to)                                                                                \
  F(cairo_arc)                                                                                     \
  F(cairo_close_path)                                                                              \
  F(cairo_rectangle)                                                                               \
  F(cairo_clip)                                                                                    \
  F(cairo_paint)                                                                                   \
  F(cairo_fill)                                                                                    \
  F(cairo_stroke)                                                                                  \
  F(cairo_set_source_rgba)                                                                         \
  F(cairo_set_source_surface)                                                                      \
  F(cairo_get_source)                                                                              \
  F(cairo_pattern_set_filter)                                                                      \
  F(cairo_pattern_set_extend)                                                                      \
  F(cairo_set_line_width)                                                                          \
  F(cairo_set_line_cap)                                                                            \
  F(cairo_set_line_join)                                                                           \
  F(cairo_set_dash)                                                                                \
  F(cairo_font_options_create)                                                                     \
  F(cairo_font_options_destroy)                                                                    \
  F(cairo_font_options_set_antialias)                                                              \
  F(cairo_font_options_set_hint_style)                                                             \
  F(cairo_font_options_set_hint_metrics)                                                           \
  F(pango_cairo_create_layout)                                                                     \
  F(pango_cairo_show_layout)                                                                       \
  F(pango_cairo_context_set_font_options)                                                          \
  F(pango_layout_get_context)                                                                      \
  F(pango_context_set_round_glyph_positions)                                                       \
  F(pango_layout_context_changed)                                                                  \
  F(pango_layout_set_markup)                                                                       \
  F(pango_layout_set_alignment)                                                                    \
  F(pango_layout_set_font_description)                                                             \
  F(pango_layout_get_size)                                                                         \
  F(pango_layout_get_baseline)                                                                     \
  F(pango_layout_get_unknown_glyphs_count)                                                         \
  F(pango_font_description_from_string)                                                            \
  F(pango_font_description_set_absolute_size)                                                      \
  F(pango_font_description_set_weight)                                                             \
  F(pango_font_description_free)                                                                   \
  F(g_object_unref)

/// One pointer for each function of the list, under the function's own name.
typedef struct {
#define F(name) __typeof__(name) *_Nonnull name;
  QUIRE_CAIRO(F)
#undef F
} QuireCairoLibrary;

/// The opened library, or NULL with the loader's message in `reason` (valid for the process's life).
const QuireCairoLibrary *_Nullable quire_cairo(const char *_Nullable *_Nonnull reason);

/// Encodes rows of Cairo's RGB24 pixels as an 8-bit RGB PNG of the given resolution.
///
/// Returns 0 and sets `bytes` (to be given to free) and `count`, or a negative number when
/// libpng or the memory failed.
int quire_png_encode(const uint8_t *_Nonnull pixels, uint32_t width, uint32_t height,
                     size_t stride, double dots_per_inch, int compression_level,
                     uint8_t *_Nullable *_Nonnull bytes, size_t *_Nonnull count);
