import Testing

@testable import QuirePlot

struct ColorTests {
  @Test(
    "Colours are read as pyplot writes them",
    arguments: [
      ("r", 0xff0000), ("k", 0), ("g", 0x008000), ("red", 0xff0000), ("LightCoral", 0xf08080),
      ("#2ca02c", 0x2ca02c), ("#777", 0x777777), ("C1", 0xff7f0e), ("C12", 0x2ca02c),
      ("tab:purple", 0x9467bd), ("0.5", 0x808080), ("rebeccapurple", 0x663399),
    ] as [(String, UInt32)])
  func parsing(text: String, hex: UInt32) throws {
    let found = try Color(text).bytes
    let expected = Color(hex: hex).bytes
    #expect(found == expected)
  }

  @Test("Alpha comes from the fourth pair of digits, and from \"none\"")
  func alpha() throws {
    #expect(try Color("#ff000080").alpha == 128.0 / 255)
    #expect(try Color("none").alpha == 0)
  }

  private static let form = "a name such as \"red\" or \"tab:blue\", or \"#rrggbb\""

  @Test(
    "An unknown colour is an error with the nearest name",
    arguments: [
      (
        "lightcorl", "plot: \"lightcorl\" is not a known colour\nhint: did you mean \"lightcoral\"?"
      ),
      ("#12345", "plot: \"#12345\" is not a known colour\nhint: \(form)"),
      ("", "plot: \"\" is not a known colour\nhint: \(form)"),
    ])
  func unknown(text: String, message: String) {
    let error = #expect(throws: PlotError.self) { try Color(text, operation: "plot") }
    #expect(error?.description == message)
  }

  @Test("Parts stay between 0 and 1")
  func bounds() {
    #expect(Color(red: .nan, green: 7, blue: -1) == Color(red: 0, green: 1, blue: 0))
    #expect(Color.cycled(-1) == Color.cycled(1))
    #expect(Color.cycled(.min) == Color.cycled(Int(Int.min.magnitude % 10)))
  }

  struct MapRow: Sendable {
    let name: String
    /// At 0, 0.13, 0.5, 0.77 and 1, by matplotlib 3.
    let colors: [[Int]]
  }

  static let maps = [
    MapRow(
      name: "viridis",
      colors: [[68, 1, 84], [71, 46, 124], [33, 145, 140], [105, 205, 91], [253, 231, 37]]),
    MapRow(
      name: "plasma",
      colors: [[13, 8, 135], [78, 2, 162], [204, 71, 120], [250, 156, 60], [240, 249, 33]]),
    MapRow(
      name: "magma",
      colors: [[0, 0, 4], [30, 17, 73], [183, 55, 121], [253, 146, 102], [252, 253, 191]]),
    MapRow(
      name: "coolwarm",
      colors: [[59, 76, 192], [99, 132, 235], [221, 220, 220], [242, 144, 114], [180, 4, 38]]),
    MapRow(
      name: "Blues",
      colors: [
        [247, 251, 255], [221, 234, 247], [106, 174, 214], [28, 107, 176], [8, 48, 107],
      ]),
    MapRow(
      name: "gray",
      colors: [[0, 0, 0], [33, 33, 33], [128, 128, 128], [197, 197, 197], [255, 255, 255]]),
    MapRow(
      name: "RdBu_r",
      colors: [[5, 48, 97], [43, 115, 179], [247, 246, 246], [222, 115, 92], [103, 0, 31]]),
    MapRow(
      name: "tab10",
      colors: [[31, 119, 180], [255, 127, 14], [140, 86, 75], [127, 127, 127], [23, 190, 207]]),
  ]

  @Test("Colour maps agree with matplotlib's within three levels", arguments: maps)
  func mapColors(row: MapRow) throws {
    let map = try ColorMap(row.name)
    for (fraction, expected) in zip([0, 0.13, 0.5, 0.77, 1], row.colors) {
      let found = map[fraction].bytes
      for (a, b) in zip([found.red, found.green, found.blue], expected) {
        #expect((Int(a) - b).magnitude <= 3, "\(row.name) at \(fraction): \(found)")
      }
    }
  }

  @Test("A colour map takes its ends beyond them and is clear where there is no number")
  func mapEnds() throws {
    let map = try ColorMap("gray")
    #expect(map[-5] == .black)
    #expect(map[.infinity] == .white)
    #expect(map[.nan] == .clear)
    let error = #expect(throws: PlotError.self) { try ColorMap("virdis", operation: "imshow") }
    #expect(
      error?.description
        == "imshow: \"virdis\" is not a known colour map\nhint: did you mean \"viridis\"?")
  }

  struct FormatRow: Sendable {
    let text: String
    let color: UInt32?
    let line: LineStyle?
    let marker: Marker?
  }

  static let formats = [
    FormatRow(text: "r--o", color: 0xff0000, line: .dashed, marker: .circle),
    FormatRow(text: "b", color: 0x0000ff, line: nil, marker: nil),
    FormatRow(text: ".", color: nil, line: nil, marker: .point),
    FormatRow(text: "-.k", color: 0, line: .dashDotted, marker: nil),
    FormatRow(text: "o:", color: nil, line: .dotted, marker: .circle),
    FormatRow(text: "C1^-", color: 0xff7f0e, line: .solid, marker: .triangleUp),
    FormatRow(text: "tomato", color: 0xff6347, line: nil, marker: nil),
    FormatRow(text: "", color: nil, line: nil, marker: nil),
  ]

  @Test("Format strings name colour, line and marker in any order", arguments: formats)
  func seriesFormat(row: FormatRow) throws {
    let format = try SeriesFormat(row.text)
    #expect(format.color == row.color.map(Color.init(hex:)))
    #expect(format.line == row.line)
    #expect(format.marker == row.marker)
  }

  @Test("A format that means nothing is an error that says where")
  func wrongFormat() {
    let error = #expect(throws: PlotError.self) { try SeriesFormat("r--q") }
    #expect(
      error?.description
        == "plot: \"r--q\" is not a format: \"q\" is no colour, line style or marker\n"
        + "hint: for example \"r--o\": red, dashed, with circles")
  }
}
