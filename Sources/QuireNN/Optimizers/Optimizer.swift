import QuireTensor

/// A rule that changes variables by their gradients.
///
/// What the rule remembers of each variable lies in flat buffers with one layout, so that a training
/// plan that lays out its parameters alike is updated in one pass.
package class Optimizer {
  package var learningRate: Double
  /// The number of updates made.
  package private(set) var iterations = 0
  private var layout = ParameterLayout()
  private var slots: [Storage] = []

  package class var kind: String { "Optimizer" }

  /// - Throws: `.value` unless the rate is a number from 0.
  init(learningRate: Double) throws(TensorError) {
    guard learningRate >= 0, learningRate.isFinite else {
      throw TensorError(
        .value, Self.kind,
        "\(Self.kind): expected a learning_rate of at least 0, found \(learningRate)",
        hint: "a step goes against the gradient by itself; 0.001 is a usual rate",
        argument: "learning_rate")
    }
    self.learningRate = learningRate
  }

  /// How many numbers the rule remembers of each parameter.
  var slotCount: Int { 0 }

  /// Called once before the variables of an update: prepares what depends on `iterations`.
  func beginUpdate() {}

  /// Changes `count` parameters of one type; `slots` point at what is remembered of them.
  func update(
    count: Int, dtype: DType, parameters: UnsafeMutableRawPointer,
    gradients: UnsafeRawPointer, slots: [UnsafeMutableRawPointer]
  ) {}

  /// - Throws: `.value` unless `value` lies in [0, 1).
  static func checkFraction(_ value: Double, _ name: String) throws(TensorError) {
    guard value >= 0, value < 1 else {
      throw TensorError(
        .value, kind, "\(kind): expected \(name) from 0 to below 1, found \(value)",
        argument: name)
    }
  }
}

extension Optimizer {
  private static let table = NameTable<@Sendable () throws(TensorError) -> Optimizer>(
    subject: "optimizer",
    entries: [
      (["adam", "Adam"], { () throws(TensorError) in try Adam() }),
      (["sgd", "SGD"], { () throws(TensorError) in try SGD() }),
    ])

  /// A new optimizer with Keras's defaults.
  /// - Throws: `.value` with the nearest known name.
  package static func named(_ name: String) throws(TensorError) -> Optimizer {
    try table.value(named: name)()
  }

  /// Numbers and bytes of what is remembered, the step count and the rate included; nil before the
  /// first update.
  var stateSize: (count: Int, bytes: Int)? {
    guard !layout.entries.isEmpty else { return nil }
    let values = layout.entries.map(\.variable.value)
    let count = values.reduce(0) { $0 &+ $1.count }
    let bytes = values.reduce(0) { $0 &+ $1.byteCount }
    return (count &* slotCount &+ 2, bytes &* slotCount &+ 12)
  }

  /// Gives every variable its place in the flat buffers; what was remembered stays.
  package func build(_ variables: [Variable]) throws(TensorError) {
    var wanted = layout
    for variable in variables { wanted.append(variable) }
    guard wanted.entries.count > layout.entries.count else { return }
    var grown: [Storage] = []
    for slot in 0..<slotCount {
      let storage = try Storage(
        shape: [wanted.byteCount], dtype: .uint8, operation: Self.kind)
      try storage.clear(operation: Self.kind)
      if slot < slots.count {
        storage.address.copyMemory(from: slots[slot].address, byteCount: layout.byteCount)
      }
      grown.append(storage)
    }
    slots = grown
    layout = wanted
  }

  /// One step from gradients that a tape gave, in the order of the pairs.
  ///
  /// A variable without a gradient stays as it is; the names of these are returned.
  /// - Throws: `.gradient` when no variable has one, `.shape` when one does not fit; nothing was
  ///   changed then.
  @discardableResult
  package func applyGradients(
    _ pairs: [(gradient: Tensor?, variable: Variable)]
  ) throws(TensorError) -> [String] {
    guard pairs.contains(where: { $0.gradient != nil }) else {
      throw TensorError(
        .gradient, "apply_gradients", "apply_gradients: no gradient for any variable",
        hint: "compute the loss from the model's output inside the tape",
        argument: "grads_and_vars")
    }
    var ready: [(gradient: Tensor, variable: Variable)] = []
    for (gradient, variable) in pairs {
      guard let gradient else { continue }
      guard gradient.shape == variable.shape else {
        throw TensorError(
          .shape, "apply_gradients",
          "apply_gradients: \"\(variable.path)\" got a gradient of shape \(gradient.shape), "
            + "expected \(variable.shape)",
          hint: "zip(gradients, variables) needs both in the same order",
          argument: "grads_and_vars")
      }
      ready.append((try gradient.astype(variable.dtype), variable))
    }
    try build(pairs.map(\.variable))
    try Cancellation.shielded { () throws(TensorError) in
      advance()
      for (gradient, variable) in ready {
        let slots = slotAddresses(of: variable)
        let (count, dtype) = (variable.value.count, variable.dtype)
        try variable.update { parameters in
          gradient.withUnsafeBytes { bytes in
            guard let gradients = bytes.baseAddress else { return }
            update(
              count: count, dtype: dtype, parameters: parameters, gradients: gradients,
              slots: slots)
          }
        }
      }
    }
    return pairs.filter { $0.gradient == nil }.map(\.variable.path)
  }

  /// Counts an update and prepares it.
  func advance() {
    iterations &+= 1
    beginUpdate()
  }

  /// Where what is remembered of a variable begins; `build` must have seen it.
  func slotAddresses(of variable: Variable) -> [UnsafeMutableRawPointer] {
    guard let offset = layout.byteOffset(of: variable) else { return [] }
    return slots.map { $0.address + offset }
  }

  /// The stretches of a plan's layout that lie in one piece here too, each with its first variable:
  /// one stretch when the plan's variables are all this optimizer knows.
  func runs(of plan: ParameterLayout) -> [(bytes: Range<Int>, first: Variable)] {
    var runs: [(bytes: Range<Int>, first: Variable)] = []
    var shift: Int?
    let ends = plan.entries.dropFirst().map(\.byteOffset) + [plan.byteCount]
    for (entry, end) in zip(plan.entries, ends) {
      let own = layout.byteOffset(of: entry.variable).map { $0 &- entry.byteOffset }
      if let last = runs.last, shift == own {
        runs[runs.count - 1].bytes = last.bytes.lowerBound..<end
      } else {
        runs.append((entry.byteOffset..<end, entry.variable))
      }
      shift = own
    }
    return runs
  }
}
