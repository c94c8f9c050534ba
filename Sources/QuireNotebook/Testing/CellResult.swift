/// What became of a code cell in a test.
package struct CellResult: Hashable, Sendable {
  package enum Status: Hashable, Sendable {
    case passed
    case failed
    case timedOut
    case skipped(reason: String)
  }

  /// Code cells are counted from 1.
  package var number: Int
  package var title: String
  /// The line of the file on which it begins.
  package var line: Int
  package var status: Status
  package var seconds = 0.0
  /// How many expectations were checked.
  package var expectations = 0
  package var problems: [TestProblem] = []
  /// The text it printed, the end of long ones left out.
  package var printed = ""
  package var edits: [ExpectationEdit] = []
  package var traces: [OutputTrace] = []

  package init(number: Int, title: String, line: Int, status: Status = .passed) {
    self.number = number
    self.title = title
    self.line = line
    self.status = status
  }

  /// `cell 3: Train`; without a number it is about the whole notebook.
  package var name: String {
    if number == 0 { return title }
    return title.isEmpty ? "cell \(number)" : "cell \(number): \(title)"
  }

  /// Whether it ended by an error, rather than with expectations that do not hold.
  package var isBroken: Bool {
    switch status {
    case .passed, .skipped: false
    case .timedOut: true
    case .failed: problems.contains { $0.kind != ExpectationCheck.kind } || problems.isEmpty
    }
  }
}
