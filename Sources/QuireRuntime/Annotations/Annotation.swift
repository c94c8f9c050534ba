/// What an annotation demands of a value, as far as it is checked.
indirect enum Annotation {
  /// One of Quire's own types.
  case type(ParameterType)
  /// The type that a global variable holds at the time of the check; anything while it holds no type.
  case global(slot: Int)
  /// `Tensor["batch", 784]`
  case shape([Dimension])
  case either([Annotation])

  /// One extent of a shape.
  enum Dimension {
    case size(Int)
    /// A size that is the same wherever its name stands in one call; its place among the call's names.
    case named(Int)
    case any
    /// `...`: any number of extents.
    case rest
  }

  /// Types that satisfy it at a glance: a bit for each `CoreType`.
  var mask: UInt32 {
    switch self {
    case .type(let type):
      type.hosts.isEmpty ? type.mask : type.mask & ~(1 << UInt32(CoreType.host.rawValue))
    case .global, .shape: 0
    case .either(let parts): parts.reduce(0) { $0 | $1.mask }
    }
  }

  static let none = Annotation.type(.null)
}

/// A check that a function makes of an argument or its result, or an assignment of its value.
struct AnnotationCheck {
  enum Subject {
    case argument(name: String, index: Int)
    case result
    case variable(String)
  }

  let subject: Subject
  let annotation: Annotation
  /// The annotation as written.
  let text: String
  /// `Annotation.mask`, kept where the machine finds it quickly.
  let mask: UInt32
  /// The registers of the sizes that have names, and these names.
  let firstSize: Int
  let sizeNames: [String]
}
