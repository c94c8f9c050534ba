/// How a cell of the percent format is written where Quire would write it otherwise.
///
/// | fact | |
/// |---|---|
/// | `marker` | the marker line as written; empty for code before the first marker |
/// | `before` | blank lines between marker and body |
/// | `quotes` | what opens prose that stands in quotes |
/// | `bare` | commands of IPython are no comments |
/// | `body` | the lines of the body as written |
/// | `after` | the blank lines behind it, when not all are empty |
extension PercentCell {
  private enum Fact: String {
    case marker, before, quotes, bare, body, after
  }

  /// The facts of a cell that says `content`, and the number of empty lines behind it; nil where a
  /// fact holds these lines.
  func facts(_ content: CellContent) -> (facts: [MetadataValue.Member], emptyLines: Int?) {
    let house = Self.house(content)
    var facts: [MetadataValue.Member] = []
    func add(_ fact: Fact, _ value: MetadataValue) {
      facts.append(.init(fact.rawValue, value))
    }
    if !TextLines.same([marker ?? ""], [house.marker ?? ""]) {
      add(.marker, .string(marker ?? ""))
    }
    if !TextLines.same(body, house.body) {
      if let quoted, TextLines.same(body, Self.quoted(content, in: quoted.quotes).body) {
        add(.quotes, .string(quoted.quotes))
      } else if content.kind == .code, TextLines.same(body, TextLines.source(content.source)) {
        add(.bare, .bool(true))
      } else {
        add(.body, .array(body.map { .string($0) }))
      }
    }
    if !TextLines.same(before, house.before) { add(.before, TextLines.fact(before)) }
    let own = house.after.count
    guard after.count >= own, TextLines.same(Array(after[..<own]), house.after),
      after[own...].allSatisfy(\.isEmpty)
    else {
      add(.after, TextLines.fact(after))
      return (facts, nil)
    }
    return (facts, after.count - own)
  }

  /// The cell as its facts have it; the house form in all they do not say, or where they no longer
  /// give what the cell says.
  ///
  /// - Parameters:
  ///   - isFirst: only the first cell can do without a marker.
  ///   - emptyLines: how many stand behind the cell, where no fact says so.
  static func text(
    _ content: CellContent, facts: [MetadataValue.Member], isFirst: Bool, emptyLines: Int
  ) -> PercentCell {
    var house = house(content)
    var cell = house
    house.after += Array(repeating: "", count: emptyLines)
    cell.after = house.after
    if let marker = facts[Fact.marker.rawValue]?.text {
      cell.marker = marker.isEmpty ? nil : marker
    }
    if let quotes = facts[Fact.quotes.rawValue]?.text, Self.quotes.contains(quotes) {
      cell.body = quoted(content, in: quotes).body
    } else if facts[Fact.bare.rawValue] == .bool(true) {
      cell.body = TextLines.source(content.source)
    } else if case .array(let lines)? = facts[Fact.body.rawValue] {
      cell.body = lines.compactMap(\.text)
    }
    if let before = TextLines.blank(facts[Fact.before.rawValue]) { cell.before = before }
    if let after = TextLines.blank(facts[Fact.after.rawValue]) { cell.after = after }
    let isMarked = cell.marker.map { CellMarker.isMarker($0) && !$0.utf8.contains(10) }
    guard isMarked ?? isFirst, cell.reads(as: content.signature), cell.isOnePiece
    else { return house }
    return cell
  }
}
