#pragma once

// Numeric loops over plain memory. Every function is thread-safe and allocates nothing that
// outlives it; sizes are checked by the callers.

#include "cast.h"
#include "copy.h"
#include "elementwise.h"
#include "matmul.h"
#include "optimisers.h"
#include "random.h"
#include "reductions.h"
#include "softmax.h"
#include "threads.h"
#include "training.h"
