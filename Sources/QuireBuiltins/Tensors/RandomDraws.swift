import QuireRuntime
import QuireTensor

/// Drawing as NumPy's functions do, from a source that its owner keeps.
struct RandomDraws: Sendable {
  /// Runs a draw with the owner's source, which moves on.
  typealias Source = @Sendable (Call, (inout RandomSource) throws -> Value) throws -> Value

  let source: Source
  /// Whether the first argument is the generator itself.
  let hasSelf: Bool

  private var shift: Int { hasSelf ? 1 : 0 }

  private func draw(
    _ name: String, _ summary: String, _ parameters: [Parameter], examples: [String] = [],
    _ body: @escaping @Sendable (Call, Int, inout RandomSource) throws -> Value
  ) -> Builtin {
    let (source, shift) = (source, shift)
    return Builtin(
      name, summary, (hasSelf ? [Parameter("self")] : []) + parameters, returns: "Tensor",
      examples: examples
    ) { call in
      try source(call) { try body(call, shift, &$0) }
    }
  }

  private static let size = Parameter(
    "size", .shape, default: .null, "The shape of the result; None means one number.")

  /// A number by itself, or a tensor of the given size.
  private static func sized(
    _ call: Call, _ index: Int, _ body: (Shape) throws -> Tensor
  ) throws -> Value {
    if call.isAbsent(index) { return TensorType.number(try body([]), at: 0) }
    return call.interpreter.make(try body(call.shape(index)))
  }

  /// Uniform and normal numbers and those made of them.
  func continuous(random: String) -> [Builtin] {
    [
      draw(random, "Uniform numbers from 0 up to but without 1.", [Self.size]) { call, at, source in
        try Self.sized(call, at) { try source.uniform($0, .float64) }
      },
      draw(
        "uniform", "Uniform numbers from low up to but without high.",
        [
          Parameter("low", .float, default: .float(0)),
          Parameter("high", .float, default: .float(1)), Self.size,
        ]
      ) { call, at, source in
        let (low, high) = (try call.double(at), try call.double(at + 1))
        return try Self.sized(call, at + 2) {
          try source.uniform($0, low: low, high: high, .float64)
        }
      },
      draw(
        "normal", "Normal numbers with the given mean and standard deviation.",
        [
          Parameter("loc", .float, default: .float(0)),
          Parameter("scale", .float, default: .float(1)), Self.size,
        ]
      ) { call, at, source in
        let (mean, deviation) = (try call.double(at), try call.double(at + 1))
        guard deviation >= 0 else {
          throw call.fail(.value, "normal() expected a scale from 0, got \(deviation)", at: at + 1)
        }
        return try Self.sized(call, at + 2) {
          try source.normal($0, mean: mean, deviation: deviation, .float64)
        }
      },
      draw("standard_normal", "Normal numbers with mean 0 and deviation 1.", [Self.size]) {
        call, at, source in
        try Self.sized(call, at) { try source.normal($0, .float64) }
      },
      draw(
        "exponential", "Exponential numbers with the given mean.",
        [Parameter("scale", .float, default: .float(1)), Self.size]
      ) { call, at, source in
        let scale = try call.double(at)
        return try Self.sized(call, at + 1) {
          try -(-source.uniform($0, .float64)).log1p() * scale
        }
      },
    ]
  }

  /// Whole numbers under NumPy's name for them.
  func integers(_ name: String) -> Builtin {
    draw(
      name, "Whole numbers from low up to but without high; from 0 when only one bound is given.",
      [Parameter("low", .int), Parameter("high", .int, default: .null), Self.size]
    ) { call, at, source in
      let (first, second) = (try call.int(at), try call.optionalInt(at + 1))
      let (low, high) = (second == nil ? 0 : first, second ?? first)
      guard low < high else {
        throw call.fail(
          .value, "\(name)() expected low below high, got \(low) and \(high)",
          at: second == nil ? at : at + 1,
          hint: low > high
            ? "the lower bound comes first: \(name)(\(high), \(low))"
            : "the upper bound is not included")
      }
      return try Self.sized(call, at + 2) {
        try source.integers($0, low: low, high: high)
      }
    }
  }

