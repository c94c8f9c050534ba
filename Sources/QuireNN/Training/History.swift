/// What `fit` returns: the losses and metrics at the end of each epoch.
package struct History: Sendable {
  /// The numbers of the epochs, from 0.
  package private(set) var epochs: [Int] = []
  /// One series a name, in the order of `Logs`.
  package private(set) var series: [(name: String, values: [Double])] = []
  /// The number of epochs asked for and of steps in each.
  package let epochCount: Int
  package let stepCount: Int

  init(epochCount: Int, stepCount: Int) {
    self.epochCount = epochCount
    self.stepCount = stepCount
  }

  package subscript(name: String) -> [Double]? {
    series.first { $0.name == name }?.values
  }

  mutating func append(epoch: Int, _ logs: Logs) {
    epochs.append(epoch)
    for (name, value) in logs.entries {
      if let index = series.firstIndex(where: { $0.name == name }) {
        series[index].values.append(value)
      } else {
        series.append((name, [value]))
      }
    }
  }
}
