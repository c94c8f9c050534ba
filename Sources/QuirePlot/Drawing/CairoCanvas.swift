import CQuireCairo

/// A canvas of Cairo, its text set by Pango. Opens both libraries when the first one is made.
final class CairoCanvas: Canvas {
  let size: (width: Double, height: Double)
  let pixel: Double
  /// How many characters found no glyph in any font.
  private(set) var unknownGlyphCount = 0
  /// The texts that they stand in, in the order of drawing.
  private(set) var incompleteTexts: [RichText] = []

  private let library: UnsafePointer<QuireCairoLibrary>
  private let context: OpaquePointer
  private let layout: OpaquePointer
  private let description: OpaquePointer
  private var measured: [Measured: TextSize] = [:]

  private struct Measured: Hashable {
    let text: RichText
    let font: Font
  }

  /// A canvas on a surface that outlives it; `scale` is device units a point.
  init(
    _ library: UnsafePointer<QuireCairoLibrary>, surface: OpaquePointer, width: Double,
    height: Double, scale: Double, isRaster: Bool, operation: String
  ) throws(PlotError) {
    self.library = library
    size = (width, height)
    pixel = isRaster ? 1 / scale : 0
    guard let context = library.pointee.cairo_create(surface),
      let layout = library.pointee.pango_cairo_create_layout(context),
      let description = library.pointee.pango_font_description_from_string(
        "DejaVu Sans, Noto Sans CJK SC")
    else {
      throw PlotError(operation: operation, message: "Cairo could not begin a drawing")
    }
    self.context = context
    self.layout = layout
    self.description = description
    library.pointee.cairo_scale(context, scale, scale)
    let options = library.pointee.cairo_font_options_create()
    // Unhinted outlines keep measured and drawn widths equal at every resolution.
    library.pointee.cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    library.pointee.cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    library.pointee.cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    let textContext = library.pointee.pango_layout_get_context(layout)
    library.pointee.pango_cairo_context_set_font_options(textContext, options)
    library.pointee.pango_context_set_round_glyph_positions(textContext, 0)
    library.pointee.cairo_font_options_destroy(options)
    library.pointee.pango_layout_context_changed(layout)
    library.pointee.pango_layout_set_alignment(layout, UInt32(QUIRE_PANGO_ALIGN_CENTER))
    // Every font has digits; without one Pango says nothing and the whole picture stays empty.
    library.pointee.pango_layout_set_markup(layout, "0", -1)
    guard library.pointee.pango_layout_get_unknown_glyphs_count(layout) == 0 else {
      throw PlotError(
        .missing, operation: operation,
        message: "pictures need a font for their text, and none was found",
        hint: "sudo apt install fonts-dejavu-core")
    }
  }

  deinit {
    library.pointee.pango_font_description_free(description)
    library.pointee.g_object_unref(UnsafeMutableRawPointer(layout))
    library.pointee.cairo_destroy(context)
  }

  /// Opens Cairo and Pango, or says what to install.
  static func open(operation: String) throws(PlotError) -> UnsafePointer<QuireCairoLibrary> {
    var reason: UnsafePointer<CChar>?
    guard let library = quire_cairo(&reason) else {
      let why = reason.map { String(cString: $0) } ?? "unknown reason"
      throw PlotError(
        .missing, operation: operation,
        message: "pictures need Pango and Cairo, which did not open: \(why)",
        hint: "sudo apt install libpangocairo-1.0-0")
    }
    return library
  }

  /// The message of Cairo's last failure on this canvas, if any.
  var failure: String? {
    let status = library.pointee.cairo_status(context)
    guard status != CAIRO_STATUS_SUCCESS, let text = library.pointee.cairo_status_to_string(status)
    else { return nil }
    return String(cString: text)
  }

  // MARK: Text

  func measure(_ text: RichText, _ font: Font) -> TextSize {
    if Cancellation.isRequested { return TextSize(width: 0, height: 0, ascent: 0) }
    let key = Measured(text: text, font: font)
    if let known = measured[key] { return known }
    set(text, font)
    let size = measureCurrent()
    measured[key] = size
    return size
  }

  func draw(_ text: RichText, _ font: Font, color: Color, at anchor: TextAnchor) {
    guard anchor.point.isFinite, anchor.rotation.isFinite, !Cancellation.isRequested else {
      return
    }
    set(text, font)
    let size = measureCurrent()
    let up: Double
    switch anchor.vertical {
    case .top: up = 0
    case .center: up = size.height / 2
    case .baseline: up = size.ascent
    case .bottom: up = size.height
    }
    library.pointee.cairo_save(context)
    library.pointee.cairo_translate(context, anchor.point.x, anchor.point.y)
    if anchor.rotation != 0 { library.pointee.cairo_rotate(context, -anchor.rotation * .pi / 180) }
    source(color)
    library.pointee.cairo_move_to(context, -size.width * anchor.horizontal, -up)
    library.pointee.pango_cairo_show_layout(context, layout)
    library.pointee.cairo_restore(context)
    let unknown = Int(library.pointee.pango_layout_get_unknown_glyphs_count(layout))
    if unknown > 0, !incompleteTexts.contains(text) { incompleteTexts.append(text) }
    unknownGlyphCount += unknown
  }

