/// What became of a notebook in a test.
package struct NotebookResult: Sendable {
  package enum Status: Int, Comparable, Sendable {
    case skipped, passed, failed, notUnderstood, timedOut, interrupted

    /// What reports call it.
    package var word: String {
      switch self {
      case .passed: "passed"
      case .skipped: "skipped"
      case .failed: "failed"
      case .notUnderstood: "unread"
      case .timedOut: "timeout"
      case .interrupted: "stopped"
      }
    }

    package static func < (left: Status, right: Status) -> Bool { left.rawValue < right.rawValue }
  }

  package var path: String
  package var cells: [CellResult] = []
  /// What is wrong with the file, or with the program that ran it, outside of its cells.
  package var problems: [TestProblem] = []
  package var skipReason: String?
  package var isNotUnderstood = false
  package var isInterrupted = false
  /// The code cells of the file.
  package var cellCount = 0
  /// The limit of time that the notebook names, in seconds.
  package var timeout: Double?
  /// Whether it declares the profile asked for.
  package var hasProfile = false
  package var seconds = 0.0
  package var peakMemory = 0
  /// The cell that runs now.
  package var current: CellResult?

  package init(path: String) { self.path = path }

  package var status: Status {
    if isInterrupted { return .interrupted }
    if isNotUnderstood { return .notUnderstood }
    if cells.contains(where: { $0.status == .timedOut }) { return .timedOut }
    if !problems.isEmpty || cells.contains(where: { $0.status == .failed }) { return .failed }
    return skipReason == nil ? .passed : .skipped
  }

  package var expectations: Int { cells.reduce(0) { $0 + $1.expectations } }

  /// All that is wrong, in the order of the file.
  package var allProblems: [TestProblem] { problems + cells.flatMap(\.problems) }

  /// The changes that make its expectations hold; none when a cell failed.
  package var edits: [ExpectationEdit] {
    cells.contains(where: \.isBroken) || !problems.isEmpty ? [] : cells.flatMap(\.edits)
  }

  /// Whether those changes make all of it right.
  package var isMendable: Bool { status == .failed && allProblems.count == edits.count }

  /// Takes note of what the program that runs the notebook says.
  package mutating func add(_ event: TestEvent) {
    switch event {
    case .began(let cells, let timeout, let hasProfile):
      (cellCount, self.timeout, self.hasProfile) = (cells, timeout, hasProfile)
    case .skipped(let reason): skipReason = reason
    case .notUnderstood(let problem):
      isNotUnderstood = true
      problems.append(problem)
    case .cellBegan(let number, let title, let line):
      current = CellResult(number: number, title: title, line: line)
    case .problem(let problem): current?.problems.append(problem)
    case .edit(let edit): current?.edits.append(edit)
    case .trace(let trace): current?.traces.append(trace)
    case .printed(let text): current?.printed += text
    case .cellEnded(let status, let seconds, let expectations):
      guard var cell = current else { return }
      (cell.status, cell.seconds, cell.expectations) = (status, seconds, expectations)
      cells.append(cell)
      current = nil
    }
  }

  /// Ends the cell that was running, or else the notebook, with a problem.
  package mutating func fail(_ problem: TestProblem, timedOut: Bool = false) {
    guard var cell = current else {
      problems.append(problem)
      return
    }
    cell.problems.append(problem)
    cell.status = timedOut ? .timedOut : .failed
    cells.append(cell)
    current = nil
  }
}
