import QuireSyntax

/// Writes a tree as one line a statement, in the form of `Tests/Reference/tree.py`, which writes CPython's.
struct TreeDumper {
  static func dump(_ program: Program) -> String {
    program.statements.map { TreeDumper().statement($0) }.joined(separator: "\n")
  }

  func block(_ statements: [Statement]) -> String {
    "{" + statements.map(statement).joined(separator: "; ") + "}"
  }

  func statement(_ statement: Statement) -> String {
    switch statement.kind {
    case .expression(let value): dump(value)
    case .assign(let targets, let value): "(= \(list(targets)) \(dump(value)))"
    case .augmented(let target, let op, let value):
      "(\(op.rawValue)= \(dump(target)) \(dump(value)))"
    case .annotated(let target, let annotation, let value):
      "(: \(dump(target)) \(dump(annotation)) \(dump(value)))"
    case .conditional(let condition, let then, let otherwise):
      "(if \(dump(condition)) \(block(then)) \(block(otherwise)))"
    case .whileLoop(let condition, let body, let otherwise):
      "(while \(dump(condition)) \(block(body)) \(block(otherwise)))"
    case .forLoop(let target, let iterable, let body, let otherwise):
      "(for \(dump(target)) \(dump(iterable)) \(block(body)) \(block(otherwise)))"
    case .function(let function, let decorators):
      "(def \(function.name?.text ?? "_") \(parameters(function)) \(dump(function.returns)) "
        + "\(docstring(function.docstring)) \(block(function.body))\(marks(decorators)))"
    case .classDefinition(let type, let decorators):
      "(class \(type.name.text) \(dump(type.base)) \(docstring(type.docstring)) "
        + "\(block(type.body))\(marks(decorators)))"
    case .returns(let value): "(return \(dump(value)))"
    case .breaks: "(break)"
    case .continues: "(continue)"
    case .pass: "(pass)"
    case .delete(let targets): "(del \(list(targets)))"
    case .global(let names): "(global \(names.map(\.text).joined(separator: " ")))"
    case .nonlocal(let names): "(nonlocal \(names.map(\.text).joined(separator: " ")))"
    case .assert(let condition, let message): "(assert \(dump(condition)) \(dump(message)))"
    case .raise(let value): "(raise \(dump(value)))"
    case .attempt(let attempt): dump(attempt)
    case .with(let items, let body):
      "(with "
        + items.map { "\(dump($0.context)) \(dump($0.target))" }.joined(separator: " ")
        + " \(block(body)))"
    case .importModules(let modules):
      "(import "
        + modules.map { $0.path.text + ($0.alias.map { " as \($0.text)" } ?? "") }
        .joined(separator: ", ") + ")"
    case .importNames(let module, let names):
      "(from \(module.text) "
        + (names.map {
          $0.map { $0.name.text + ($0.alias.map { " as \($0.text)" } ?? "") }
            .joined(separator: ", ")
        } ?? "*") + ")"
    }
  }

  private func dump(_ attempt: Attempt) -> String {
    let handlers = attempt.handlers.map {
      " (except \(dump($0.kind)) \($0.name?.text ?? "_") \(block($0.body)))"
    }
    return "(try \(block(attempt.body))\(handlers.joined()) \(block(attempt.otherwise)) "
      + "\(block(attempt.finally)))"
  }

  private func marks(_ decorators: [Expression]) -> String {
    decorators.map { " @\(dump($0))" }.joined()
  }

  private func docstring(_ text: String?) -> String {
    text.map { quoted($0.utf8) } ?? "_"
  }

  private func parameters(_ function: Function) -> String {
    let parameters = function.parameters.map { parameter -> String in
      let mark =
        switch parameter.form {
        case .positionalOnly: "/"
        case .ordinary: ""
        case .keywordOnly: "!"
        case .variadic: "*"
        case .variadicKeyword: "**"
        }
      return mark + parameter.name.text
        + (parameter.annotation.map { ":\(dump($0))" } ?? "")
        + (parameter.defaultValue.map { "=\(dump($0))" } ?? "")
    }
    return "[" + parameters.joined(separator: " ") + "]"
  }
}

