import QuireDocument

/// The notebook of a run: as it was read, with the outputs of the cells that have ended.
package struct RunDocument {
  package private(set) var notebook: Notebook
  private var facts: RunFacts
  /// Which cells of the notebook a run reaches, in their order.
  private let places: [Int]
  /// How many of them have ended, and how many were run.
  private var reached = 0
  private var executed = 0
  private var remarks: [String] = []
  private var missing: [(reason: String, count: Int)] = []

  /// What is wrong with pictures: each remark once, those about missing pictures last.
  package var warnings: [String] {
    remarks
      + missing.map { reason, count in
        "\(count == 1 ? "a picture" : "\(count) pictures") could not be drawn: \(reason)"
      }
  }

  package init(_ notebook: Notebook, facts: RunFacts) {
    self.notebook = notebook
    self.facts = facts
    places = notebook.cells.indices.filter { notebook.cells[$0].kind != .raw }
    for index in notebook.cells.indices {
      self.notebook.cells[index].outputs = []
      self.notebook.cells[index].executionCount = nil
    }
    state(of: RunRecord(notebook: notebook), isOver: false)
  }

  /// Takes over what the cells gave that have ended since the last time; gives the places of those cells.
  /// - Parameter isOver: Whether nothing more will happen.
  @discardableResult
  package mutating func update(_ record: RunRecord, isOver: Bool = false) -> [Int] {
    var changed: [Int] = []
    while reached < min(record.cells.count, places.count) {
      let cell = record.cells[reached]
      let place = places[reached]
      reached += 1
      guard cell.cell.kind == .code else { continue }
      if case .skipped = cell.outcome { continue }
      executed += 1
      changed.append(place)
      notebook.cells[place].executionCount = executed
      notebook.cells[place].outputs = Output.outputs(of: cell, count: executed) { note($0) }
    }
    state(of: record, isOver: isOver)
    return changed
  }

  private mutating func state(of record: RunRecord, isOver: Bool) {
    facts.seed = record.seed
    facts.unreached = record.unreached
    facts.status = isOver ? record.status : nil
    notebook.metadata = facts.added(to: notebook.metadata)
  }

  private mutating func note(_ trouble: PictureTrouble) {
    switch trouble {
    case .remark(let text): if !remarks.contains(text) { remarks.append(text) }
    case .missing(let reason):
      if let index = missing.firstIndex(where: { $0.reason == reason }) {
        missing[index].count += 1
      } else {
        missing.append((reason, 1))
      }
    }
  }
}
