/// What keeps a formula from being understood, and where.
package struct TeXError: Error, Equatable, Sendable {
  package var problem: Problem
  /// Bytes of the formula's source.
  package var range: Range<Int>

  package init(_ problem: Problem, _ range: Range<Int>) {
    self.problem = problem
    self.range = range
  }

  package enum Problem: Equatable, Sendable {
    case unknownCommand(String, nearest: String?)
    case unknownEnvironment(String, nearest: String?)
    /// The command needs something behind it that is not there.
    case missingArgument(of: String, expected: String)
    /// Something was opened and never closed: `{`, `\left(`, `\begin{aligned}`.
    case unclosed(String, expected: String)
    /// Something stands where it means nothing: a lone `}`, `&` outside of a table.
    case misplaced(String, why: String)
    case wrongEnd(begin: String, end: String)
    case doubleScript(String)
    case notADelimiter(String)
    case notALength(String)
    case notAColor(String)
    case unknownCharacter(UInt32)
    case nestedTooDeeply(limit: Int)
    case expandsTooFar
  }
}
