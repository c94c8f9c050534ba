import QuireSyntax

extension Parser {
  /// `\begin{name} … \end{name}` behind its `\begin`.
  mutating func environment(_ begin: Token) throws(TeXError) -> Node? {
    let name = try environmentName(begin)
    guard let environment = EnvironmentTable.table[name] else {
      let nearest = NearestName.suggest(name, among: EnvironmentTable.table.keys)
      throw TeXError(.unknownEnvironment(name, nearest: nearest), begin.range)
    }
    try descend(at: begin)
    defer { ascend() }
    let columns = try columns(of: environment, begin)
    let outerTag = tag
    var table = try rows(of: environment)
    guard let end = try tokens.next(), end.isCommand("end") else {
      throw TeXError(.unclosed("\\begin{\(name)}", expected: "\\end{\(name)}"), begin.range)
    }
    let closed = try environmentName(end)
    guard closed == name else {
      throw TeXError(.wrongEnd(begin: name, end: closed), end.range)
    }
    table.columns = columns
    if environment.layout == .lines, table.rows.count == 1, table.rows[0].cells.count == 1 {
      // One equation is no table: its tag is the formula's.
      tag = table.rows[0].tag ?? outerTag
      return Node(
        .sized(.display, table.rows[0].cells[0]),
        begin.range.lowerBound..<max(begin.range.upperBound, tokens.lastByte))
    }
    tag = outerTag
    return Node(
      .table(table), begin.range.lowerBound..<max(begin.range.upperBound, tokens.lastByte))
  }

  /// Rows outside of any environment, the first of which has been read.
  mutating func plainLines(first: [Node]) throws(TeXError) -> Node {
    var table = try rows(of: EnvironmentTable.plainLines, first: first)
    tag = table.rows.last?.tag
    if !table.rows.isEmpty { table.rows[table.rows.count - 1].tag = nil }
    return Node(
      .table(table), span(first, and: (first.first?.range ?? 0..<0)).lowerBound..<tokens.lastByte)
  }

  /// `\substack{a \\ b}`.
  mutating func substack(_ command: Token) throws(TeXError) -> Node {
    try tokens.skipSpaces()
    guard let opener = try tokens.next(), opener.isCharacter("{") else {
      throw TeXError(.missingArgument(of: command.text, expected: "lines in braces"), command.range)
    }
    try descend(at: opener)
    defer { ascend() }
    let table = try rows(of: EnvironmentTable.substack)
    guard let closer = try tokens.next(), closer.isCharacter("}") else {
      throw TeXError(.unclosed("{", expected: "}"), opener.range)
    }
    return Node(
      .table(table), command.range.lowerBound..<max(command.range.upperBound, tokens.lastByte))
  }

  /// The rows up to what neither ends a cell nor a row, which stays where it is.
  private mutating func rows(
    of environment: Environment, first: [Node]? = nil
  ) throws(TeXError) -> Table {
    var table = Table(environment: environment, rows: [])
    var started = first
    var lines = 0
    while true {
      tag = nil
      if started == nil { lines = try rules() }
      let firstCell: [Node]
      if let started { firstCell = started } else { firstCell = try self.row() }
      started = nil
      var row = Table.Row(cells: [firstCell], linesAbove: lines)
      while let token = try tokens.peek(), token.isCharacter("&") {
        if environment.layout == .lines || environment.layout == .script { throw misplaced(token) }
        _ = try tokens.next()
        row.cells.append(try self.row())
      }
      row.tag = tag
      guard let token = try tokens.peek(), isRowBreak(token) else {
        // What follows the last line break is no row when it is empty.
        if row.cells.contains(where: { !$0.isEmpty }) || table.rows.isEmpty && lines == 0
          || row.tag != nil
        {
          table.rows.append(row)
        } else {
          table.linesBelow = lines
        }
        return table
      }
      _ = try tokens.next()
      row.gapBelow = try rowGap()
      table.rows.append(row)
    }
  }

  /// How many `\hline` come.
  private mutating func rules() throws(TeXError) -> Int {
    var count = 0
    try tokens.skipSpaces()
    while let token = try tokens.peek(), token.isCommand("hline") || token.isCommand("hdashline") {
      _ = try tokens.next()
      try tokens.skipSpaces()
      count += 1
    }
    return count
  }

  /// The `*` and `[1ex]` that may follow a line break. A bracket that holds no length begins the row.
  private mutating func rowGap() throws(TeXError) -> Double {
    if let star = try tokens.peek(), star.isCharacter("*") { _ = try tokens.next() }
    guard let bracket = tokens.nextRaw() else { return 0 }
    var taken = [bracket]
    if bracket.isCharacter("[") {
      while let token = tokens.nextRaw(), taken.count < 20 {
        if token.isCharacter("]") {
          if let gap = Self.length(Self.text(Array(taken.dropFirst()))) { return gap }
          taken.append(token)
          break
        }
        taken.append(token)
      }
    }
    for token in taken.reversed() { tokens.putBack(token) }
    return 0
  }

  private mutating func environmentName(_ command: Token) throws(TeXError) -> String {
    let name = Self.text(try tokens.rawArgument(of: command)).filter { !$0.isWhitespace }
    guard !name.isEmpty else {
      throw TeXError(
        .missingArgument(of: command.text, expected: "the name of an environment"), command.range)
    }
    return name
  }

  /// What stands between `\begin{name}` and the first row.
  private mutating func columns(
    of environment: Environment, _ begin: Token
  ) throws(TeXError) -> [Table.Column] {
    switch environment.argument {
    case .none: return []
    case .position:
      guard let option = try tokens.rawOption() else { return [] }
      if option.count == 1, ["t", "b", "c"].contains(Self.text(option)) { return [] }
      tokens.putBack(Token(kind: .character("]"), range: begin.range))
      for token in option.reversed() { tokens.putBack(token) }
      tokens.putBack(Token(kind: .character("["), range: begin.range))
      return []
    case .count:
      _ = try tokens.rawArgument(of: begin)
      return []
    case .optionalAlignment: return Self.columns(try tokens.rawOption() ?? [])
    case .columns:
      _ = try tokens.rawOption()
      return Self.columns(try tokens.rawArgument(of: begin))
    }
  }

  /// The columns that `lc|r` describes; what is no letter or line is left out.
  private static func columns(_ tokens: [Token]) -> [Table.Column] {
    var columns: [Table.Column] = []
    var hasLine = false
    for token in tokens {
      let alignment: Table.Alignment
      switch token.kind {
      case .character("l"): alignment = .left
      case .character("c"): alignment = .center
      case .character("r"): alignment = .right
      case .character("|"):
        if columns.isEmpty {
          hasLine = true
        } else {
          columns[columns.count - 1].hasLineAfter = true
        }
        continue
      default: continue
      }
      columns.append(Table.Column(alignment: alignment, hasLineBefore: hasLine))
      hasLine = false
    }
    return columns
  }
}
