import QuireTensor

/// One of the two ways to run a model on batches: the training plan or eager calls.
protocol TrainingEngine: AnyObject {
  /// The most rows of one call of `evaluate` or `predict`.
  var evaluationRows: Int { get }

  /// One step of the optimizer on these rows of the examples; adds their loss and metrics.
  func train(
    _ examples: Examples, _ rows: UnsafeBufferPointer<Int64>, _ means: inout RunningMeans
  ) throws(TensorError)

  /// Adds the loss and metrics of these rows.
  func evaluate(
    _ examples: Examples, _ rows: UnsafeBufferPointer<Int64>, _ means: inout RunningMeans
  ) throws(TensorError)

  /// Writes the outputs for these rows one behind the other.
  func predict(
    _ inputs: Tensor, _ rows: UnsafeBufferPointer<Int64>, into out: UnsafeMutablePointer<Float>
  ) throws(TensorError)

  /// Takes the weights from the variables if they have changed.
  func load()

  /// Gives the weights to the variables.
  func store() throws(TensorError)
}
