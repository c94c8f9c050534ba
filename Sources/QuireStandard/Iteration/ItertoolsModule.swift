import QuireRuntime
import QuireSyntax

/// `itertools`: streams made of streams. Each gives its elements one at a time, as they are asked for.
enum ItertoolsModule {
  static let module = NativeModule(
    "itertools", "Streams of values, made and combined: each is read once, element by element.",
    [.type(chain)] + (endless + selecting + combining + combinations).map { .function($0) })

  static let values = Parameter("iterable", .iterable, "the values")

  /// A stream of the elements of `sources`, with values kept between steps.
  static func stream(
    _ call: Call, of sources: [Value], keeping kept: [Value] = [],
    _ make: (_ steps: [() throws -> Value?], _ kept: Kept) throws -> () throws -> Value?
  ) throws -> Value {
    let interpreter = call.interpreter
    let steps = try sources.map(interpreter.stream(of:))
    let kept = Kept(kept, interpreter)
    let step = try make(steps, kept)
    return interpreter.makeIterator(sources: sources + [kept.value]) {
      try interpreter.spend(8)
      // What chain.from_iterable reads is known only now.
      if NativeStack.isLow() {
        throw ScriptError(.recursion, "too many streams read from each other")
      }
      return try step()
    }
  }

  // MARK: Without an end

