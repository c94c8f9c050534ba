import QuireSyntax

/// Finds mistakes in a program without running it: in its text, in its names, and in calls and
/// attributes of what is certainly known.
///
/// Nothing is guessed. A name that a program binds in more than one way is not judged, and neither
/// is what stands in a `try` with handlers or before a `# raises:` line, except that its names must
/// exist.
package final class ProgramCheck {
  /// In the order of their places.
  package private(set) var findings: [Diagnostic] = []
  /// Names of the top level that some code reads.
  package private(set) var readNames: Set<String> = []

  let interpreter: Interpreter
  private(set) var scope: NameScope
  private(set) var source: SourceFile
  /// The cell being walked, and the first cell that binds each name.
  private var cell = 0
  private var firstCell: [String: Int] = [:]
  private let cells: [SourceFile]
  /// Words of cells that cannot be understood: any of them may be bound there.
  private var doubtful: Set<String> = []
  /// Whether an import with `*` brings names that are not known.
  private var isOpen = false
  /// The piece of program that is being compiled, when that is what is checked: calls only.
  let compilation: Compilation?
  let survey: ClassSurvey
  /// The first parameter of the method being walked, and its class.
  var receiver: (name: String, type: ClassOutline)?
  /// Functions that are called where an error is expected.
  private(set) var mayFail: Set<String> = []
  /// Mistakes met while the program expects a failure are not reported.
  private var expectsFailure = false
  /// Modules that were looked for while compiling.
  var natives: [String: Meaning] = [:]
  var outlines: [String: ModuleOutline] = [:]

  /// Checks the cells of a notebook, or the one text of a script.
  /// - Parameter interpreter: Knows the library; nothing of the program runs in it.
  package init(_ cells: [SourceFile], with interpreter: Interpreter) {
    self.interpreter = interpreter
    self.cells = cells
    compilation = nil
    let programs = cells.map(Parser.parse)
    let statements = programs.flatMap(\.statements)
    survey = ClassSurvey(statements)
    source = cells.first ?? SourceFile(name: "", text: "")
    let names = Names(statements)
    readNames = names.used
    scope = NameScope(.module, statements, names, in: nil, source: source)
    for (index, program) in programs.enumerated() {
      for name in Names(program.statements).bound where firstCell[name] == nil {
        firstCell[name] = index
      }
      if !program.diagnostics.isEmpty { doubtful.formUnion(program.source.words) }
    }
    readNames.formUnion(doubtful)
    bindStarImports()
    for (index, program) in programs.enumerated() { check(program, index) }
  }

  /// Checks the calls of a program, or of a part of one, that is about to run in a module.
  /// - Parameter names: Those of the whole program.
  init(
    compiling program: Program, names: Names, _ mode: Session.Mode, in module: ModuleObject,
    with interpreter: Interpreter
  ) {
    self.interpreter = interpreter
    cells = [program.source]
    compilation = Compilation(module: module, isWhole: mode == .program)
    survey = ClassSurvey(program.statements)
    mayFail = FailureExpectation(program.statements).functions
    source = program.source
    scope = NameScope(.module, program.statements, names, in: nil, source: source)
    visit(program.statements)
    findings.sort { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
  }

  private func check(_ program: Program, _ index: Int) {
    guard program.diagnostics.isEmpty else {
      findings += program.diagnostics
      return
    }
    cell = index
    source = program.source
    let start = findings.count
    do {
      let scratch = ModuleObject(name: "__main__", summary: "")
      _ = try Session.compile(program.source, .cell, scratch, interpreter)
    } catch let mistake as Diagnostic {
      findings.append(mistake)
    } catch {
      // Unknown names, which are found below for all cells together.
    }
    visit(program.statements)
    findings[start...].sort { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
  }

  private func bindStarImports() {
    for star in scope.starImports {
      let names: [String]
      switch try? module(star.text, from: source) {
      case .value(.module(let native)): names = native.object.definedNames
      case .file(let outline) where !outline.isOpen: names = outline.names
      default:
        isOpen = true
        continue
      }
      for name in names where !name.hasPrefix("_") {
        scope.bind(
          name, scope.bindings[name] == nil ? .imported(module: star.text, name: name) : .other)
      }
    }
  }

  // MARK: Scopes and expectations

  /// Walks what belongs to another scope.
  func inside(_ inner: NameScope, _ body: () -> Void) {
    let outer = scope
    scope = inner
    body()
    scope = outer
  }

  /// Walks what the program expects to fail.
  func expectingFailure(_ isExpected: Bool, _ body: () -> Void) {
    let saved = expectsFailure
    expectsFailure = saved || isExpected
    body()
    expectsFailure = saved
  }

  // MARK: Findings

  func report(_ error: ScriptError, _ span: Span, context: Span? = nil) {
    guard !expectsFailure else { return }
    var error = error
    error.source = source
    error.span = span
    error.context = context
    let finding =
      compilation.map {
        Explainer(interpreter: interpreter, module: $0.module).diagnostic(of: error)
      } ?? error.diagnostic
    findings.append(finding)
  }

  /// Takes over a mistake in the text of an imported file, once.
  func report(mistakeIn outline: ModuleOutline) {
    guard !expectsFailure, let mistake = outline.mistake,
      !findings.contains(where: { $0.source === mistake.source })
    else { return }
    findings.append(mistake)
  }

  /// Reports a name that nothing binds, or that only a later cell binds.
  func checkExists(_ name: String, _ span: Span) {
    guard compilation == nil else { return }
    if let owner = scope.owner(of: name) {
      guard owner.kind == .module, !scope.isDeferred, let first = firstCell[name], first > cell,
        interpreter.builtin(name) == nil, !isOpen, !doubtful.contains(name)
      else { return }
      let title = cells[first].cell.map { "the cell \"\($0)\"" } ?? "the cell"
      findings.append(
        Diagnostic(
          ErrorKind.name.rawValue, "name \"\(name)\" is not defined", source: source, span: span,
          hint: "\(title) on line \(cells[first].firstLine) defines it, which runs later"))
      return
    }
    // `_` is the value of the cell before.
    if name == "_" || isOpen || doubtful.contains(name) || interpreter.builtin(name) != nil {
      return
    }
    findings.append(
      interpreter.unknownName(name, known: scope.visibleNames, in: SourceReading(source), span))
  }
}

extension SourceFile {
  /// Everything in the text that could be a name.
  fileprivate var words: [String] {
    text.split { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
        false
      default: true
      }
    }.map { String(decoding: $0, as: UTF8.self) }
  }
}
