/// Losses and metrics by name, in the order of Keras 3: by the alphabet, validation last.
package struct Logs: Sendable {
  package var entries: [(name: String, value: Double)]

  package init(_ entries: [(name: String, value: Double)] = []) {
    self.entries = entries
  }

  package subscript(name: String) -> Double? {
    entries.first { $0.name == name }?.value
  }

  package var names: [String] { entries.map(\.name) }
}
