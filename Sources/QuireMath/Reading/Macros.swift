/// The commands that a document defines with `\newcommand`, `\def` and their relatives.
package struct Macros: Sendable {
  private var defined: [String: Macro] = [:]

  package init() {}

  subscript(name: String) -> Macro? {
    get { defined[name] ?? BuiltinMacros.table[name] }
    set { defined[name] = newValue }
  }

  var names: some Sequence<String> { defined.keys }
}

/// A command that stands for other TeX.
struct Macro: Sendable {
  var parameterCount: Int
  /// The first argument where none is written in brackets; nil when all stand in braces.
  var optional: [Token]?
  /// `#1` is the character `#` and the character `1`.
  var body: [Token]
}
