import QuireTensor

/// Cuts labelled samples in two so that each class has the same share in both parts.
package enum StratifiedSplit {
  /// The positions of both parts, each in a random order; of a class with n samples,
  /// n · `testShare` rounded go to the second part.
  package static func indices(
    labels: [Int], testShare: Double, random: RandomSource
  ) throws(TensorError) -> (train: [Int], test: [Int]) {
    var train: [Int] = []
    var test: [Int] = []
    for label in Set(labels).sorted() {
      let members = labels.indices.filter { labels[$0] == label }
      var source = random.stream("class \(label)")
      let mixed = try source.permutation(members.count).map { members[$0] }
      let count = Int((Double(members.count) * min(max(testShare, 0), 1)).rounded())
      test += mixed.prefix(count)
      train += mixed.dropFirst(count)
    }
    var source = random.stream("order")
    let trainOrder = try source.permutation(train.count)
    let testOrder = try source.permutation(test.count)
    return (trainOrder.map { train[$0] }, testOrder.map { test[$0] })
  }
}
