/// A statement and where it stands.
package struct Statement: Sendable {
  package let kind: Kind
  package let span: Span

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable {
    case expression(Expression)
    /// `a = b, c = value`: targets from left to right.
    case assign(targets: [Expression], value: Expression)
    case augmented(target: Expression, op: BinaryOperator, value: Expression)
    /// `name: annotation = value`
    case annotated(target: Expression, annotation: Expression, value: Expression?)
    /// `elif` is an `if` alone in `otherwise`.
    case conditional(condition: Expression, then: [Statement], otherwise: [Statement])
    case whileLoop(condition: Expression, body: [Statement], otherwise: [Statement])
    case forLoop(
      target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement])
    case function(Function, decorators: [Expression])
    case classDefinition(ClassDefinition, decorators: [Expression])
    case returns(Expression?)
    case breaks
    case continues
    case pass
    case delete([Expression])
    case global([Name])
    case nonlocal([Name])
    case assert(condition: Expression, message: Expression?)
    case raise(Expression?)
    case attempt(Attempt)
    case with([WithItem], body: [Statement])
    case importModules([ImportedModule])
    /// `from module import names`; nil names is `*`. Starlark's `load` is this too: its
    /// module is a file name, which has a slash.
    case importNames(module: Name, names: [ImportedName]?)
  }
}

/// `def` or `lambda`.
package struct Function: Sendable {
  /// nil for a lambda.
  package let name: Name?
  package let parameters: [Parameter]
  package let returns: Expression?
  package let docstring: String?
  /// A lambda's body is one `return`.
  package let body: [Statement]

  package init(
    name: Name?, parameters: [Parameter], returns: Expression?, docstring: String?,
    body: [Statement]
  ) {
    self.name = name
    self.parameters = parameters
    self.returns = returns
    self.docstring = docstring
    self.body = body
  }

  package struct Parameter: Sendable {
    package enum Form: Sendable {
      case positionalOnly
      case ordinary
      case keywordOnly
      /// `*args`
      case variadic
      /// `**kwargs`
      case variadicKeyword
    }
    package let form: Form
    package let name: Name
    package let annotation: Expression?
    package let defaultValue: Expression?

    package init(form: Form, name: Name, annotation: Expression?, defaultValue: Expression?) {
      self.form = form
      self.name = name
      self.annotation = annotation
      self.defaultValue = defaultValue
    }
  }
}

package struct ClassDefinition: Sendable {
  package let name: Name
  package let base: Expression?
  package let docstring: String?
  package let body: [Statement]

  package init(name: Name, base: Expression?, docstring: String?, body: [Statement]) {
    self.name = name
    self.base = base
    self.docstring = docstring
    self.body = body
  }
}

/// `try` with its handlers.
package struct Attempt: Sendable {
  package struct Handler: Sendable {
    /// The kind caught, or a tuple of kinds; nil catches every error.
    package let kind: Expression?
    package let name: Name?
    package let body: [Statement]

    package init(kind: Expression?, name: Name?, body: [Statement]) {
      self.kind = kind
      self.name = name
      self.body = body
    }
  }
  package let body: [Statement]
  package let handlers: [Handler]
  package let otherwise: [Statement]
  package let finally: [Statement]

  package init(
    body: [Statement], handlers: [Handler], otherwise: [Statement], finally: [Statement]
  ) {
    self.body = body
    self.handlers = handlers
    self.otherwise = otherwise
    self.finally = finally
  }
}

package struct WithItem: Sendable {
  package let context: Expression
  package let target: Expression?

  package init(context: Expression, target: Expression?) {
    self.context = context
    self.target = target
  }
}

/// `a.b.c as d`
package struct ImportedModule: Sendable {
  package let path: Name
  package let alias: Name?

  package init(path: Name, alias: Name?) {
    self.path = path
    self.alias = alias
  }
}

/// `x as y`
package struct ImportedName: Sendable {
  package let name: Name
  package let alias: Name?

  package init(name: Name, alias: Name?) {
    self.name = name
    self.alias = alias
  }
}
