/// The labels of a batch as the kernels read them.
enum BatchLabels {
  /// One class a row.
  case classes(UnsafePointer<Int32>)
  /// As many values as predictions.
  case values(UnsafePointer<Float>)
}
