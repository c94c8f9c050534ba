import QuireSyntax

/// A value's text as the prompt shows it: long containers and strings shortened, and what does not fit into
/// a line spread over several.
struct ValueLayout {
  /// Containers with more elements show the first and the last of them.
  static let maximumElements = 100
  private static let shownAtStart = 10
  private static let shownAtEnd = 3
  /// Strings with more code points lose their middle.
  static let maximumText = 2_000
  /// Elements of all containers together, after which each shows one more at most.
  private static let maximumTotal = 1_000
  static let width = 80

  private indirect enum Node {
    case text(String)
    case group(open: String, items: [Node], close: String)
    case pair(key: String, value: Node)

    /// Whether it may share a line with others.
    var isAtom: Bool {
      if case .text(let text) = self { !text.contains("\n") } else { false }
    }
  }

  private let interpreter: Interpreter
  private var total = 0
  private var enclosing: [UnsafeMutableRawPointer] = []

  static func text(of value: Value, in interpreter: Interpreter) throws -> String {
    var layout = ValueLayout(interpreter)
    let node = try layout.node(value, depth: 0)
    return layout.lines(node, indentation: 0, room: width).joined(separator: "\n")
  }

  private init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  // MARK: Shortening

  private mutating func node(_ value: Value, depth: Int) throws -> Node {
    switch value {
    case .list(let list):
      let list = list.object
      return try group("[", list.count, "]", value, depth) {
        // Making the text of an element may change the list.
        .value($0 < list.count ? list.values[$0] : .null)
      }
    case .tuple(let tuple):
      let tuple = tuple.object
      return try group("(", tuple.count, tuple.count == 1 ? ",)" : ")", value, depth) {
        .value(tuple.values[$0])
      }
    case .set(let set) where set.object.count > 0:
      let values = set.object.values
      return try group("{", values.count, "}", value, depth) { .value(values[$0]) }
    case .dict(let dict):
      let pairs = dict.object.pairs
      return try group("{", pairs.count, "}", value, depth) {
        .pair(pairs[$0].key, pairs[$0].value)
      }
    case .string(let string) where string.object.text.unicodeScalars.count > Self.maximumText:
      let scalars = string.object.text.unicodeScalars
      let half = Self.maximumText / 2
      let left = scalars.count - 2 * half
      return .text(
        try interpreter.quoted(String(scalars.prefix(half))) + " ... \(left) more characters ... "
          + interpreter.quoted(String(scalars.suffix(half))))
    case .closure(let closure): return .text("<function \(closure.object.signature)>")
    default: return .text(try interpreter.representation(of: value))
    }
  }

  private enum Element {
    case value(Value)
    case pair(Value, Value)
  }

  private mutating func group(
    _ open: String, _ count: Int, _ close: String, _ value: Value, _ depth: Int,
    element: (Int) -> Element
  ) throws -> Node {
    try Value.checkDepth(depth)
    guard let identity = value.object?.toOpaque(), !enclosing.contains(identity) else {
      return .text("\(open)...\(close == ",)" ? ")" : close)")
    }
    enclosing.append(identity)
    defer { enclosing.removeLast() }
    var items: [Node] = []
    let isLong = count > Self.maximumElements || total > Self.maximumTotal
    let start = total > Self.maximumTotal ? 1 : Self.shownAtStart
    let end = total > Self.maximumTotal ? 0 : Self.shownAtEnd
    let isCut = isLong && count > start + end
    for index in 0..<count {
      if isCut, index == start { items.append(.text("... \(count - start - end) more ...")) }
      if isCut, index >= start, index < count - end { continue }
      total += 1
      switch element(index) {
      case .value(let value): items.append(try node(value, depth: depth + 1))
      case .pair(let key, let value):
        items.append(
          .pair(
            key: flat(try node(key, depth: depth + 1)), value: try node(value, depth: depth + 1)))
      }
    }
    return .group(open: open, items: items, close: close)
  }

  // MARK: Lines

  private func flat(_ node: Node) -> String {
    switch node {
    case .text(let text): text
    case .pair(let key, let value): key + ": " + flat(value)
    case .group(let open, let items, let close):
      open + items.map(flat).joined(separator: ", ") + close
    }
  }

  /// The lines of a node that begins in a column; all but the first carry their indentation.
  private func lines(_ node: Node, indentation: Int, room: Int) -> [String] {
    let text = flat(node)
    if !text.contains("\n"), DisplayWidth.of(text) <= room { return [text] }
    let blank = String(repeating: " ", count: indentation)
    switch node {
    case .text(let text):
      let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
      return parts.enumerated().map { ($0 == 0 ? "" : blank) + $1 }
    case .pair(let key, let value):
      let head = key + ": "
      let width = DisplayWidth.of(head)
      var rest = lines(value, indentation: indentation + width, room: room - width)
      rest[0] = head + rest[0]
      return rest
    case .group(let open, let items, let close):
      let inner = indentation + open.count
      var out: [String] = []
      var line = open
      let isOfAtoms = items.allSatisfy(\.isAtom)
      for (index, item) in items.enumerated() {
        let end = index == items.count - 1 ? close : ","
        var parts = lines(item, indentation: inner, room: room - open.count - 1)
        parts[parts.count - 1] += end
        let isFirst = line == open || line.utf8.allSatisfy { $0 == 32 }
        let column = DisplayWidth.of(line) + (out.isEmpty ? indentation : 0)
        let isTooLong =
          !isOfAtoms || column + 1 + DisplayWidth.of(parts[0]) > indentation + room
        if !isFirst, isTooLong {
          out.append(line)
          line = String(repeating: " ", count: inner)
        } else if !isFirst {
          line += " "
        }
        line += parts[0]
        for part in parts.dropFirst() {
          out.append(line)
          line = part
        }
      }
      out.append(items.isEmpty ? open + close : line)
      return out
    }
  }
}

extension Interpreter {
  /// What the prompt and `display` show: as `representation`, with long containers and strings shortened, in
  /// lines of at most 80 columns where that is possible.
  package func display(of value: Value) throws -> String {
    try ValueLayout.text(of: value, in: self)
  }
}
