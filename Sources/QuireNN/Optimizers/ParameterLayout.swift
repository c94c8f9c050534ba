import QuireTensor

/// Where each of some variables lies in a flat buffer, every one at a multiple of 64 bytes.
struct ParameterLayout {
  /// One variable's place.
  struct Entry {
    let variable: Variable
    let byteOffset: Int
  }

  private(set) var entries: [Entry] = []
  private(set) var byteCount = 0
  private var offsets: [ObjectIdentifier: Int] = [:]

  static let alignment = 64

  init(_ variables: [Variable] = []) { for variable in variables { append(variable) } }

  /// Adds a variable behind the others unless it has its place already.
  mutating func append(_ variable: Variable) {
    guard offsets[ObjectIdentifier(variable)] == nil else { return }
    offsets[ObjectIdentifier(variable)] = byteCount
    entries.append(Entry(variable: variable, byteOffset: byteCount))
    let padded = variable.value.byteCount &+ Self.alignment &- 1
    byteCount &+= padded &- padded % Self.alignment
  }

  func byteOffset(of variable: Variable) -> Int? { offsets[ObjectIdentifier(variable)] }
}
