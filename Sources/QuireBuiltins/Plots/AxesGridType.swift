import QuireRuntime

/// What `subplots` returns for more than one axes: a small array of them.
final class AxesGrid {
  let axes: [AxesHandle]
  /// One number for a row or column of axes, two for a grid.
  let shape: [Int]

  init(_ axes: [AxesHandle], shape: [Int]) {
    self.axes = axes
    self.shape = shape
  }

  static let record: TypeRecord = TypeRecord(
    "AxesArray", "The axes of a figure by row and column.",
    methods: ["flatten", "ravel", "tolist"].map { name in
      Builtin(name, "All axes in one row.", [Parameter("self", .any)], returns: "array of axes") {
        call in
        let grid = try call.host(0, as: AxesGrid.self)
        return call.interpreter.makeHost(AxesGrid(grid.axes, shape: [grid.axes.count]), record)
      }
    },
    properties: [
      TypeRecord.Property("flat", "All axes in one row.") { interpreter, value in
        let grid = try of(value)
        return interpreter.makeHost(AxesGrid(grid.axes, shape: [grid.axes.count]), record)
      },
      TypeRecord.Property("shape", "Rows and columns.") { interpreter, value in
        interpreter.makeTuple(try of(value).shape.map(Value.int))
      },
      TypeRecord.Property("size", "How many they are.") { _, value in .int(try of(value).axes.count)
      },
    ], hooks: hooks)

  private static func of(_ value: Value) throws -> AxesGrid {
    guard case .host(let host) = value, let grid = host.object.object as? AxesGrid else {
      throw ScriptError(.type, "expected an array of axes, got \(value.typeName)")
    }
    return grid
  }

  private static let hooks: TypeRecord.Hooks = {
    var hooks = TypeRecord.Hooks()
    hooks.length = { _, value in try of(value).shape[0] }
    hooks.representation = { _, value in
      "<AxesArray of \(try of(value).shape.map(String.init).joined(separator: " × "))>"
    }
    hooks.getItem = { interpreter, value, index in
      var indices = [index]
      if case .tuple(let tuple) = index { indices = Array(tuple.object.values) }
      return try of(value).item(indices, interpreter)
    }
    hooks.iterate = { interpreter, value in
      let grid = try of(value)
      var next = 0
      return {
        guard next < grid.shape[0] else { return nil }
        defer { next += 1 }
        return try grid.item([.int(next)], interpreter)
      }
    }
    return hooks
  }()

  /// The axes, or the part of the array, that some indices name.
  private func item(_ indices: [Value], _ interpreter: Interpreter) throws -> Value {
    guard indices.count <= shape.count else {
      throw ScriptError(
        .index, "\(indices.count) indices for axes of shape \(shape)",
        hint: shape.count == 1 ? "one row or column of axes takes one index" : nil)
    }
    // The places that remain in each direction; nil where an index picked one.
    var places: [[Int]] = []
    var newShape: [Int] = []
    for (direction, count) in shape.enumerated() {
      guard direction < indices.count else {
        places.append(Array(0..<count))
        newShape.append(count)
        continue
      }
      switch indices[direction] {
      case .int(let index):
        let place = index < 0 ? index + count : index
        guard (0..<count).contains(place) else {
          throw ScriptError(
            .index, "index \(index) is out of range for axes of shape \(shape)",
            hint: "\(direction == 0 ? "rows" : "columns") count from 0 to \(count - 1)")
        }
        places.append([place])
      case .slice(let slice):
        let chosen = try interpreter.indices(slice.object, count: count)
        places.append(chosen)
        newShape.append(chosen.count)
      default:
        throw ScriptError(
          .type, "axes are indexed by ints and slices, got \(indices[direction].typeName)")
      }
    }
    let width = shape.count == 2 ? shape[1] : 1
    let chosen =
      shape.count == 2
      ? places[0].flatMap { row in places[1].map { axes[row * width + $0] } }
      : places[0].map { axes[$0] }
    if newShape.isEmpty, let one = chosen.first { return AxesType.make(one, interpreter) }
    return interpreter.makeHost(AxesGrid(chosen, shape: newShape), AxesGrid.record)
  }
}
