import QuireRuntime
import QuireTensor

/// Python's module `random`.
enum RandomModule {
  static let module = NativeModule(
    "random", "Random numbers and choices, the same for the same seed.",
    [
      seed, random, uniform, gauss("gauss"), gauss("normalvariate"), randint, randrange, choice,
      choices, shuffle, sample,
    ].map { .function($0) })

  private static let seed = Builtin(
    "seed", "Starts the random numbers of this module anew from a number.",
    [Parameter("a", .int, default: .int(0)).hinting("a seed is a whole number, such as 42")]
  ) { call in
    let seed = UInt64(bitPattern: Int64(try call.int(0)))
    call.interpreter.random.python = RandomSource(seed: seed).stream("random")
    return .null
  }

  private static let random = Builtin(
    "random", "A number from 0 up to but without 1.", returns: "float"
  ) { call in .double(call.interpreter.random.python.unit()) }

  private static let uniform = Builtin(
    "uniform", "A number between a and b.", [Parameter("a", .float), Parameter("b", .float)],
    returns: "float"
  ) { call in
    let (a, b) = (try call.double(0), try call.double(1))
    return .double(a + (b - a) * call.interpreter.random.python.unit())
  }

  private static func gauss(_ name: String) -> Builtin {
    Builtin(
      name, "A normal number with the given mean and standard deviation.",
      [
        Parameter("mu", .float, default: .float(0)), Parameter("sigma", .float, default: .float(1)),
      ], returns: "float"
    ) { call in
      let tensor = try call.interpreter.random.python.normal(
        [], mean: call.double(0), deviation: call.double(1), .float64)
      return .double(tensor.double(at: 0))
    }
  }

  private static let randint = Builtin(
    "randint", "A whole number from a to b, both included.",
    [Parameter("a", .int), Parameter("b", .int)], returns: "int"
  ) { call in
    let (a, b) = (try call.int(0), try call.int(1))
    guard a <= b else {
      throw call.fail(.value, "randint() expected a <= b, got \(a), \(b)", at: 1)
    }
    return .int(place(call, a, b))
  }

  private static let randrange = Builtin(
    "randrange", "A whole number from start up to but without stop, a step apart.",
    [
      Parameter("start", .int), Parameter("stop", .int, default: .null),
      Parameter("step", .int, default: .int(1)),
    ], returns: "int"
  ) { call in
    let second = try call.optionalInt(1)
    let start = second == nil ? 0 : try call.int(0)
    let stop = try second ?? call.int(0)
    let step = try call.int(2)
    let (distance, overflow) = stop.subtractingReportingOverflow(start)
    guard !overflow, step != 0, step != .min, step > 0 ? distance > 0 : distance < 0 else {
      throw call.fail(.value, "randrange() has no number to choose from", at: 0)
    }
    let count = (distance - step.signum()) / step + 1
    return .int(start &+ place(call, 0, count - 1) &* step)
  }

  private static let choice = Builtin(
    "choice", "One element of a sequence.", [Parameter("seq", .iterable)], returns: "any"
  ) { call in
    let items = try call.values(0)
    guard !items.isEmpty else {
      throw call.fail(.index, "choice() cannot choose from an empty sequence", at: 0)
    }
    return items[place(call, 0, items.count - 1)]
  }

  private static let choices = Builtin(
    "choices", "k elements of a sequence, each chosen anew.",
    [
      Parameter("population", .iterable), Parameter("weights", .iterable, default: .null),
      Parameter("k", .int, default: .int(1)).keywordOnly,
    ], returns: "list"
  ) { call in
    let items = try call.values(0)
    let count = max(0, try call.int(2))
    try call.interpreter.reserve(16.multipliedReportingOverflow(by: count).partialValue)
    let weights =
      call.isAbsent(1)
      ? [Double](repeating: 1, count: items.count) : try call.interpreter.doubles(call[1])
    let total = weights.reduce(0, +)
    guard !items.isEmpty, weights.count == items.count, total > 0 else {
      throw call.fail(.value, "choices() needs elements, and as many weights above 0", at: 0)
    }
    return call.interpreter.makeList(
      (0..<count).map { _ in
        var rest = call.interpreter.random.python.unit() * total
        let place = weights.firstIndex { weight in
          rest -= weight
          return rest < 0
        }
        return items[place ?? items.count - 1]
      })
  }

  private static let shuffle = Builtin(
    "shuffle", "Puts a list into a random order, in place.", [Parameter("x", .list)]
  ) { call in
    let list = try call.list(0)
    let values = Array(list.values)
    for (place, from) in try call.interpreter.random.python.permutation(values.count).enumerated() {
      list.values[place] = values[from]
    }
    return .null
  }

  private static let sample = Builtin(
    "sample", "k different elements of a sequence in a random order.",
    [Parameter("population", .iterable), Parameter("k", .int)], returns: "list"
  ) { call in
    let items = try call.values(0)
    let count = try call.int(1)
    guard count >= 0, count <= items.count else {
      throw call.fail(.value, "sample() cannot take \(count) of \(items.count) elements", at: 1)
    }
    let order = try call.interpreter.random.python.permutation(items.count)
    return call.interpreter.makeList(order.prefix(count).map { items[$0] })
  }

  /// A whole number from a to b, both included.
  private static func place(_ call: Call, _ a: Int, _ b: Int) -> Int {
    Int.random(in: a...b, using: &call.interpreter.random.python)
  }
}

extension RandomSource {
  /// A number from 0 up to but without 1, of 53 random bits.
  fileprivate mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
