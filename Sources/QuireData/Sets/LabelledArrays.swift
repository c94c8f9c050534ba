import QuireTensor

/// Samples and their labels, one row each.
package struct LabelledArrays {
  package var x: Tensor
  package var y: Tensor

  package init(x: Tensor, y: Tensor) {
    self.x = x
    self.y = y
  }
}

/// A data set as Keras's `load_data()` returns it: `(x_train, y_train), (x_test, y_test)`.
package struct DataSplit {
  package var train: LabelledArrays
  package var test: LabelledArrays

  package init(train: LabelledArrays, test: LabelledArrays) {
    self.train = train
    self.test = test
  }
}
