import Foundation
import Testing

@testable import QuireRuntime

/// The core types against CPython 3.11, where both languages mean the same (`Tests/Reference/core_types.py`).
struct CoreTypesTests {
  /// Transcendental functions may differ by one unit in the last place between C libraries.
  private static func agree(_ found: String, _ expected: String) -> Bool {
    if found == expected { return true }
    guard let a = Double(found), let b = Double(expected) else { return false }
    return abs(a - b) <= abs(b) * 4e-16
  }

  @Test func equalCPython() {
    let rows = Evaluation.golden("core_types.txt")
    #expect(rows.count > 2000)
    let evaluation = Evaluation()
    for row in rows {
      let parts = row.split(separator: "\t", maxSplits: 1).map(String.init)
      let found = evaluation.brief(parts[0])
      #expect(Self.agree(found, parts[1]), "\(parts[0]) is \(found), not \(parts[1])")
    }
  }

  @Test func everyExampleHolds() {
    var examples: [String] = []
    func add(_ builtin: Builtin?) { examples += builtin?.examples ?? [] }
    func add(_ members: [NativeModule.Member]) {
      for member in members {
        switch member {
        case .function(let builtin): add(builtin)
        case .type(let type):
          add(type.constructor)
          type.methods.forEach(add)
        case .module(let module): add(module.members)
        case .constant: break
        }
      }
    }
    add(CoreLibrary.members)
    for module in CoreLibrary.modules { add(module.members) }
    for record in CoreType.allCases.map(CoreLibrary.type) {
      add(record.constructor)
      record.methods.forEach(add)
    }
    #expect(examples.count > 150)
    for example in examples {
      guard let arrow = example.range(of: " => ", options: .backwards) else {
        Issue.record("no => in \(example)")
        continue
      }
      let found = Evaluation().run(String(example[..<arrow.lowerBound]))
      #expect(found == String(example[arrow.upperBound...]), "\(example)")
    }
  }

  @Test func everyRecordSaysWhatItIs() {
    for record in CoreType.allCases.map(CoreLibrary.type) {
      for builtin in record.methods + [record.constructor].compactMap({ $0 }) {
        #expect(!builtin.summary.isEmpty && builtin.summary.hasSuffix("."), "\(builtin.name)")
        for parameter in builtin.parameters where parameter.name != "self" {
          #expect(!parameter.summary.isEmpty, "\(builtin.name) \(parameter.name)")
        }
      }
    }
  }
}
