import QuireRuntime

extension ItertoolsModule {
  /// Streams that put elements together.
  static let combining: [Builtin] = [
    Builtin(
      "accumulate", "The sums, or what a function makes of all so far, element by element.",
      [
        values, Parameter("func", .callable, default: .null, "a function of two; + without one"),
        Parameter.optional("initial", .any, "what stands before the first").keywordOnly,
      ], returns: "iterator",
      examples: [
        "list(itertools.accumulate([1, 2, 3])) => [1, 3, 6]",
        "list(itertools.accumulate([3, 1, 4], max)) => [3, 3, 4]",
      ]
    ) { call in
      let interpreter = call.interpreter
      let function = call[1]
      let initial: Value = call.isAbsent(2) ? .undefined : call[2]
      return try stream(call, of: [call[0]], keeping: [initial, function, .null]) { steps, kept in
        var isFirst = true
        return {
          defer { isFirst = false }
          if isFirst, !kept[0].isUndefined { return kept[0] }
          guard let value = try steps[0]() else { return nil }
          kept[2] = value
          if kept[0].isUndefined {
            kept[0] = value
          } else {
            kept[0] =
              function.isNull
              ? try interpreter.binary(.add, kept[0], value)
              : try interpreter.call(function, [kept[0], value])
          }
          return kept[0]
        }
      }
    },
    Builtin(
      "starmap", "What a function gives for each tuple of arguments.",
      [Parameter("function", .callable, "the function"), values], returns: "iterator",
      examples: ["list(itertools.starmap(pow, [(2, 3), (3, 2)])) => [8, 9]"]
    ) { call in
      let interpreter = call.interpreter
      let function = call[0]
      return try stream(call, of: [call[1]], keeping: [.null, function]) { steps, kept in
        {
          guard let arguments = try steps[0]() else { return nil }
          kept[0] = arguments
          return try interpreter.call(function, try interpreter.values(of: arguments))
        }
      }
    },
    Builtin(
      "pairwise", "Each element with the next.", [values], returns: "iterator",
      examples: ["list(itertools.pairwise([1, 2, 3])) => [(1, 2), (2, 3)]"]
    ) { call in
      let interpreter = call.interpreter
      return try stream(call, of: [call[0]], keeping: [.undefined]) { steps, kept in
        {
          if kept[0].isUndefined {
            guard let first = try steps[0]() else { return nil }
            kept[0] = first
          }
          guard let next = try steps[0]() else { return nil }
          defer { kept[0] = next }
          return interpreter.makeTuple([kept[0], next])
        }
      }
    },
    Builtin(
      "zip_longest", "Tuples of the elements at the same place, up to the end of the longest.",
      [
        .variadic("iterables", .iterable, "the iterables"),
        Parameter("fillvalue", .any, default: .null, "what stands for elements that are missing")
          .keywordOnly,
      ], returns: "iterator",
      examples: ["list(itertools.zip_longest([1, 2], [3])) => [(1, 3), (2, None)]"]
    ) { call in
      let interpreter = call.interpreter
      let fill = call[0]
      return try stream(call, of: Array(call.rest), keeping: [fill]) { steps, kept in
        var isOver = Array(repeating: false, count: steps.count)
        return {
          kept.replaceAll(by: [fill])
          for place in steps.indices {
            var value: Value?
            if !isOver[place] {
              value = try steps[place]()
              isOver[place] = value == nil
            }
            kept.append(value ?? fill, interpreter)
          }
          if isOver.allSatisfy({ $0 }) { return nil }
          return interpreter.makeTuple(Array(kept.values.dropFirst()))
        }
      }
    },
    Builtin(
      "groupby", "Neighbours with the same key: pairs of the key and the list of them.",
      [values, Parameter("key", .callable, default: .null, "makes the key of an element")],
      returns: "iterator",
      examples: [#"list(itertools.groupby("aab")) => [("a", ["a", "a"]), ("b", ["b"])]"#]
    ) { call in
      let interpreter = call.interpreter
      let function = call[1]
      // Kept: the function, the element read ahead, its key, and behind them the group.
      let start: [Value] = [function, .undefined, .undefined]
      return try stream(call, of: [call[0]], keeping: start) { steps, kept in
        func read() throws -> Bool {
          guard let value = try steps[0]() else {
            kept[1] = .undefined
            return false
          }
          kept[1] = value
          kept[2] = function.isNull ? value : try interpreter.call(function, [value])
          return true
        }
        return {
          if kept[1].isUndefined, try !read() { return nil }
          let key = kept[2]
          kept.replaceAll(by: [function, kept[1], key, key])
          repeat {
            kept.append(kept[1], interpreter)
            try interpreter.pace(kept.count)
            try interpreter.spend(8)
          } while try read() && interpreter.areEqual(kept[3], kept[2])
          let group = try interpreter.makeLongList(Array(kept.values.dropFirst(4)))
          return interpreter.makeTuple([kept[3], group])
        }
      }
    },
    Builtin(
      "tee", "Several streams that each give all the elements of one.",
      [values, Parameter("n", .int, default: .int(2), "how many")], returns: "tuple",
      examples: ["[list(s) for s in itertools.tee([1, 2])] => [[1, 2], [1, 2]]"]
    ) { call in
      let interpreter = call.interpreter
      let count = try call.int(1)
      guard count >= 0, count <= 10_000 else {
        throw call.fail(.value, "n must be from 0 to 10000, got \(count)", at: 1)
      }
      let source = call[0]
      let next = try interpreter.stream(of: source)
      let seen = Kept([], interpreter)
      return interpreter.makeTuple(
        (0..<count).map { _ in
          var place = 0
          return interpreter.makeIterator(sources: [source, seen.value]) {
            if place == seen.count {
              guard let value = try next() else { return nil }
              seen.append(value, interpreter)
            }
            place += 1
            return seen[place - 1]
          }
        })
    },
  ]
}
