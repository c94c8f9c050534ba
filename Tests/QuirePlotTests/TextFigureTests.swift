import Testing

@testable import QuirePlot

struct TextFigureTests {
  @Test("Wide characters count as two columns, marks as none")
  func widths() {
    #expect(TextBlock.width(of: "abc") == 3)
    #expect(TextBlock.width(of: "损失 loss") == 9)
    #expect(TextBlock.width(of: "y\u{302}") == 1)
    #expect(TextBlock.width(of: "📈") == 2)
    #expect(TextBlock.cut("训练集损失", to: 6) == "训练…")
  }

  @Test(
    "No line is wider than asked", arguments: [20, 33, 80, 120],
    [TextStyle.Colors.none, .indexed, .full])
  func fits(width: Int, colors: TextStyle.Colors) throws {
    var figure = try Figure(rows: 2, columns: 3)
    for index in figure.axes.indices {
      figure.axes[index].title = "一个很长的标题 with a long tail that cannot fit"
      figure.axes[index].legend = Legend()
      figure.axes[index].marks = [
        Mark(.line(LineMark(y: [0, 1_000_000, 5], color: .cycled(index))), label: "曲线 \(index)")
      ]
    }
    let text = try figure.text(TextStyle(width: width, colors: colors))
    for line in text.split(separator: "\n") {
      #expect(TextBlock.width(of: Self.plain(String(line))) <= width)
    }
  }

  /// The text without its colours.
  static func plain(_ text: String) -> String {
    var out = ""
    var isEscape = false
    for character in text {
      if character == "\u{1b}" { isEscape = true }
      if !isEscape { out.append(character) }
      if isEscape, character == "m" { isEscape = false }
    }
    return out
  }

  private func figure(_ marks: [Mark], _ change: (inout Axes) -> Void = { _ in }) -> Figure {
    var axes = Axes()
    axes.marks = marks
    change(&axes)
    return Figure(axes: [axes])
  }

  @Test("A line in braille")
  func braille() throws {
    let figure = figure([
      Mark(.line(LineMark(y: (0...8).map(Double.init), color: .black)), label: "y")
    ]) {
      $0.title = "Line"
      $0.x.label = "x"
      $0.legend = Legend()
    }
    #expect(try figure.text(TextStyle(width: 32)) == Golden.braille)
  }

  @Test("The same in ASCII")
  func ascii() throws {
    let figure = figure([
      Mark(.line(LineMark(y: (0...8).map(Double.init), color: .black)), label: "y"),
      Mark(.line(LineMark(y: (0...8).reversed().map(Double.init), color: .black)), label: "z"),
    ]) { $0.legend = Legend() }
    #expect(try figure.text(TextStyle(width: 32, isUnicode: false)) == Golden.ascii)
  }

  @Test("Bars in eighths of a cell")
  func bars() throws {
    let mark = try BarMark(at: [0, 1, 2], lengths: [1, 2.5, 4], colors: [.black])
    let figure = figure([Mark(.bars(mark))]) {
      $0.x.ticks = .fixed([0, 1, 2], labels: ["猫", "dog", "bird"])
    }
    #expect(try figure.text(TextStyle(width: 32)) == Golden.bars)
  }

  @Test("A heat map with numbers is a table")
  func table() throws {
    var image = try ImageMark(rows: 2, columns: 2, values: [95, 5, 0, 100])
    image.showValues()
    let change: (inout Axes) -> Void = {
      $0.x.ticks = .fixed([0, 1], labels: ["cat", "dog"])
      $0.y.ticks = .fixed([0, 1], labels: ["cat", "dog"])
      $0.colorBar = ColorBar()
    }
    #expect(try figure([Mark(.image(image))], change).text(TextStyle(width: 30)) == Golden.table)
    // Notes in the cells' middles say the same.
    image.cellLabels = nil
    let notes = [95, 5, 0, 100].enumerated().map { index, value in
      Mark(.text(TextMark(Label("\(value)"), x: Double(index % 2), y: Double(index / 2))))
    }
    #expect(
      try figure([Mark(.image(image))] + notes, change).text(TextStyle(width: 30)) == Golden.table)
  }

  @Test("Without Unicode the signs of labels are ASCII")
  func asciiSigns() throws {
    var figure = figure([Mark(.line(LineMark(y: [-2e7, 3e7], color: .black)))])
    figure.axes[0].title = "$x^2$ ± a title that is far too long for this"
    let text = try figure.text(TextStyle(width: 30, isUnicode: false))
    #expect(text.contains("x10^7") && text.contains("-2"))
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("Pictures are half blocks in colour and letters without")
  func images() throws {
    let image = try ImageMark(
      rows: 2, columns: 2, channels: 3, bytes: [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255])
    var figure = figure([Mark(.image(image))]) {
      $0.showsFrame = false
      $0.aspect = .ratio(1)
    }
    figure.axes.append(figure.axes[0])
    let style = TextStyle(width: 20, colors: .full)
    let first = String(try figure.text(style).split(separator: "\n")[0])
    #expect(first.contains("\u{1b}[0;48;2;255;0;0m"))
    #expect(first.hasSuffix("\u{1b}[0m"))
    let letters = try figure.text(TextStyle(width: 20, isUnicode: false))
    #expect(letters.contains("@") && letters.contains(":") && !letters.contains("\u{1b}"))
  }
}
