/// The names in scope without an import.
///
/// They come in groups, each a subject of the library, whose records are not made before a name is
/// looked for that no earlier group holds: a program pays for the subjects it uses.
package struct Prelude {
  package typealias Group = @Sendable () -> [NativeModule.Member]

  private var members: [String: NativeModule.Member] = [:]
  private var groups: ArraySlice<Group> = []

  /// Adds names behind all others: an earlier group's name stays what it is.
  package mutating func add(_ group: @escaping Group) { groups.append(group) }

  mutating func member(_ name: String) -> NativeModule.Member? {
    while true {
      if let member = members[name] { return member }
      guard let group = groups.popFirst() else { return nil }
      members.merge(group().map { ($0.name, $0) }) { earlier, _ in earlier }
    }
  }

  /// Gives a name a meaning, whatever it had.
  mutating func define(_ member: NativeModule.Member) {
    _ = self.member("")
    members[member.name] = member
  }

  /// All the names there are.
  var names: [String] {
    mutating get {
      _ = member("")
      return Array(members.keys)
    }
  }
}
