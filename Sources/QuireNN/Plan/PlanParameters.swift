import QuireTensor

/// All weights of a plan in one flat buffer, those that learn first, and their gradients in another.
final class PlanParameters {
  /// The weights that learn.
  let layout: ParameterLayout
  private let fixed: ParameterLayout
  private let values: Storage
  private let gradientStorage: Storage
  private var versions: [ObjectIdentifier: Int] = [:]

  init(_ steps: [PlannedStep], learning: Bool) throws(TensorError) {
    var layout = ParameterLayout()
    var fixed = ParameterLayout()
    for case .dense(let dense) in steps.map(\.step) {
      for variable in [dense.kernel, dense.bias].compactMap({ $0 }) {
        if dense.learns { layout.append(variable) } else { fixed.append(variable) }
      }
    }
    self.layout = layout
    self.fixed = fixed
    let bytes = layout.byteCount &+ fixed.byteCount
    values = try Self.zeros(bytes)
    gradientStorage = try Self.zeros(learning ? layout.byteCount : 0)
  }

  func pointer(_ variable: Variable) -> UnsafeMutablePointer<Float> {
    let offset =
      layout.byteOffset(of: variable)
      ?? (layout.byteCount &+ (fixed.byteOffset(of: variable) ?? 0))
    return (values.address + offset).assumingMemoryBound(to: Float.self)
  }

  func gradient(_ variable: Variable) -> UnsafeMutablePointer<Float> {
    let offset = layout.byteOffset(of: variable) ?? 0
    return (gradientStorage.address + offset).assumingMemoryBound(to: Float.self)
  }

  /// Copies the variables that changed since the last call.
  func load() {
    for entry in layout.entries + fixed.entries {
      let variable = entry.variable
      let identity = ObjectIdentifier(variable)
      guard versions[identity] != variable.version else { continue }
      variable.value.withUnsafeBytes { bytes in
        guard let source = bytes.baseAddress else { return }
        UnsafeMutableRawPointer(pointer(variable)).copyMemory(
          from: source, byteCount: bytes.count)
      }
      versions[identity] = variable.version
    }
  }

  /// Gives the variables what was learned, all of them whatever happens.
  func store() throws(TensorError) {
    try Cancellation.shielded { () throws(TensorError) in
      for entry in layout.entries {
        let variable = entry.variable
        let byteCount = variable.value.byteCount
        let source = pointer(variable)
        try variable.update { $0.copyMemory(from: source, byteCount: byteCount) }
        versions[ObjectIdentifier(variable)] = variable.version
      }
    }
  }

  /// One step of the optimizer from the gradients here; it is never left half made.
  func update(by optimizer: Optimizer, _ runs: [(bytes: Range<Int>, first: Variable)]) {
    Cancellation.shielded {
      optimizer.advance()
      for run in runs {
        optimizer.update(
          count: run.bytes.count / MemoryLayout<Float>.size, dtype: .float32,
          parameters: values.address + run.bytes.lowerBound,
          gradients: gradientStorage.address + run.bytes.lowerBound,
          slots: optimizer.slotAddresses(of: run.first))
      }
    }
  }

  private static func zeros(_ bytes: Int) throws(TensorError) -> Storage {
    let storage = try Storage(shape: [bytes], dtype: .uint8, operation: "training plan")
    try storage.clear(operation: "training plan")
    return storage
  }
}
