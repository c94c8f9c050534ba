import QuireData
import QuirePlot
import QuireRuntime
import QuireTensor

// Errors of the lower layers as the language shows them.

extension Interruption: CancellationSource {
  package var isCancelled: Bool { isDue }
}

extension TensorError: ScriptErrorConvertible {
  package var scriptError: ScriptError {
    let kind: ErrorKind =
      switch self.kind {
      case .shape: .shape
      case .dtype: .type
      case .index: .index
      case .value: .value
      case .memory: .memory
      case .limit: .limit
      case .library: .runtime
      case .gradient: .value
      case .cancelled: .interrupt
      }
    return ScriptError(
      kind, self.kind == .cancelled ? "interrupted" : message, hint: hint, keyword: argument)
  }
}

extension DataError: ScriptErrorConvertible {
  package var scriptError: ScriptError { ScriptError(.io, message, hint: hint) }
}

extension PlotError: ScriptErrorConvertible {
  package var scriptError: ScriptError {
    let kind: ErrorKind =
      switch self.kind {
      case .value: .value
      case .file: .io
      case .missing: .runtime
      case .cancelled: .interrupt
      }
    return ScriptError(
      kind, self.kind == .cancelled ? message : "\(operation): \(message)", hint: hint,
      keyword: argument)
  }
}
