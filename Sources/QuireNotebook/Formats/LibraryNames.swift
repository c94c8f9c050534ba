import QuireBuiltins
import QuireRuntime

/// What programs can name without import; pages show these names in a colour of their own.
package enum LibraryNames {
  package static let all = Set(Session.standard(output: TextOutput()).interpreter.builtinNames)
}
