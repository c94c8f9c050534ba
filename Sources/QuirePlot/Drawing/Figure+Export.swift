import CQuireCairo
import Glibc

extension Figure {
  /// The formats that a figure can be written in.
  package enum Format: String, CaseIterable, Sendable {
    case png, svg, pdf

    /// The format that a file name's ending asks for; a name without one means PNG.
    package init(path: String, operation: String = "savefig") throws(PlotError) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
        self = .png
        return
      }
      let ending = name[name.index(after: dot)...].lowercased()
      guard let format = Format(rawValue: ending) else {
        throw .unknown(
          "picture format", ending, operation: operation, known: Format.allCases.map(\.rawValue))
      }
      self = format
    }
  }

  /// The figure as the bytes of a file; `warn` gets what is drawn, but not as it should be.
  package func encoded(
    as format: Format, operation: String = "savefig", warn: (String) -> Void = { _ in }
  ) throws(PlotError) -> [UInt8] {
    switch format {
    case .png: try png(operation: operation, warn: warn)
    case .svg, .pdf: try vectors(as: format, operation: operation, warn: warn)
    }
  }

  /// The figure as a PNG file's bytes.
  package func png(
    operation: String = "savefig", warn: (String) -> Void = { _ in }
  ) throws(PlotError) -> [UInt8] {
    let pixels = try pixelSize(operation: operation)
    let library = try CairoCanvas.open(operation: operation)
    guard
      let surface = library.pointee.cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(pixels.width), Int32(pixels.height))
    else {
      throw PlotError(operation: operation, message: "Cairo could not make a picture")
    }
    defer { library.pointee.cairo_surface_destroy(surface) }
    try draw(
      on: surface, library, scale: dotsPerInch / 72, isRaster: true, operation: operation,
      warn: warn)
    library.pointee.cairo_surface_flush(surface)
    guard let data = library.pointee.cairo_image_surface_get_data(surface) else {
      throw PlotError(operation: operation, message: "Cairo lost the picture")
    }
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let stride = Int(library.pointee.cairo_image_surface_get_stride(surface))
    let status = quire_png_encode(
      data, UInt32(pixels.width), UInt32(pixels.height), stride, dotsPerInch,
      Figure.compressionLevel, &bytes, &count)
    guard status == 0, let bytes else {
      try Cancellation.check(operation)
      throw PlotError(operation: operation, message: "libpng could not encode the picture")
    }
    defer { free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// zlib's level: beyond it files of plots get slower to make, but hardly smaller.
  private static let compressionLevel: Int32 = 6

  /// Writes the figure to a file in the format that its name asks for.
  package func save(
    to path: String, operation: String = "savefig", warn: (String) -> Void = { _ in }
  ) throws(PlotError) {
    let format = try Format(path: path, operation: operation)
    let bytes = try encoded(as: format, operation: operation, warn: warn)
    guard let file = fopen(path, "wb") else {
      let reason = errno
      throw PlotError(
        .file, operation: operation,
        message: "\"\(path)\" cannot be written: \(String(cString: strerror(reason)))",
        hint: reason == ENOENT ? "the folder must be there before" : nil)
    }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else {
      throw PlotError(
        .file, operation: operation, message: "\"\(path)\" could not be written to its end")
    }
  }

  private func vectors(
    as format: Format, operation: String, warn: (String) -> Void
  ) throws(PlotError) -> [UInt8] {
    let pixels = try pixelSize(operation: operation)
    let library = try CairoCanvas.open(operation: operation)
    let sink = Sink()
    let target = Unmanaged.passUnretained(sink).toOpaque()
    let write: cairo_write_func_t = { target, data, count in
      guard let target, let data else { return CAIRO_STATUS_WRITE_ERROR }
      Unmanaged<Sink>.fromOpaque(target).takeUnretainedValue().bytes
        .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
      return CAIRO_STATUS_SUCCESS
    }
    let width = Double(pixels.width) / dotsPerInch * 72
    let height = Double(pixels.height) / dotsPerInch * 72
    let surface =
      format == .svg
      ? library.pointee.cairo_svg_surface_create_for_stream(write, target, width, height)
      : library.pointee.cairo_pdf_surface_create_for_stream(write, target, width, height)
    guard let surface else {
      throw PlotError(operation: operation, message: "Cairo could not make a picture")
    }
    do throws(PlotError) {
      try draw(on: surface, library, scale: 1, isRaster: false, operation: operation, warn: warn)
    } catch {
      library.pointee.cairo_surface_destroy(surface)
      throw error
    }
    library.pointee.cairo_surface_finish(surface)
    library.pointee.cairo_surface_destroy(surface)
    return sink.bytes
  }

  private func draw(
    on surface: OpaquePointer, _ library: UnsafePointer<QuireCairoLibrary>, scale: Double,
    isRaster: Bool, operation: String, warn: (String) -> Void
  ) throws(PlotError) {
    let canvas = try CairoCanvas(
      library, surface: surface, width: width * 72, height: height * 72, scale: scale,
      isRaster: isRaster, operation: operation)
    try FigurePainter(self, on: canvas, operation: operation).draw()
    try Cancellation.check(operation)
    if let failure = canvas.failure {
      throw PlotError(operation: operation, message: "Cairo could not draw the picture: \(failure)")
    }
    for text in canvas.incompleteTexts {
      warn(
        "no font here has all the characters of \"\(text.plain)\""
          + " (for Chinese: sudo apt install fonts-noto-cjk)")
    }
  }

  /// Collects what Cairo writes.
  private final class Sink {
    var bytes: [UInt8] = []
  }
}
