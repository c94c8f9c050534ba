import QuireTensor

/// The arguments of `fit` beside the data; names and defaults are Keras's.
package struct FitOptions {
  package var batchSize = 32
  package var epochs = 1
  /// The part of the samples, taken from their end before shuffling, that only measures.
  package var validationSplit = 0.0
  package var validationData: (x: Tensor, y: Tensor)?
  package var shuffle = true
  package var observer: (any TrainingObserver)?
  /// Called once a batch; what it throws ends the training, which keeps the weights learned so far.
  package var poll: () throws -> Void = {}

  package init() {}

  /// - Throws: `.value` for a number out of range.
  func check() throws(TensorError) {
    guard batchSize > 0 else {
      throw TensorError(
        .value, "fit", "fit: expected a positive batch_size, found \(batchSize)",
        hint: "32 samples a step is usual", argument: "batch_size")
    }
    guard epochs >= 0 else {
      throw TensorError(
        .value, "fit", "fit: expected epochs of at least 0, found \(epochs)",
        hint: "an epoch goes once through all samples", argument: "epochs")
    }
    guard validationSplit >= 0, validationSplit < 1 else {
      throw TensorError(
        .value, "fit",
        "fit: expected validation_split from 0 to below 1, found \(validationSplit)",
        hint: "0.2 keeps the last fifth of the samples to measure", argument: "validation_split")
    }
  }
}
