import QuireTensor

/// A tensor of the functional style: what a layer will give for inputs that are themselves symbolic.
package final class SymbolicTensor {
  package let shape: BatchShape
  /// The layer that makes it; an `InputLayer` at the start of a graph.
  package let layer: Layer
  package private(set) var inputs: [SymbolicTensor]

  init(shape: BatchShape, layer: Layer, inputs: [SymbolicTensor]) {
    self.shape = shape
    self.layer = layer
    self.inputs = inputs
  }

  /// Lets go of what only this tensor holds one by one: a chain of a million must not recurse.
  deinit {
    var pending = inputs
    inputs = []
    while var last = pending.popLast() {
      guard isKnownUniquelyReferenced(&last) else { continue }
      pending += last.inputs
      last.inputs = []
    }
  }
}
