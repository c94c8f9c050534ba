import Testing

@testable import QuireRuntime

struct TableTests {
  /// A table beside an array of pairs, while entries come and go: around every size at which it grows.
  @Test(arguments: [1, 2, 3, 5, 100])
  func entriesStayInOrder(removedEach: Int) throws {
    let dict = DictObject()
    var model: [(key: Int, value: Int)] = []
    for i in 0..<1600 {
      // Keys of one slot of small tables, and others.
      let key = i % 2 == 0 ? i &* 64 : -i
      try dict.set(.int(key), .int(i))
      model.append((key, i))
      if i % removedEach == 0, let gone = model.indices.dropFirst(i % 3).first {
        let removed = try dict.remove(.int(model[gone].key))
        #expect(integer(removed) == model[gone].value)
        model.remove(at: gone)
      }
      if i & (i - 1) == 0 || i % 97 == 0 { try check(dict, model) }
    }
    try check(dict, model)
    while let first = model.first {
      #expect(integer(try dict.remove(.int(first.key))) == first.value)
      model.removeFirst()
      if model.count % 100 == 0 { try check(dict, model) }
    }
    try dict.set(.int(5), .int(6))
    try check(dict, [(5, 6)])
  }

  private func check(_ dict: DictObject, _ model: [(key: Int, value: Int)]) throws {
    #expect(dict.count == model.count)
    #expect(dict.pairs.map { integer($0.key) } == model.map(\.key))
    #expect(dict.pairs.map { integer($0.value) } == model.map(\.value))
    for pair in model { #expect(integer(try dict.get(.int(pair.key))) == pair.value) }
    #expect(try dict.get(.int(Int.max)) == nil)
  }

  private func integer(_ value: Value?) -> Int? {
    if case .int(let i)? = value { i } else { nil }
  }

  @Test(arguments: [
    Case(
      "d = {}\nfor i in range(5):\n  d[i] = i\nprint(d.popitem(), d.popitem(), d)",
      "(0, 0) (1, 1) {2: 2, 3: 3, 4: 4}\n"),
    Case(
      """
      d = {i: i for i in range(10)}
      for i in range(9): d.pop(i)
      d[1] = 2
      d[9] = 3
      print(d, list(d), len(d))
      d.clear()
      d["a"] = 1
      print(d)
      """, "{9: 3, 1: 2} [9, 1] 2\n{\"a\": 1}\n"),
    Case(
      """
      d = {}
      for i in range(20000):
        d[i] = i
      n = 0
      while d:
        n += d.popitem()[1]
      print(n)
      """, "199990000\n"),
    Case(
      """
      s = set(range(12))
      for i in range(0, 12, 2): s.remove(i)
      s.add(0)
      print(s)
      """, "{1, 3, 5, 7, 9, 11, 0}\n"),
    Case(
      "d = {1: 2}\ntry:\n  for k in d:\n    d.pop(k)\n    d[7] = 1\n    d[8] = 1\nexcept RuntimeError as e:\n  print(e)",
      "the dict changed size while a loop walked it\n"),
    Case(
      "d = {1: 2, 3: 4}\ntry:\n  for k in d: d.popitem()\nexcept RuntimeError as e:\n  print(e)",
      "the dict changed size while a loop walked it\n"),
    Case("d = {1: 2, 3: 4}\nfor k in d: d[k] = 0\nprint(d)", "{1: 0, 3: 0}\n"),
  ])
  func programs(_ example: Case) {
    #expect(output(of: example.code) == example.expected)
  }
}