  private static let endless: [Builtin] = [
    Builtin(
      "count", "A stream of numbers a step apart, without an end.",
      [
        Parameter("start", .float, default: .int(0), "the first"),
        Parameter("step", .float, default: .int(1), "the distance"),
      ], returns: "iterator",
      examples: ["list(itertools.islice(itertools.count(10, 5), 3)) => [10, 15, 20]"]
    ) { call in
      let interpreter = call.interpreter
      return try stream(call, of: [], keeping: [call[0], call[1]]) { _, kept in
        {
          let value = kept[0]
          kept[0] = try interpreter.binary(.add, value, kept[1])
          return value
        }
      }
    },
    Builtin(
      "cycle", "The elements again and again, without an end.", [values], returns: "iterator",
      examples: [#"list(itertools.islice(itertools.cycle("ab"), 5)) => ["a", "b", "a", "b", "a"]"#]
    ) { call in
      let interpreter = call.interpreter
      return try stream(call, of: [call[0]]) { steps, kept in
        var place = 0
        var isRead = false
        return {
          if !isRead {
            if let value = try steps[0]() {
              kept.append(value, interpreter)
              return value
            }
            isRead = true
          }
          guard kept.count > 0 else { return nil }
          if place == kept.count { place = 0 }
          place += 1
          return kept[place - 1]
        }
      }
    },
    Builtin(
      "repeat", "One value, so many times, or without an end.",
      [
        Parameter("object", .any, "the value"),
        Parameter("times", .int, default: .null, "how often"),
      ], returns: "iterator", examples: ["list(itertools.repeat(7, 3)) => [7, 7, 7]"]
    ) { call in
      var left = try call.optionalInt(1) ?? Int.max
      let isEndless = call.isAbsent(1)
      return try stream(call, of: [], keeping: [call[0]]) { _, kept in
        {
          if left <= 0 { return nil }
          if !isEndless { left -= 1 }
          return kept[0]
        }
      }
    },
  ]

  // MARK: One stream behind the other

  private static let chain: TypeRecord = TypeRecord(
    "chain", "The elements of several iterables one behind the other.",
    constructor: Builtin(
      "chain", "The elements of several iterables one behind the other.",
      [.variadic("iterables", .iterable, "the iterables")], returns: "iterator",
      examples: [#"list(itertools.chain([1, 2], "ab")) => [1, 2, "a", "b"]"#]
    ) { call in
      let sources = Array(call.rest)
      return try stream(call, of: sources) { steps, _ in
        var place = 0
        return {
          while place < steps.count {
            if let value = try steps[place]() { return value }
            place += 1
          }
          return nil
        }
      }
    },
    methods: [
      Builtin(
        "from_iterable", "The elements of the elements of an iterable.",
        [Parameter("iterables", .iterable, "the iterables")], returns: "iterator"
      ) { call in
        let interpreter = call.interpreter
        return try stream(call, of: [call[0]], keeping: [.null]) { steps, kept in
          var inner: (() throws -> Value?)?
          return {
            while true {
              if let value = try inner?() { return value }
              guard let next = try steps[0]() else { return nil }
              kept[0] = next
              inner = try interpreter.stream(of: next)
            }
          }
        }
      }
    ])

  // MARK: Some of the elements

  private static let predicate = Parameter(
    "predicate", .callable.orNone, "a function of an element; None asks for its truth")

  /// Whether an element passes a test of the program.
  private static func passes(_ function: Value, _ kept: Kept, _ interpreter: Interpreter) throws
    -> Bool
  {
    let answer = function.isNull ? kept[0] : try interpreter.call(function, [kept[0]])
    return try interpreter.isTrue(answer)
  }

  /// A stream of elements that a test of the program chooses: `next` reads one into `kept` and says whether
  /// it passes; nil at the end.
  private static func chosen(
    _ call: Call,
    _ choose: @escaping (_ next: () throws -> Bool?) throws -> Bool
  ) throws -> Value {
    let interpreter = call.interpreter
    let function = call[0]
    return try stream(call, of: [call[1]], keeping: [.null, function]) { steps, kept in
      {
        let isFound = try choose {
          guard let value = try steps[0]() else { return nil }
          try interpreter.spend()
          kept[0] = value
          return try passes(function, kept, interpreter)
        }
        return isFound ? kept[0] : nil
      }
    }
  }

  private static let selecting: [Builtin] = [
    Builtin(
      "islice",
      "Some elements of a stream by their places: islice(x, stop), (x, start, stop, step).",
      [
        values, Parameter("start", .int.orNone, "the first place, or the end when alone"),
        .optional("stop", .int.orNone, "the end"),
        Parameter("step", .int, default: .null, "the distance of places"),
      ], returns: "iterator",
      examples: [
        "list(itertools.islice(range(10), 3)) => [0, 1, 2]",
        "list(itertools.islice(range(10), 2, None, 3)) => [2, 5, 8]",
      ], body: islice),
    Builtin(
      "takewhile", "The elements up to the first that does not pass.",
      [predicate, values], returns: "iterator",
      examples: ["list(itertools.takewhile(lambda x: x < 3, [1, 2, 5, 1])) => [1, 2]"]
    ) { call in
      var isOver = false
      return try chosen(call) { next in
        if isOver { return false }
        isOver = try next() != true
        return !isOver
      }
    },
    Builtin(
      "dropwhile", "The elements from the first that does not pass on.",
      [predicate, values], returns: "iterator",
      examples: ["list(itertools.dropwhile(lambda x: x < 3, [1, 2, 5, 1])) => [5, 1]"]
    ) { call in
      var isDropping = true
      let interpreter = call.interpreter
      let function = call[0]
      return try stream(call, of: [call[1]], keeping: [.null, function]) { steps, kept in
        {
          while let value = try steps[0]() {
            if !isDropping { return value }
            kept[0] = value
            try interpreter.spend()
            if try !passes(function, kept, interpreter) {
              isDropping = false
              return kept[0]
            }
          }
          return nil
        }
      }
    },
    Builtin(
      "filterfalse", "The elements that do not pass.", [predicate, values], returns: "iterator",
      examples: ["list(itertools.filterfalse(None, [0, 1, 2])) => [0]"]
    ) { call in
      try chosen(call) { next in
        while let passes = try next() { if !passes { return true } }
        return false
      }
    },
    Builtin(
      "compress", "The elements for which a second iterable has something true.",
      [
        Parameter("data", .iterable, "the values"),
        Parameter("selectors", .iterable, "what chooses"),
      ], returns: "iterator",
      examples: [#"list(itertools.compress("abc", [1, 0, 1])) => ["a", "c"]"#]
    ) { call in
      let interpreter = call.interpreter
      return try stream(call, of: [call[0], call[1]], keeping: [.null]) { steps, kept in
        {
          while let value = try steps[0]() {
            kept[0] = value
            guard let choice = try steps[1]() else { return nil }
            try interpreter.spend()
            if try interpreter.isTrue(choice) { return kept[0] }
          }
          return nil
        }
      }
    },
  ]

  private static func islice(_ call: Call) throws -> Value {
    let isShort = !call.has(2)
    let start = isShort ? 0 : try call.optionalInt(1) ?? 0
    let stop = isShort ? try call.optionalInt(1) : try call.optionalInt(2)
    let step = try call.optionalInt(3) ?? 1
    guard start >= 0, (stop ?? 0) >= 0 else {
      throw call.fail(.value, "places of islice() are 0 or more, or None", at: isShort ? 1 : 2)
    }
    guard step >= 1 else {
      throw call.fail(.value, "the step of islice() is 1 or more, got \(step)", at: 3)
    }
    let interpreter = call.interpreter
    return try stream(call, of: [call[0]]) { steps, _ in
      var place = 0
      var wanted = start
      return {
        if let stop, wanted >= stop {
          // What stands before the end is read, as in CPython.
          while place < stop, try steps[0]() != nil { place += 1 }
          return nil
        }
        while let value = try steps[0]() {
          place += 1
          if place > wanted {
            wanted = wanted.addingReportingOverflow(step).overflow ? Int.max : wanted + step
            return value
          }
          try interpreter.spend()
        }
        return nil
      }
    }
  }
}
