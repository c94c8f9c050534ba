import Glibc
import QuireRuntime
import QuireSyntax
import QuireTestSupport
import Testing

@testable import quire

/// Nothing that is typed ends the program or loses its variables.
@Suite struct PromptFuzzTests {
  /// Inputs made from a seed: program text with changes, and bytes at random. `QUIRE_FUZZ_INPUTS` says how
  /// many; `make check` takes 20,000.
  @Test func survivesAnything() throws {
    let count = getenv("QUIRE_FUZZ_INPUTS").flatMap { Int(String(cString: $0)) } ?? 3_000
    let null = open("/dev/null", O_WRONLY)
    defer { close(null) }
    var limits = Limits()
    limits.steps = 20_000
    limits.memory = 64 << 20
    let reader = MutatingReader(count: count, seed: 20_261_121)
    let prompt = Prompt(
      reader: reader,
      presenter: RunPresenter(
        detail: .outputs, terminal: Terminal(isTerminal: false, columns: 80) { _ in nil },
        output: OutputStream(descriptor: null), errors: OutputStream(descriptor: null),
        renderer: DiagnosticRenderer()),
      isColoured: false, interruption: Interruption(), limits: limits,
      timeLimit: .milliseconds(500))
    reader.prompt = prompt
    _ = prompt.run()
    #expect(reader.inputCount == count)
    #expect(reader.lost == [])
    // The inputs are neither all good nor all bad.
    #expect(prompt.hasFailed)
    #expect(prompt.finished.count > count / 10)
  }
}

/// Types mutated program text, and looks after every input whether the session is still whole.
private final class MutatingReader: LineReader {
  weak var prompt: Prompt?
  private(set) var inputCount = 0
  /// The inputs after which the variable was gone.
  private(set) var lost: [String] = []
  private let count: Int
  private var random: SplitMix64
  private var lines: [String] = ["untouched_variable = 42"]
  private var typed = ""

  init(count: Int, seed: UInt64) {
    self.count = count
    random = SplitMix64(seed: seed)
  }

  let isInteractive = false
  var hasMore: Bool { random.next(below: 2) == 0 }
  func remember(_ input: String) {}
  func close() {}

  func read(_ beginning: LineBeginning) -> Line {
    if lines.isEmpty {
      look()
      if inputCount == count { return .end }
      inputCount += 1
      typed = Corpus.mutator.mutated(&random)
      lines = typed.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
      // Tab at some place of it.
      let cursor = random.next(below: typed.utf8.count + 1)
      _ = prompt?.completion(of: typed, at: cursor)
      // Ctrl-C gives up what an earlier input left open.
      return random.next(below: 4) == 0 ? .cancelled : .text("")
    }
    return .text(lines.removeFirst())
  }

  private func look() {
    guard !typed.isEmpty, case .int(42)? = prompt?.evaluator.session["untouched_variable"] else {
      if !typed.isEmpty { lost.append(typed) }
      return
    }
  }
}

/// Program text to start from.
private enum Corpus {
  /// Pieces of the notebooks and of the table of mistakes. What writes files, or leaves, is left out.
  static let mutator: ProgramMutator = {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    var pieces = [
      "?np.zeros", "len?", "%who", "%time 1 + 1", "%timeit -n 1 -r 1 f(x)", "%unknown",
      ">>> x = 1\n... y",
      "def f(x):\n    y = [x]\n\n    return y\n", "x = {'a': (1, [2.5, None])}",
      "\"\"\"text\nmore\"\"\"",
      "with seed(3) as s:\n    pass",
      "try:\n    1/0\nexcept ValueError as e:\n    raise\nfinally:\n    x",
      "名字 = \"你好，世界\"", "f\"{x!r:>{w}} {{}}\"", "lambda *a, **k: (yield)", "x[1:2, ..., None] @= y",
    ]
    for file in ["notebooks/tour.nb", "notebooks/linear-regression.nb"] {
      let text = TemporaryFolder.text(of: "\(root)/\(file)") ?? ""
      pieces += text.split(separator: "\n\n").map { String($0) }
    }
    pieces += ProgramMutator.cases(in: root + "/Tests/QuireBuiltinsTests/Mistakes")
    let excluded = ["save", "exit", "quit", "sleep", "%run", "%reset"]
    return ProgramMutator(
      pieces: pieces.filter { piece in !excluded.contains { piece.contains($0) } })
  }()
}
