#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "CQuireCairo.h"
#include "CQuireWatch.h"

/// A growing block of memory that libpng writes into.
typedef struct {
  uint8_t *bytes;
  size_t count, capacity;
} Sink;

static void sink_write(png_structp png, png_bytep data, size_t length) {
  Sink *sink = png_get_io_ptr(png);
  if (sink->capacity - sink->count < length) {
    size_t capacity = (sink->count + length) * 2;
    uint8_t *bytes = realloc(sink->bytes, capacity);
    if (!bytes) png_error(png, "out of memory");
    sink->bytes = bytes;
    sink->capacity = capacity;
  }
  memcpy(sink->bytes + sink->count, data, length);
  sink->count += length;
}

static void sink_flush(png_structp png) { (void)png; }

static void stay_silent(png_structp png, png_const_charp message) { (void)png, (void)message; }

static void jump_back(png_structp png, png_const_charp message) {
  (void)message;
  png_longjmp(png, 1);
}

/// Cairo's pixel is a native 32-bit word 0x00RRGGBB.
static void unpack(const uint8_t *row, uint8_t *rgb, uint32_t width) {
  for (uint32_t x = 0; x < width; x++) {
    uint32_t word;
    memcpy(&word, row + 4 * (size_t)x, 4);
    rgb[3 * (size_t)x + 0] = (uint8_t)(word >> 16);
    rgb[3 * (size_t)x + 1] = (uint8_t)(word >> 8);
    rgb[3 * (size_t)x + 2] = (uint8_t)word;
  }
}

int quire_png_encode(const uint8_t *pixels, uint32_t width, uint32_t height, size_t stride,
                     double dots_per_inch, int compression_level, uint8_t **bytes,
                     size_t *count) {
  *bytes = NULL;
  *count = 0;
  uint8_t *rgb = malloc(3 * (size_t)width);
  if (!rgb) return -1;
  Sink sink = {0};
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, jump_back, stay_silent);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_write_struct(&png, NULL);
    free(rgb);
    return -1;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    free(sink.bytes);
    free(rgb);
    return -1;
  }
  png_set_write_fn(png, &sink, sink_write, sink_flush);
  png_set_compression_level(png, compression_level);
  // Flat colours and thin lines deflate best, and fastest, unfiltered.
  png_set_filter(png, 0, PNG_FILTER_NONE);
  png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_uint_32 dots_per_metre = (png_uint_32)(dots_per_inch / 0.0254 + 0.5);
  png_set_pHYs(png, info, dots_per_metre, dots_per_metre, PNG_RESOLUTION_METER);
  png_write_info(png, info);
  for (uint32_t y = 0; y < height; y++) {
    if (y % 64 == 63 && quire_cancelled()) png_error(png, "cancelled");
    unpack(pixels + y * stride, rgb, width);
    png_write_row(png, rgb);
  }
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  free(rgb);
  *bytes = sink.bytes;
  *count = sink.count;
  return 0;
}
