// Both Pango's own headers and Quire's hand-written declarations: a difference does not compile.
#include <pango/pangocairo.h>

#include "../../Sources/CQuireCairo/include/PangoDeclarations.h"

_Static_assert(QUIRE_PANGO_SCALE == PANGO_SCALE, "Pango's unit");
_Static_assert(QUIRE_PANGO_ALIGN_CENTER == PANGO_ALIGN_CENTER, "Pango's alignment");
_Static_assert(QUIRE_PANGO_WEIGHT_NORMAL == PANGO_WEIGHT_NORMAL, "Pango's weights");
_Static_assert(QUIRE_PANGO_WEIGHT_BOLD == PANGO_WEIGHT_BOLD, "Pango's weights");
