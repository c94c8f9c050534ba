import QuireRuntime
import QuireSyntax

/// `typing`: names for annotations. They are kept and not checked.
enum TypingModule {
  static let module = NativeModule(
    "typing", "Names for annotations. Quire keeps them and does not check them.",
    names.map { name in
      .constant(name: name, summary: "A name for annotations.") { interpreter in
        interpreter.makeHost(Name("typing.\(name)"), record)
      }
    } + [
      .constant(name: "TYPE_CHECKING", summary: "False: the program runs.") { _ in .bool(false) },
      .function(
        Builtin(
          "cast", "The value as it is.",
          [Parameter("typ", .any, "what it is taken for"), Parameter("val", .any, "the value")],
          returns: "any"
        ) { $0[1] }),
      .function(
        Builtin(
          "TypeVar", "A name that stands for any type.",
          [
            Parameter("name", .string, "the name"), .variadic("constraints"),
            .variadicKeyword("options"),
          ],
          returns: "any"
        ) { call in call.interpreter.makeHost(Name("~\(try call.string(0))"), record) }),
      .function(
        Builtin(
          "NewType", "A function that gives its argument as it is.",
          [Parameter("name", .string, "the name"), Parameter("tp", .any, "the type")],
          returns: "any"
        ) { call in call.interpreter.makeHost(Name(try call.string(0)), record) }),
      decorator("overload"), decorator("final"), decorator("no_type_check"),
    ])

  private static let names = [
    "Any", "AnyStr", "Callable", "ClassVar", "Collection", "Counter", "DefaultDict", "Deque",
    "Dict",
    "Final", "FrozenSet", "Generator", "Generic", "Hashable", "Iterable", "Iterator", "List",
    "Literal", "Mapping", "MutableMapping", "MutableSequence", "NoReturn", "Optional",
    "OrderedDict",
    "Self", "Sequence", "Set", "Sized", "SupportsFloat", "SupportsInt", "Text", "Tuple", "Type",
    "TypeAlias", "Union",
  ]

  private static func decorator(_ name: String) -> NativeModule.Member {
    .function(
      Builtin(
        name, "Leaves a function as it is.", [Parameter("f", .any, "the function")], returns: "any"
      ) { $0[0] })
  }

  private final class Name: Sendable {
    let text: String

    init(_ text: String) { self.text = text }
  }

  private static let record: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.text = { _, value in
      guard case .host(let host) = value, let name = host.object.object as? Name else { return "" }
      return name.text
    }
    // List[int], Optional[str] | None
    hooks.getItem = { _, value, _ in value }
    hooks.binary = { _, op, x, _ in op == .bitOr ? x : nil }
    hooks.call = { $0.rest.first ?? .null }
    return TypeRecord("typing", "A name for annotations.", hooks: hooks)
  }()
}
