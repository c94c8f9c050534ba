/// What the program that tests one notebook tells the one that runs the whole suite, a line each.
package enum TestEvent: Equatable, Sendable {
  case began(cells: Int, timeout: Double?, hasProfile: Bool)
  case skipped(reason: String)
  case notUnderstood(TestProblem)
  case cellBegan(number: Int, title: String, line: Int)
  case problem(TestProblem)
  case edit(ExpectationEdit)
  case trace(OutputTrace)
  case printed(String)
  case cellEnded(CellResult.Status, seconds: Double, expectations: Int)
}

extension TestEvent {
  /// The event as one line of fields, without its end.
  package var line: String { fields.map(Self.escaped).joined(separator: "\t") }

  private var fields: [String] {
    switch self {
    case .began(let cells, let timeout, let hasProfile):
      ["began", "\(cells)", timeout.map { "\($0)" } ?? "", hasProfile ? "1" : "0"]
    case .skipped(let reason): ["skipped", reason]
    case .notUnderstood(let problem): ["not-understood"] + Self.fields(problem)
    case .cellBegan(let number, let title, let line): ["cell", "\(number)", title, "\(line)"]
    case .problem(let problem): ["problem"] + Self.fields(problem)
    case .edit(let edit):
      ["edit", "\(edit.line)", "\(edit.place?.cell ?? 0)", "\(edit.place?.line ?? 0)", edit.sign]
        + ["\(edit.old.count)"] + edit.old + edit.new
    case .trace(let trace):
      ["trace", trace.kind, "\(trace.firstLine)", "\(trace.lastLine)", trace.code, trace.content]
    case .printed(let text): ["printed", text]
    case .cellEnded(let status, let seconds, let expectations):
      ["ended", "\(seconds)", "\(expectations)"] + Self.fields(status)
    }
  }

  private static func fields(_ problem: TestProblem) -> [String] {
    [problem.kind, problem.message, "\(problem.line)", "\(problem.column)", problem.text]
  }

  private static func fields(_ status: CellResult.Status) -> [String] {
    switch status {
    case .passed: ["passed"]
    case .failed: ["failed"]
    case .timedOut: ["timed-out"]
    case .skipped(let reason): ["skipped", reason]
    }
  }

  /// Reads a line; nil when it is none of these, as when a program died in the middle of it.
  package init?(line: String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      .map(Self.unescaped)
    let rest = Array(fields.dropFirst())
    switch (fields.first, rest.count) {
    case ("began", 3):
      guard let cells = Int(rest[0]) else { return nil }
      self = .began(cells: cells, timeout: Double(rest[1]), hasProfile: rest[2] == "1")
    case ("skipped", 1): self = .skipped(reason: rest[0])
    case ("not-understood", 5):
      guard let problem = Self.problem(rest) else { return nil }
      self = .notUnderstood(problem)
    case ("cell", 3):
      guard let number = Int(rest[0]), let line = Int(rest[2]) else { return nil }
      self = .cellBegan(number: number, title: rest[1], line: line)
    case ("problem", 5):
      guard let problem = Self.problem(rest) else { return nil }
      self = .problem(problem)
    case ("edit", 5...):
      guard let line = Int(rest[0]), let cell = Int(rest[1]), let lineOfCell = Int(rest[2]),
        let count = Int(rest[4]), (0...rest.count - 5).contains(count)
      else { return nil }
      let texts = rest.dropFirst(5)
      self = .edit(
        ExpectationEdit(
          line: line, place: cell > 0 ? .init(cell: cell, line: lineOfCell) : nil, sign: rest[3],
          old: Array(texts.prefix(count)), new: Array(texts.dropFirst(count))))
    case ("trace", 5):
      guard let first = Int(rest[1]), let last = Int(rest[2]) else { return nil }
      self = .trace(
        OutputTrace(
          kind: rest[0], firstLine: first, lastLine: last, code: rest[3], content: rest[4]))
    case ("printed", 1): self = .printed(rest[0])
    case ("ended", 3...):
      guard let seconds = Double(rest[0]), let count = Int(rest[1]),
        let status = Self.status(rest.dropFirst(2))
      else { return nil }
      self = .cellEnded(status, seconds: seconds, expectations: count)
    default: return nil
    }
  }

  private static func problem(_ fields: [String]) -> TestProblem? {
    guard let line = Int(fields[2]), let column = Int(fields[3]) else { return nil }
    return TestProblem(
      kind: fields[0], message: fields[1], line: line, column: column, text: fields[4])
  }

  private static func status(_ fields: ArraySlice<String>) -> CellResult.Status? {
    switch fields.first {
    case "passed": .passed
    case "failed": .failed
    case "timed-out": .timedOut
    case "skipped": .skipped(reason: fields.dropFirst().first ?? "")
    default: nil
    }
  }

  // MARK: Fields

  private static func escaped(_ field: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in field.unicodeScalars {
      switch scalar {
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func unescaped(_ field: Substring) -> String {
    var result = String.UnicodeScalarView()
    var scalars = field.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\" else {
        result.append(scalar)
        continue
      }
      switch scalars.next() {
      case "t": result.append("\t")
      case "n": result.append("\n")
      case let other?: result.append(other)
      case nil: break
      }
    }
    return String(result)
  }
}
