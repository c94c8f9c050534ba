import CQuirePNG
import Glibc
import Testing

@testable import QuirePlot

struct PictureTests {
  /// A decoded PNG: RGB bytes in rows.
  struct Picture {
    let width: Int
    let height: Int
    let bytes: [UInt8]

    init?(_ png: [UInt8]) {
      var image = png_image()
      image.version = UInt32(PNG_IMAGE_VERSION)
      guard png_image_begin_read_from_memory(&image, png, png.count) != 0 else { return nil }
      image.format = 2  // PNG_FORMAT_RGB
      width = Int(image.width)
      height = Int(image.height)
      var bytes = [UInt8](repeating: 0, count: width * height * 3)
      guard png_image_finish_read(&image, nil, &bytes, Int32(width * 3), nil) != 0 else {
        return nil
      }
      self.bytes = bytes
    }

    subscript(x: Int, y: Int) -> [UInt8] {
      Array(bytes[(y * width + x) * 3..<(y * width + x) * 3 + 3])
    }

    /// How many pixels of a colour there are.
    func count(_ color: [UInt8]) -> Int {
      (0..<(width * height)).count { index in
        bytes[3 * index] == color[0] && bytes[3 * index + 1] == color[1]
          && bytes[3 * index + 2] == color[2]
      }
    }
  }

  private func picture(_ figure: Figure) throws -> Picture {
    try #require(Picture(try figure.png()))
  }

  private func figure(_ marks: [Mark]) -> Figure {
    var axes = Axes()
    axes.marks = marks
    return Figure(width: 3, height: 2, dotsPerInch: 100, axes: [axes])
  }

  @Test("A picture has the size asked for, and ink of the line's colour on white")
  func line() throws {
    let picture = try picture(
      figure([Mark(.line(LineMark(y: [1, 1, 1], color: Color(hex: 0xff0000))))]))
    #expect(picture.width == 300 && picture.height == 200)
    #expect(picture[0, 0] == [255, 255, 255])
    #expect(picture.count([255, 0, 0]) > 150)
  }

  @Test("Bars fill their places")
  func bars() throws {
    let mark = try BarMark(at: [0, 1], lengths: [1, 2], colors: [Color(hex: 0x00ff00)])
    let count = try picture(figure([Mark(.bars(mark))])).count([0, 255, 0])
    #expect(count > 10_000 && count < 30_000)
  }

  @Test("Pixels of an image keep their colours and places")
  func image() throws {
    let mark = try ImageMark(
      rows: 1, columns: 2, channels: 3, bytes: [255, 0, 0, 0, 0, 255])
    var figure = figure([Mark(.image(mark))])
    figure.axes[0].showsFrame = false
    let picture = try picture(figure)
    #expect(picture[60, 100] == [255, 0, 0])
    #expect(picture[240, 100] == [0, 0, 255])
  }

  @Test("A heat map takes its colour map's colours")
  func heatMap() throws {
    let mark = try ImageMark(
      rows: 1, columns: 2, values: [0, 5], scale: ColorScale(map: try ColorMap("gray")))
    var figure = figure([Mark(.image(mark))])
    figure.axes[0].showsFrame = false
    let picture = try picture(figure)
    #expect(picture[60, 100] == [0, 0, 0])
    #expect(picture[240, 100] == [255, 255, 255])
  }

  @Test("Every character of a Chinese title has a glyph")
  func chinese() throws {
    let library = try CairoCanvas.open(operation: "test")
    let surface = try #require(
      library.pointee.cairo_image_surface_create(.init(rawValue: 1), 400, 300))
    defer { library.pointee.cairo_surface_destroy(surface) }
    var figure = figure([Mark(.line(LineMark(y: [1, 2], color: .black)), label: "训练集损失")])
    figure.axes[0].title = "利益平衡与共赢:谈判双方的效用"
    figure.axes[0].x.label = "轮次 $\\beta_1$ α₀ 10⁻³ −1 ŷ → ×"
    figure.axes[0].legend = Legend()
    let canvas = try CairoCanvas(
      library, surface: surface, width: 400, height: 300, scale: 1, isRaster: true,
      operation: "test")
    try FigurePainter(figure, on: canvas, operation: "test").draw()
    #expect(canvas.unknownGlyphCount == 0)
    canvas.draw(
      RichText("\u{e123}"), Font(size: 10), color: .black, at: TextAnchor(Point(x: 9, y: 9)))
    #expect(canvas.unknownGlyphCount == 1)
  }

  @Test(
    "Files take the format of their names",
    arguments: [("png", "\u{89}PNG"), ("svg", "<?xml"), ("pdf", "%PDF")])
  func formats(ending: String, start: String) throws {
    let path = "/tmp/quire-plot-\(getpid()).\(ending)"
    defer { unlink(path) }
    try figure([Mark(.line(LineMark(y: [1, 2], color: .black)))]).save(to: path)
    let file = try #require(fopen(path, "rb"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 5)
    #expect(fread(&bytes, 1, 5, file) == 5)
    let expected = start.unicodeScalars.map { UInt8($0.value) }
    #expect(Array(bytes.prefix(expected.count)) == expected)
  }

  struct WrongRow: Sendable {
    let figure: Figure
    let path: String
    let message: String
  }

  static let wrong = [
    WrongRow(
      figure: Figure(width: -3, height: 2), path: "/tmp/x.png",
      message: "savefig: a figure -3.0 inches in width at 120.0 dots per inch cannot be drawn: "
        + "expected 1 to 16384 pixels\nhint: figsize is in inches, for example figsize=(6.4, 4.8)"),
    WrongRow(
      figure: Figure(width: 3, height: .nan), path: "/tmp/x.png",
      message: "savefig: a figure nan inches in height at 120.0 dots per inch cannot be drawn: "
        + "expected 1 to 16384 pixels\nhint: figsize is in inches, for example figsize=(6.4, 4.8)"),
    WrongRow(
      figure: Figure(), path: "/tmp/x.pgn",
      message:
        "savefig: \"pgn\" is not a known picture format\nhint: known: \"pdf\", \"png\", \"svg\""),
    WrongRow(
      figure: Figure(), path: "/nowhere/x.png",
      message: "savefig: \"/nowhere/x.png\" cannot be written: No such file or directory\n"
        + "hint: the folder must be there before"),
  ]

  @Test("Pictures that cannot be are errors", arguments: wrong)
  func errors(row: WrongRow) {
    let error = #expect(throws: PlotError.self) { try row.figure.save(to: row.path) }
    #expect(error?.description == row.message)
  }
}
