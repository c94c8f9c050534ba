import QuireSyntax

extension FunctionCompiler {
  /// What all functions of one program share.
  final class Unit {
    let interpreter: Interpreter
    let source: SourceFile
    let module: ModuleObject
    /// Names the program binds at its top level.
    let names: Names
    /// Whether functions may use names that a later cell will bind.
    let allowsLaterNames: Bool
    var diagnostics: [Diagnostic] = []
    /// Each is reported once.
    var unknownNames: Set<String> = []
    private(set) lazy var reading = SourceReading(source)
    /// Set when a jump did not fit 16 bits: compare-and-jump instructions are not fused then.
    var usesWideJumps = false
    private var statementCount = 0
    /// What a `finally` block does is compiled for every way out of its `try`, so that some in one
    /// another could go on for ever: their statements are counted.
    private var copyDepth = 0
    private var copiedStatements = 0
    private static let mostCopiedStatements = 1 << 16
    /// As many mistakes are shown, and explained.
    static let mostExplained = 10
    /// As many are counted.
    static let mostMistakes = 200

    init(
      interpreter: Interpreter, source: SourceFile, module: ModuleObject, names: Names,
      allowsLaterNames: Bool
    ) {
      self.interpreter = interpreter
      self.source = source
      self.module = module
      self.names = names
      self.allowsLaterNames = allowsLaterNames
    }

    /// - Throws: when the program should stop, or is too much to compile.
    func countStatement() throws {
      statementCount += 1
      if statementCount & 0xFF == 0 { try interpreter.poll() }
      if copyDepth > 0 { copiedStatements += 1 }
      guard copiedStatements <= Unit.mostCopiedStatements else {
        throw Diagnostic(
          ErrorKind.syntax.rawValue, "the finally blocks are too large, or nested too deeply",
          source: source, hint: "put what a finally block does into a function")
      }
    }

    /// Compiles one of several copies of a block.
    func copying(_ body: () throws -> Void) rethrows {
      copyDepth += 1
      defer { copyDepth -= 1 }
      try body()
    }
  }
}
