/// A Swift type whose values are a tensor's elements.
package protocol TensorElement: Sendable {
  static var dtype: DType { get }
}

extension Float: TensorElement { package static var dtype: DType { .float32 } }
extension Double: TensorElement { package static var dtype: DType { .float64 } }
extension Int32: TensorElement { package static var dtype: DType { .int32 } }
extension Int64: TensorElement { package static var dtype: DType { .int64 } }
extension Int: TensorElement { package static var dtype: DType { .int64 } }
extension UInt8: TensorElement { package static var dtype: DType { .uint8 } }
extension Bool: TensorElement { package static var dtype: DType { .bool } }
