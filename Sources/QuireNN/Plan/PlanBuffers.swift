import QuireTensor

/// The memory of a training plan, laid out once for batches of up to `capacity` rows.
struct PlanBuffers {
  let capacity: Int
  private let arena: Storage
  private let floats: UnsafeMutablePointer<Float>
  private var valueOffsets: [Int] = []
  private var maskOffsets: [Int?] = []
  private var gradientOffsets: (Int, Int) = (0, 0)
  private let labelOffset: Int

  /// - Throws: `.memory` when the machine cannot hold the batch.
  init(_ outline: PlanOutline, labelWidth: Int, capacity: Int) throws(TensorError) {
    self.capacity = capacity
    var planner = Planner(capacity: capacity)
    let widths = [outline.inputWidth] + outline.steps.map(\.width)
    for width in widths { valueOffsets.append(try planner.place(width)) }
    for step in outline.steps {
      if case .dropout = step.step {
        maskOffsets.append(try planner.place(step.width))
      } else {
        maskOffsets.append(nil)
      }
    }
    let widest = widths.max() ?? 0
    gradientOffsets = (try planner.place(widest), try planner.place(widest))
    labelOffset = try planner.place(labelWidth)
    arena = try Storage(shape: [planner.end], dtype: .float32, operation: "training plan")
    floats = arena.address.bindMemory(to: Float.self, capacity: planner.end)
  }

  /// The input of step `index`, or the output of the step before it.
  func value(_ index: Int) -> UnsafeMutablePointer<Float> { floats + valueOffsets[index] }

  func mask(_ step: Int) -> UnsafeMutablePointer<Float>? { maskOffsets[step].map { floats + $0 } }

  /// Two buffers as wide as the widest value, between which gradients go back and forth.
  var gradients: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) {
    (floats + gradientOffsets.0, floats + gradientOffsets.1)
  }

  var labelValues: UnsafeMutablePointer<Float> { floats + labelOffset }

  /// The labels as whole numbers, in the place of the values.
  var labelClasses: UnsafeMutablePointer<Int32> {
    UnsafeMutableRawPointer(floats + labelOffset).assumingMemoryBound(to: Int32.self)
  }

  /// Gives out stretches of the arena, each at a multiple of 64 bytes.
  private struct Planner {
    let capacity: Int
    private(set) var end = 0

    init(capacity: Int) { self.capacity = capacity }

    mutating func place(_ width: Int) throws(TensorError) -> Int {
      let start = end
      let count = try Shape([width, capacity]).elementCount(operation: "training plan")
      let (sum, overflow) = end.addingReportingOverflow(count)
      guard !overflow, sum < Int.max - 16 else {
        throw TensorError(
          .memory, "training plan", "training plan: a batch of \(capacity) rows does not fit",
          hint: "use a smaller batch_size")
      }
      end = (sum + 15) & ~15
      return start
    }
  }
}