  /// Orders and choices.
  var orders: [Builtin] {
    [
      draw(
        "permutation", "The numbers below n, or the rows of a tensor, in a random order.",
        [Parameter("x", .tensor)]
      ) { call, at, source in
        if case .int(let count) = call[at] {
          guard count >= 0 else {
            throw call.fail(.value, "permutation() expected a count from 0, got \(count)", at: at)
          }
          _ = try Tensor(uninitialized: [count], .int64, operation: "permutation")
          return call.interpreter.make(try Tensor(source.permutation(count)))
        }
        let tensor = try call.tensor(at)
        let order = try Tensor(source.permutation(tensor.shape.dims.first ?? 0))
        return call.interpreter.make(try tensor.take(order, axis: 0))
      },
      draw(
        "shuffle", "Puts a list or the rows of a tensor into a random order, in place.",
        [Parameter("x", .any)]
      ) { call, at, source in
        if case .list(let list) = call[at] {
          let list = list.object
          let values = Array(list.values)
          for (place, from) in try source.permutation(values.count).enumerated() {
            list.values[place] = values[from]
          }
          return .null
        }
        let value = try TensorType.tensor(call[at])
        let order = try Tensor(source.permutation(value.tensor.shape.dims.first ?? 0))
        try value.tensor.assign([.ellipsis], value.tensor.detached.take(order, axis: 0))
        return .null
      },
      choice,
    ]
  }

  private var choice: Builtin {
    draw(
      "choice", "Elements of a list or tensor, or numbers below n, chosen at random.",
      [
        Parameter("a", .any), Self.size, Parameter("replace", .bool, default: .bool(true)),
        Parameter("p", .tensor, default: .null, "How likely each is; equally without it."),
      ]
    ) { call, at, source in
      var items: [Value]?
      var count: Int
      switch call[at] {
      case .int(let number): count = number
      case .host: count = try call.tensor(at).shape.dims.first ?? 0
      default:
        items = try call.values(at)
        count = items?.count ?? 0
      }
      guard count > 0 else {
        throw call.fail(
          .value, "choice() has nothing to choose from", at: at,
          hint: "check that it is not empty first")
      }
      let shape: Shape = call.isAbsent(at + 1) ? [] : try call.shape(at + 1)
      let wanted = try shape.elementCount(operation: "choice")
      let places: [Int]
      if call.isAbsent(at + 3) {
        if try call.bool(at + 2) {
          places = try source.integers([wanted], high: count).integers()
        } else {
          guard wanted <= count else {
            throw call.fail(
              .value, "choice() cannot take \(wanted) of \(count) without replacing", at: at + 1)
          }
          _ = try Tensor(uninitialized: [count], .int64, operation: "choice")
          places = Array(try source.permutation(count).prefix(wanted))
        }
      } else {
        let weights = try call.doubles(at + 3, count: count)
        places = try Self.weighted(
          weights, wanted, replacing: call.bool(at + 2), call, at, &source)
      }
      if call.isAbsent(at + 1), let items { return items[places[0]] }
      let index = try Tensor(places, shape: shape)
      if call.isAbsent(at + 1), case .int = call[at] { return .int(places[0]) }
      if case .int = call[at] { return call.interpreter.make(index) }
      if let items, items.contains(where: { $0.coreType == .string }) {
        return call.interpreter.makeList(places.map { items[$0] })
      }
      return call.interpreter.make(try call.tensor(at).take(index, axis: 0))
    }
  }

  /// Places drawn with the given weights, one after the other.
  private static func weighted(
    _ weights: [Double], _ wanted: Int, replacing: Bool, _ call: Call, _ at: Int,
    _ source: inout RandomSource
  ) throws -> [Int] {
    var weights = weights
    var total = weights.reduce(0, +)
    guard weights.allSatisfy({ $0 >= 0 }), abs(total - 1) < 1e-6 else {
      throw call.fail(
        .value, "choice() expected probabilities that sum to 1, got \(total)", at: at + 3)
    }
    guard replacing || wanted <= weights.filter({ $0 > 0 }).count else {
      throw call.fail(.value, "choice() has too few places with p > 0 without replacing", at: at)
    }
    var places: [Int] = []
    for (step, draw) in try source.uniform([wanted], .float64).doubles().enumerated() {
      if (step &+ 1) &* weights.count & 0xFFFFF < weights.count { try call.interpreter.poll() }
      var rest = draw * total
      var place = weights.lastIndex { $0 > 0 } ?? 0
      for (candidate, weight) in weights.enumerated() where weight > 0 {
        if rest < weight {
          place = candidate
          break
        }
        rest -= weight
      }
      places.append(place)
      if !replacing {
        total -= weights[place]
        weights[place] = 0
      }
    }
    return places
  }
}

extension Call {
  /// The numbers of an argument that must have `count` of them.
  fileprivate func doubles(_ index: Int, count: Int) throws -> [Double] {
    let numbers = try interpreter.doubles(self[index])
    guard numbers.count == count else {
      throw fail(
        .value, "\(builtin.name)() expected \(count) probabilities, got \(numbers.count)", at: index
      )
    }
    return numbers
  }
}
