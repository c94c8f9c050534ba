/// What classes of the program are made with: `object`, `property`, `staticmethod`, `classmethod`, and
/// `NotImplemented`.
enum ClassTypes {
  static let members: [NativeModule.Member] =
    [.type(object), .type(property), .type(staticMethod), .type(classMethod)]
    + [
      .constant(
        name: "NotImplemented",
        summary: "What a special method returns when it does not know the other side."
      ) { $0.notImplemented }
    ] + functions.map { .function($0) }

  static let notImplemented: TypeRecord = {
    var hooks = TypeRecord.Hooks()
    hooks.text = { _, _ in "NotImplemented" }
    return TypeRecord("NotImplementedType", "The type of NotImplemented.", hooks: hooks)
  }()

  // MARK: object

  private static let itself = Parameter("self", .any)
  private static let name = Parameter("name", .string, "the attribute")

  /// What every class has that says nothing else.
  static let object = TypeRecord(
    "object", "What all classes derive from: `class A(object):` says the same as `class A:`.",
    methods: [
      Builtin(
        "__init__", "Does nothing; of an error kind it sets the message.",
        [
          itself, .variadic("values", .any, "the message"),
          .variadicKeyword("options", .any, "nothing"),
        ]
      ) { call in
        try call.interpreter.initializeNative(call[0], Array(call.rest), call.options)
        return .null
      },
      Builtin("__repr__", "The text of a value as code shows it.", [itself], returns: "str") {
        call in
        call.interpreter.make(try call.interpreter.defaultText(of: call[0]))
      },
      Builtin("__str__", "The text of a value.", [itself], returns: "str") { call in
        call.interpreter.make(try call.interpreter.text(of: call[0]))
      },
      Builtin(
        "__eq__", "Whether both are one object.", [itself, Parameter("other", .any, "the other")],
        returns: "bool"
      ) { call in
        call.interpreter.isSame(call[0], call[1]) ? .bool(true) : call.interpreter.notImplemented
      },
      Builtin(
        "__ne__", "Whether both are not equal.", [itself, Parameter("other", .any, "the other")],
        returns: "bool"
      ) { call in .bool(try !call.interpreter.areEqual(call[0], call[1])) },
      Builtin("__hash__", "The number of an object.", [itself], returns: "int") { call in
        .int(call[0].object.map { Int(bitPattern: $0.toOpaque()) >> 4 } ?? 0)
      },
      Builtin(
        "__setattr__", "Sets an attribute.",
        [itself, name, Parameter("value", .any, "what to set it to")]
      ) { call in
        try call.interpreter.setOwnAttribute(
          call[0], call[2], call.interpreter.intern(call.string(1)))
        return .null
      },
      Builtin("__delattr__", "Removes an attribute.", [itself, name]) { call in
        try call.interpreter.deleteOwnAttribute(
          call[0], call.interpreter.intern(call.string(1)))
        return .null
      },
    ])

  // MARK: Wrappers

  private static let function = Parameter("function", .callable, "the method")

  private static let property: TypeRecord = {
    func changed(
      _ name: String, _ summary: String,
      _ change: @escaping @Sendable (MemberWrapper, Value) -> MemberWrapper
    ) -> Builtin {
      Builtin(name, summary, [itself, function], returns: "property") { call in
        guard let old = MemberWrapper.of(call[0]) else { throw call.mismatch(0, "a property") }
        return call.interpreter.makeHost(change(old, call[1]), property)
      }
    }
    var hooks = TypeRecord.Hooks()
    hooks.references = references
    return TypeRecord(
      "property",
      "An attribute that a method computes: `@property` before the method, `@name.setter` before one that sets it.",
      constructor: Builtin(
        "property", "Makes an attribute of methods that read, set and delete it.",
        [
          Parameter("fget", .callable, default: .null, "reads it"),
          Parameter("fset", .callable, default: .null, "sets it"),
          Parameter("fdel", .callable, default: .null, "deletes it"),
          Parameter("doc", .string, default: .null, "what it is"),
        ], returns: "property"
      ) { call in
        call.interpreter.makeHost(
          MemberWrapper(.property, call[0], setter: call[1], deleter: call[2]), property)
      },
      methods: [
        changed("getter", "The same property, read by another method.") {
          MemberWrapper(.property, $1, setter: $0.setter, deleter: $0.deleter)
        },
        changed("setter", "The same property, set by a method.") {
          MemberWrapper(.property, $0.function, setter: $1, deleter: $0.deleter)
        },
        changed("deleter", "The same property, deleted by a method.") {
          MemberWrapper(.property, $0.function, setter: $0.setter, deleter: $1)
        },
      ], hooks: hooks)
  }()

  private static let staticMethod = wrapper(
    "staticmethod", "A function in a class that gets no instance: `@staticmethod` before it.",
    .staticMethod)
  private static let classMethod = wrapper(
    "classmethod", "A method that gets the class instead of an instance: `@classmethod` before it.",
    .classMethod)

  private static func wrapper(
    _ name: String, _ summary: String, _ kind: MemberWrapper.Kind
  ) -> TypeRecord {
    var hooks = TypeRecord.Hooks()
    hooks.references = references
    hooks.call = { call in
      guard let wrapper = MemberWrapper.of(call[0]) else { return .null }
      return try call.interpreter.call(
        wrapper.function, Array(call.rest), named: call.options)
    }
    let known = hooks
    return TypeRecord(
      name, summary,
      constructor: Builtin(name, summary, [function], returns: name) { call in
        let record = kind == .staticMethod ? staticMethod : classMethod
        return call.interpreter.makeHost(MemberWrapper(kind, call[0]), record)
      }, hooks: known)
  }

  private static let references: @Sendable (AnyObject) -> [Value] = { object in
    guard let wrapper = object as? MemberWrapper else { return [] }
    return [wrapper.function, wrapper.setter, wrapper.deleter]
  }

  // MARK: Functions

  private static let functions: [Builtin] = [
    Builtin(
      "issubclass", "Whether a class is another or derives from it.",
      [
        Parameter("type", .any, "the class"),
        Parameter("types", .any, "a class, or a tuple of them"),
      ], returns: "bool",
      examples: ["issubclass(KeyError, Exception) => True", "issubclass(bool, str) => False"]
    ) { .bool(try $0.interpreter.isSubclass($0, $0[0], $0[1])) },
    Builtin(
      "vars", "The attributes of an object as a dict: changes of it are changes of the object.",
      [Parameter("object", .any, "an object of a class")], returns: "dict"
    ) { call in try call.interpreter.attribute(call[0], "__dict__") },
    Builtin(
      "delattr", "Removes an attribute by its name.",
      [Parameter("object", .any, "the value"), Parameter("name", .string, "the attribute")]
    ) { call in
      try call.interpreter.deleteAttribute(call[0], call.interpreter.intern(call.string(1)))
      return .null
    },
  ]
}
