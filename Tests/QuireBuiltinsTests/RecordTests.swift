import QuireRuntime
import Testing

@testable import QuireBuiltins

/// What holds for the record of every built-in, whatever its subject.
struct RecordTests {
  /// Every record within reach of a program, by the place it is found at.
  private static let records: [(place: String, record: Builtin)] = {
    var found: [(String, Builtin)] = []
    var seen: Set<ObjectIdentifier> = []
    func add(_ place: String, _ record: Builtin) {
      if seen.insert(ObjectIdentifier(record)).inserted { found.append((place, record)) }
    }
    func add(_ place: String, _ member: NativeModule.Member) {
      switch member {
      case .function(let builtin): add("\(place).\(builtin.name)", builtin)
      case .type(let type):
        if let constructor = type.constructor { add("\(place).\(type.name)", constructor) }
        for method in type.allMethods { add("\(place).\(type.name).\(method.name)", method) }
      case .module(let module): module.members.forEach { add(module.name, $0) }
      case .constant: break
      }
    }
    for module in StandardLibrary.modules.joined() {
      module.members.forEach { add(module.name, $0) }
    }
    for group in StandardLibrary.prelude { group().forEach { add("prelude", $0) } }
    TensorType.methods.forEach { add("Tensor.\($0.name)", $0) }
    return found
  }()

  @Test func `every record says what it is`() {
    #expect(Self.records.count > 400)
    for (place, record) in Self.records {
      #expect(!record.summary.isEmpty, "\(place) has no summary")
      let names = record.parameters.map(\.name)
      #expect(Set(names).count == names.count, "\(place) names a parameter twice")
    }
  }

  @Test func `every example holds`() {
    let examples = Set(Self.records.flatMap { $0.record.examples }).sorted()
    #expect(examples.count > 80)
    for example in examples {
      guard let arrow = example.firstRange(of: " => ") else {
        Issue.record("no => in \(example)")
        continue
      }
      let found = shown("import tensorflow as tf\n" + example[..<arrow.lowerBound])
      // None shows nothing.
      let expected = example[arrow.upperBound...] == "None" ? "" : example[arrow.upperBound...]
      #expect(found == expected, "\(example)")
    }
  }

  @Test func `no module holds a name twice`() {
    for module in StandardLibrary.modules.joined() {
      let names = module.members.map(\.name)
      #expect(Set(names).count == names.count, "\(module.name)")
    }
  }

  @Test func `no name is in scope twice`() {
    let members = CoreLibrary.members + StandardLibrary.prelude.flatMap { $0() }
    let counts = Dictionary(grouping: members.map(\.name)) { $0 }.filter { $1.count > 1 }
    #expect(counts.keys.sorted() == [])
  }
}
