/// The few functions of Pango and GObject that pictures use, declared by hand: their own headers
/// would need compiler flags that a package may not set. Tests/Reference/pango-declarations.c
/// includes both, and a test compiles it: a declaration that differs fails there.
#pragma once
#include <cairo/cairo.h>

typedef struct _PangoLayout PangoLayout;
typedef struct _PangoContext PangoContext;
typedef struct _PangoFontDescription PangoFontDescription;

/// Pango's lengths are in 1024ths of a unit.
#define QUIRE_PANGO_SCALE 1024
/// PANGO_ALIGN_CENTER
#define QUIRE_PANGO_ALIGN_CENTER 1
/// PANGO_WEIGHT_NORMAL and PANGO_WEIGHT_BOLD
#define QUIRE_PANGO_WEIGHT_NORMAL 400
#define QUIRE_PANGO_WEIGHT_BOLD 700

PangoLayout *pango_cairo_create_layout(cairo_t *cr);
void pango_cairo_show_layout(cairo_t *cr, PangoLayout *layout);
void pango_cairo_context_set_font_options(PangoContext *context,
                                          const cairo_font_options_t *options);
PangoContext *pango_layout_get_context(PangoLayout *layout);
void pango_context_set_round_glyph_positions(PangoContext *context, int round_positions);
void pango_layout_context_changed(PangoLayout *layout);
void pango_layout_set_markup(PangoLayout *layout, const char *markup, int length);
void pango_layout_set_alignment(PangoLayout *layout, unsigned int alignment);
void pango_layout_set_font_description(PangoLayout *layout, const PangoFontDescription *desc);
void pango_layout_get_size(PangoLayout *layout, int *width, int *height);
int pango_layout_get_baseline(PangoLayout *layout);
int pango_layout_get_unknown_glyphs_count(PangoLayout *layout);
PangoFontDescription *pango_font_description_from_string(const char *str);
void pango_font_description_set_absolute_size(PangoFontDescription *desc, double size);
void pango_font_description_set_weight(PangoFontDescription *desc, unsigned int weight);
void pango_font_description_free(PangoFontDescription *desc);
void g_object_unref(void *object);
