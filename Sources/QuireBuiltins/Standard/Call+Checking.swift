import QuireRuntime

extension Call {
  /// Runs `body`; a mistake it finds is one of argument `index`.
  func checking<R>(_ index: Int, _ body: () throws -> R) throws -> R {
    try amending(body) { failure in
      failure.argument = index
      failure.keyword = index < builtin.parameters.count ? builtin.parameters[index].name : nil
    }
  }

  /// The same for one element of a list that is an argument.
  func checking<R>(_ index: Int, element: Int, _ body: () throws -> R) throws -> R {
    do {
      return try checking(index, body)
    } catch var failure as ScriptError {
      failure.path = [element] + failure.path
      throw failure
    }
  }

  /// The same for the parameter of a name, unless the mistake names another.
  func checking<R>(_ name: String, _ body: () throws -> R) throws -> R {
    try amending(body) { failure in
      if failure.argument == nil, failure.keyword == nil { failure.keyword = name }
    }
  }

  private func amending<R>(
    _ body: () throws -> R, _ amend: (inout ScriptError) -> Void
  ) throws -> R {
    do {
      return try body()
    } catch {
      guard
        var failure = error as? ScriptError ?? (error as? any ScriptErrorConvertible)?.scriptError
      else { throw error }
      amend(&failure)
      throw failure
    }
  }
}
