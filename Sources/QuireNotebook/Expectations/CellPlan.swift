import QuireRuntime
import QuireSyntax

/// How a cell is cut into parts: each statement that something is expected of is one, those between
/// them together are others.
struct CellPlan {
  let program: Program
  let cuts: [Range<Int>]
  /// Why the cell is left out.
  private(set) var skip: String?
  private let expectations: [Expectation]

  /// - Throws: the mistakes of the cell's text, and of its expectations when they are to be checked.
  init(_ source: SourceFile, for use: ExpectationUse) throws(Session.Failure) {
    program = Parser.parse(source)
    guard program.diagnostics.isEmpty else {
      throw Session.Failure(diagnostics: program.diagnostics)
    }
    switch use {
    case .ignored:
      expectations = []
      cuts = [program.statements.indices]
    case .announced(let profile):
      let read = CellExpectations(program, profiles: profile.map { [$0] } ?? [])
      expectations = read.active(profile: profile).filter { $0.kind == .raises }
      cuts = Self.cuts(program.statements.count, at: Set(expectations.map(\.statement)))
    case .checked(let profile, let profiles, let isFine):
      let read = CellExpectations(program, profiles: profiles)
      guard read.mistakes.isEmpty else { throw Session.Failure(diagnostics: read.mistakes) }
      expectations = read.active(profile: profile)
      skip = read.skip(profile: profile)
      let count = program.statements.count
      cuts = Self.cuts(
        count, at: isFine ? Set(0..<count) : Set(expectations.map(\.statement)))
    }
  }

  /// The expectations of a part, which has one statement if it has any.
  func expectations(of part: Range<Int>) -> [Expectation] {
    expectations.filter { part.contains($0.statement) }
  }

  /// The error that a part is to end with.
  func announcedError(of part: Range<Int>) -> Expectation? {
    expectations.first { $0.kind == .raises && part.contains($0.statement) }
  }

  /// The lines of the file that a part stands on.
  func lines(of part: Range<Int>) -> ClosedRange<Int> {
    guard let first = program.statements[part].first, let last = program.statements[part].last
    else { return program.source.firstLine...program.source.firstLine }
    let start = program.source.position(of: Int(first.span.start)).line
    return start...max(start, program.source.position(of: Int(last.lastEnd) - 1).line)
  }

  private static func cuts(_ count: Int, at single: Set<Int>) -> [Range<Int>] {
    var cuts: [Range<Int>] = []
    var start = 0
    for index in single.sorted() where index < count {
      if start < index { cuts.append(start..<index) }
      cuts.append(index..<index + 1)
      start = index + 1
    }
    if start < count || cuts.isEmpty { cuts.append(start..<count) }
    return cuts
  }
}
