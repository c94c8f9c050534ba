/// An operator of the language that the objects of a Swift class may answer.
///
/// `!=`, `>`, `<=` and `>=` follow from `==` and `<`.
public enum HostOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case matmul = "@"
  case and = "&"
  case or = "|"
  case xor = "^"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case equal = "=="
  case less = "<"
}
