/// The type of a tensor's elements.
package enum DType: String, CaseIterable, Hashable, Sendable, CustomStringConvertible {
  case float32, float64, int32, int64, uint8, bool

  /// The bytes of one element.
  package var byteSize: Int {
    switch self {
    case .float32, .int32: 4
    case .float64, .int64: 8
    case .uint8, .bool: 1
    }
  }

  package var isFloat: Bool { self == .float32 || self == .float64 }

  /// True for the integer types; bool is not one of them.
  package var isInteger: Bool { self == .int32 || self == .int64 || self == .uint8 }

  package var description: String { rawValue }
}
