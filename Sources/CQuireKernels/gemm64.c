#include <stdlib.h>

#include "include/elementwise.h"
#include "include/matmul.h"
#include "include/threads.h"
#include "kernels.h"

// Goto and van de Geijn's scheme (Anatomy of high-performance matrix multiplication, 2008): b is
// packed once for a panel of KC rows, a for MC rows at a time, and a ROWS by 8 tile of c is held
// in registers while the panel's products are added to it in order.
#define KC 256
#define MC 48
#define ROWS 6
#define COLUMNS 8
// Columns of c between two looks at whether to stop.
#define WATCHED 65536

typedef double Four __attribute__((vector_size(32), aligned(8)));

typedef struct {
  int64_t m, n, k, a_row, a_column, first, depth;
  const double *a;
  const double *packed;
  double *c;
} Product;

CLONES static void tile(int64_t depth, const double *restrict a, const double *restrict b,
                        double *restrict c, int64_t stride, int64_t rows, int64_t columns) {
  Four sum[ROWS][2] = {0};
  for (int64_t k = 0; k < depth; k++) {
    Four b0 = *(const Four *)(b + k * COLUMNS), b1 = *(const Four *)(b + k * COLUMNS + 4);
#pragma unroll
    for (int r = 0; r < ROWS; r++) {
      double x = a[k * ROWS + r];
      Four value = {x, x, x, x};
      sum[r][0] += value * b0;
      sum[r][1] += value * b1;
    }
  }
  for (int r = 0; r < rows; r++)
    for (int j = 0; j < columns; j++) c[r * stride + j] += sum[r][j / 4][j % 4];
}

// Rows [begin, end) of c for one panel.
static void rows_body(void *context, int64_t begin, int64_t end) {
  const Product *p = context;
  double block[MC * KC];
  for (int64_t i0 = begin; i0 < end; i0 += MC) {
    int64_t rows = end - i0 < MC ? end - i0 : MC;
    for (int64_t r0 = 0; r0 < rows; r0 += ROWS)
      for (int64_t k = 0; k < p->depth; k++)
        for (int64_t r = 0; r < ROWS; r++)
          block[r0 * p->depth + k * ROWS + r] =
              r0 + r < rows ? p->a[(i0 + r0 + r) * p->a_row + (p->first + k) * p->a_column] : 0;
    for (int64_t j0 = 0; j0 < p->n; j0 += COLUMNS) {
      if (j0 % WATCHED == 0 && quire_cancelled()) return;
      for (int64_t r0 = 0; r0 < rows; r0 += ROWS)
        tile(p->depth, block + r0 * p->depth, p->packed + j0 * p->depth,
             p->c + (i0 + r0) * p->n + j0, p->n, rows - r0 < ROWS ? rows - r0 : ROWS,
             p->n - j0 < COLUMNS ? p->n - j0 : COLUMNS);
    }
  }
}

bool quire_gemm_f64(int64_t m, int64_t n, int64_t k, const double *a, int64_t a_row,
                    int64_t a_column, const double *b, int64_t b_row, int64_t b_column, double *c) {
  quire_fill(sizeof(double), 0, c, m * n);
  if (m == 0 || n == 0 || k == 0) return true;
  int64_t width = (n + COLUMNS - 1) / COLUMNS * COLUMNS;
  double *packed = malloc((size_t)(width * (k < KC ? k : KC)) * sizeof(double));
  if (!packed) return false;
  Product p = {m, n, k, a_row, a_column, 0, 0, a, packed, c};
  for (p.first = 0; p.first < k && !quire_cancelled(); p.first += KC) {
    p.depth = k - p.first < KC ? k - p.first : KC;
    for (int64_t j0 = 0; j0 < n; j0 += COLUMNS) {
      if (j0 % WATCHED == 0 && quire_cancelled()) break;
      for (int64_t row = 0; row < p.depth; row++)
        for (int64_t j = 0; j < COLUMNS; j++)
          packed[j0 * p.depth + row * COLUMNS + j] =
              j0 + j < n ? b[(p.first + row) * b_row + (j0 + j) * b_column] : 0;
    }
    quire_parallel(m, MC, m * n * p.depth / 4, rows_body, &p);
  }
  free(packed);
  return true;
}