  private func set(_ text: RichText, _ font: Font) {
    let scale = Double(QUIRE_PANGO_SCALE)
    library.pointee.pango_font_description_set_absolute_size(description, font.size * scale)
    library.pointee.pango_font_description_set_weight(
      description, UInt32(font.isBold ? QUIRE_PANGO_WEIGHT_BOLD : QUIRE_PANGO_WEIGHT_NORMAL))
    library.pointee.pango_layout_set_font_description(layout, description)
    library.pointee.pango_layout_set_markup(layout, text.markup, -1)
  }

  private func measureCurrent() -> TextSize {
    var width: Int32 = 0
    var height: Int32 = 0
    library.pointee.pango_layout_get_size(layout, &width, &height)
    let scale = Double(QUIRE_PANGO_SCALE)
    return TextSize(
      width: Double(width) / scale, height: Double(height) / scale,
      ascent: Double(library.pointee.pango_layout_get_baseline(layout)) / scale)
  }

  // MARK: Shapes

  func fill(_ path: Path, _ color: Color) {
    guard color.alpha > 0, !path.isEmpty, !Cancellation.isRequested else { return }
    trace(path)
    source(color)
    library.pointee.cairo_fill(context)
  }

  func stroke(_ path: Path, _ color: Color, width: Double, dashes: [Double], hasRoundCaps: Bool) {
    guard color.alpha > 0, width > 0, !path.isEmpty, !Cancellation.isRequested else { return }
    trace(path)
    source(color)
    library.pointee.cairo_set_line_width(context, width)
    library.pointee.cairo_set_line_cap(
      context, hasRoundCaps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    library.pointee.cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    library.pointee.cairo_set_dash(context, dashes, Int32(dashes.count), 0)
    library.pointee.cairo_stroke(context)
  }

  private func trace(_ path: Path) {
    let library = library.pointee
    library.cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let point): library.cairo_move_to(context, point.x, point.y)
      case .line(let point): library.cairo_line_to(context, point.x, point.y)
      case .close: library.cairo_close_path(context)
      case .circle(let center, let radius):
        library.cairo_new_sub_path(context)
        library.cairo_arc(context, center.x, center.y, radius, 0, 2 * .pi)
        library.cairo_close_path(context)
      }
    }
  }

  func clipped(to rect: Rect, _ body: () -> Void) {
    library.pointee.cairo_save(context)
    library.pointee.cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    library.pointee.cairo_clip(context)
    body()
    library.pointee.cairo_restore(context)
  }

  func draw(_ raster: Raster, in rect: Rect, isSmooth: Bool, opacity: Double) {
    guard raster.width > 0, raster.height > 0, rect.width > 0, rect.height > 0,
      !Cancellation.isRequested
    else { return }
    var bytes = raster.bytes
    if opacity < 1 {
      for index in bytes.indices { bytes[index] = UInt8(Double(bytes[index]) * max(opacity, 0)) }
    }
    bytes.withUnsafeMutableBufferPointer { buffer in
      guard
        let surface = library.pointee.cairo_image_surface_create_for_data(
          buffer.baseAddress, CAIRO_FORMAT_ARGB32, Int32(raster.width), Int32(raster.height),
          Int32(raster.width * 4))
      else { return }
      library.pointee.cairo_save(context)
      library.pointee.cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
      library.pointee.cairo_clip(context)
      library.pointee.cairo_translate(context, rect.x, rect.y)
      library.pointee.cairo_scale(
        context, rect.width / Double(raster.width), rect.height / Double(raster.height))
      library.pointee.cairo_set_source_surface(context, surface, 0, 0)
      let pattern = library.pointee.cairo_get_source(context)
      let isShrunk = pixel > 0 && rect.width / pixel < Double(raster.width)
      library.pointee.cairo_pattern_set_filter(
        pattern,
        isSmooth ? CAIRO_FILTER_BILINEAR : isShrunk ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST)
      library.pointee.cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
      library.pointee.cairo_paint(context)
      library.pointee.cairo_restore(context)
      library.pointee.cairo_surface_finish(surface)
      library.pointee.cairo_surface_destroy(surface)
    }
  }

  private func source(_ color: Color) {
    library.pointee.cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
  }
}
