import QuireSyntax

/// Runs programs by walking their trees: slow, plain, and written without a look at the compiler.
package final class TreeWalker {
  /// What became of a program.
  package struct Outcome: Equatable, Sendable {
    package var printed: String
    /// The kind of the error that ended it.
    package var error: String?

    package init(printed: String, error: String?) {
      self.printed = printed
      self.error = error
    }
  }

  var printed = ""
  /// Errors whose handlers are running, the innermost last.
  var handled: [Failure] = []
  private var steps = 0
  private var depth = 0
  private let maximum: Int

  private init(maximum: Int) { self.maximum = maximum }

  /// - Throws: OutOfSubset if the program does what the walker does not know, or more than `steps` steps.
  package static func run(_ code: String, steps: Int = 20_000) throws -> Outcome {
    let program = Parser.parse(SourceFile(name: "program", text: code))
    if let mistake = program.diagnostics.first { throw OutOfSubset(mistake.message) }
    let walker = TreeWalker(maximum: steps)
    let scope = Scope(.module, names: BoundNames(), parent: nil)
    do {
      _ = try walker.run(program.statements, scope)
      return Outcome(printed: walker.printed, error: nil)
    } catch let failure as Failure {
      return Outcome(printed: walker.printed, error: failure.kind)
    }
  }

  func step() throws {
    steps += 1
    if steps > maximum { throw OutOfSubset("steps") }
  }

  func nested<R>(_ body: () throws -> R) throws -> R {
    depth += 1
    defer { depth -= 1 }
    if depth > 60 { throw OutOfSubset("depth") }
    return try body()
  }
}
