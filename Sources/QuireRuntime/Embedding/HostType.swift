/// What scripts can do with the objects of a Swift class.
public final class HostType<Object: HostClass>: Sendable {
  let record: TypeRecord
  /// Why it cannot be used as it is written.
  let failure: ScriptFailure?

  /// - Parameters:
  ///   - name: What scripts call the type.
  ///   - help: What `help` shows.
  public init(
    named name: String = "\(Object.self)", help: String = "", _ members: HostMember<Object>...
  ) {
    var parts = HostMember<Object>.Parts(name: name)
    for member in members { member.add(&parts) }
    record = TypeRecord(
      name, help, constructor: parts.constructor, methods: parts.methods,
      properties: parts.properties, hooks: parts.finishedHooks)
    failure = parts.failure
  }
}
