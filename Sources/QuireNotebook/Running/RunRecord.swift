import QuireDocument
import QuireSyntax

/// What is known of a run so far: the outputs of finished cells and how it goes.
package struct RunRecord {
  /// A cell that was reached, and what it gave.
  package struct CellRecord {
    package var cell: Cell
    package var outputs: [CellOutput]
    /// nil while it runs; prose has always finished.
    package var outcome: CellOutcome?

    package init(cell: Cell, outputs: [CellOutput] = [], outcome: CellOutcome? = nil) {
      self.cell = cell
      self.outputs = outputs
      self.outcome = outcome
    }
  }

  package var notebook: Notebook
  package var cells: [CellRecord]
  /// The seed of random numbers, as the cells so far have left it.
  package var seed: UInt64

  package init(notebook: Notebook, cells: [CellRecord] = [], seed: UInt64 = 0) {
    self.notebook = notebook
    self.seed = seed
    self.cells = cells
  }

  /// How the run stands: the gravest outcome so far.
  package var status: RunStatus {
    cells.reduce(.passed) { status, record in
      switch record.outcome {
      case .failed: max(status, .failed)
      case .timedOut: max(status, .timedOut)
      case .interrupted: max(status, .interrupted)
      case .finished, .skipped, nil: status
      }
    }
  }

  /// The number of code cells that were never reached.
  package var unreached: Int {
    max(0, notebook.cells.count { $0.kind == .code } - cells.count { $0.cell.kind == .code })
  }
}

/// How a run ended, from good to grave.
package enum RunStatus: Int, CaseIterable, Comparable, Sendable {
  case passed, failed, timedOut, interrupted

  package static func < (left: RunStatus, right: RunStatus) -> Bool {
    left.rawValue < right.rawValue
  }

  /// What outputs call it.
  package var name: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .timedOut: "timed out"
    case .interrupted: "interrupted"
    }
  }

  /// The exit code of the process: that of `timeout` for a time limit, 128 + SIGINT for Ctrl-C.
  package var exitCode: Int32 {
    switch self {
    case .passed: 0
    case .failed: 1
    case .timedOut: 124
    case .interrupted: 130
    }
  }
}
