/// What a run does about the expectations that stand in the code.
package enum ExpectationUse: Sendable {
  /// Nothing: the prompt, and scripts.
  case ignored
  /// Errors that are announced by `# raises:` do not stop a cell; nothing is checked.
  case announced(profile: String?)
  /// They are checked. `profiles` are those that the notebook declares; `isFine` cuts a cell at every
  /// statement, so that each output has its own.
  case checked(profile: String?, profiles: [String], isFine: Bool)

  var areRead: Bool {
    if case .ignored = self { false } else { true }
  }
}