extension TreeDumper {
  func dump(_ expression: Expression?) -> String {
    guard let expression else { return "_" }
    return switch expression.kind {
    case .none: "None"
    case .ellipsis: "..."
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .longInt(let value):
      "(int \(value.radix) \(String(decoding: value.digits, as: UTF8.self)))"
    case .float(let value): "\(value)"
    case .string(let text): quoted(text.utf8)
    case .bytes(let bytes): "b" + quoted(bytes)
    case .formatted(let pieces): "(f\(dump(pieces)))"
    case .name(let name): name
    case .list(let items): list(items)
    case .tuple(let items): "(tuple \(list(items)))"
    case .set(let items): "(set \(list(items)))"
    case .dict(let items):
      "(dict"
        + items.map { $0.key.map { " \(dump($0)):" } ?? " **" + "" }.enumerated()
        .map { $0.element + dump(items[$0.offset].value) }.joined() + ")"
    case .unary(let op, let operand): "(\(op.rawValue) \(dump(operand)))"
    case .binary(let op, let left, let right): "(\(op.rawValue) \(dump(left)) \(dump(right)))"
    case .comparison(let first, let links):
      "(compare \(dump(first))"
        + links.map { " \($0.op.rawValue) \(dump($0.operand))" }.joined() + ")"
    case .and(let left, let right): "(and \(dump(left)) \(dump(right)))"
    case .or(let left, let right): "(or \(dump(left)) \(dump(right)))"
    case .not(let operand): "(not \(dump(operand)))"
    case .conditional(let condition, let then, let otherwise):
      "(choose \(dump(condition)) \(dump(then)) \(dump(otherwise)))"
    case .call(let callee, let arguments):
      "(call \(dump(callee))" + arguments.map { " " + dump($0) }.joined() + ")"
    case .attribute(let value, let name): "(. \(dump(value)) \(name.text))"
    case .subscripted(let value, let index): "(at \(dump(value)) \(dump(index)))"
    case .slice(let lower, let upper, let step):
      "(slice \(dump(lower)) \(dump(upper)) \(dump(step)))"
    case .lambda(let function): "(lambda \(parameters(function)) \(block(function.body)))"
    case .comprehension(let comprehension): dump(comprehension)
    case .starred(let value): "(* \(dump(value)))"
    }
  }

  private func list(_ items: [Expression]) -> String {
    "[" + items.map { dump($0) }.joined(separator: " ") + "]"
  }

  private func dump(_ argument: Argument) -> String {
    switch argument.form {
    case .positional: dump(argument.value)
    case .keyword(let name): "\(name.text)=\(dump(argument.value))"
    case .spread: "*\(dump(argument.value))"
    case .keywordSpread: "**\(dump(argument.value))"
    }
  }

  private func dump(_ comprehension: Comprehension) -> String {
    let element =
      switch comprehension.element {
      case .list(let value): "(listed \(dump(value))"
      case .set(let value): "(setted \(dump(value))"
      case .generator(let value): "(generated \(dump(value))"
      case .dict(let key, let value): "(dicted \(dump(key)) \(dump(value))"
      }
    let clauses = comprehension.clauses.map { clause in
      switch clause {
      case .loop(let target, let iterable): " (for \(dump(target)) \(dump(iterable)))"
      case .condition(let condition): " (if \(dump(condition)))"
      }
    }
    return element + clauses.joined() + ")"
  }

  private func dump(_ pieces: [FormattedPiece]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): " " + quoted(text.utf8)
      case .value(let value):
        " {\(dump(value.value))\(value.conversion.map { "!\($0)" } ?? "")"
          + (value.spec.isEmpty ? "" : " :\(dump(value.spec))") + "}"
      }
    }.joined()
  }

  /// Bytes between quotes; all but printable ASCII as `\xNN`.
  private func quoted(_ bytes: some Sequence<UInt8>) -> String {
    "\""
      + bytes.map { byte in
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): "\\" + String(Character(Unicode.Scalar(byte)))
        case 0x20..<0x7F: String(Character(Unicode.Scalar(byte)))
        default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
      }.joined() + "\""
  }
}
