import QuireDocument

/// Follows a run: a terminal, or the folder of outputs.
package protocol RunObserver: AnyObject {
  /// A cell begins; prose has nothing more to come.
  func willRun(_ cell: Cell, in record: RunRecord) throws
  /// A cell gives something.
  func didEmit(_ output: CellOutput)
  /// A cell ended; its record is the last of `record`.
  func didRun(_ record: RunRecord) throws
  /// Nothing more will happen.
  func didFinish(_ record: RunRecord) throws
}

extension RunObserver {
  package func willRun(_ cell: Cell, in record: RunRecord) throws {}
  package func didEmit(_ output: CellOutput) {}
  package func didRun(_ record: RunRecord) throws {}
  package func didFinish(_ record: RunRecord) throws {}
}
