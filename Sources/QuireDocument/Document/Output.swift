/// Something a cell gave, in the words of Jupyter's notebook format, section "cell outputs".
///
/// It keeps the object of that format, so that what Quire does not know survives.
package struct Output: Hashable, Sendable {
  /// The object as nbformat 4.5 has it.
  package var json: MetadataValue

  package init(json: MetadataValue) { self.json = json }

  package enum Stream: String, Sendable {
    case stdout, stderr
  }

  /// What an output says.
  package enum Content: Hashable, Sendable {
    case stream(Stream, text: String)
    /// A picture or another display; a member of the bundle for each media type.
    case display(MetadataValue)
    /// The value of a cell's last expression.
    case result(MetadataValue)
    /// `traceback` holds lines of text, with colours of ANSI terminals.
    case error(name: String, message: String, traceback: [String])
    /// Nothing that nbformat knows.
    case unknown
  }

  package static func stream(_ stream: Stream, _ text: String) -> Output {
    Output(
      json: .object([
        .init("name", .string(stream.rawValue)), .init("output_type", .string("stream")),
        .init("text", .string(text)),
      ]))
  }

  /// A display of one thing in several media types: `["image/png": .string(base64), …]`.
  package static func display(
    _ data: [MetadataValue.Member], metadata: MetadataValue = .object([])
  ) -> Output {
    Output(
      json: .object([
        .init("data", .object(data)), .init("metadata", metadata),
        .init("output_type", .string("display_data")),
      ]))
  }

  /// The value of the last expression of the cell that was run as the `count`-th.
  package static func result(_ text: String, count: Int) -> Output {
    Output(
      json: .object([
        .init("data", .object([.init("text/plain", .string(text))])),
        .init("execution_count", .int(count)), .init("metadata", .object([])),
        .init("output_type", .string("execute_result")),
      ]))
  }

  package static func error(name: String, message: String, traceback: [String]) -> Output {
    Output(
      json: .object([
        .init("ename", .string(name)), .init("evalue", .string(message)),
        .init("output_type", .string("error")),
        .init("traceback", .array(traceback.map { .string($0) })),
      ]))
  }

  package var content: Content {
    switch json["output_type"]?.text {
    case "stream":
      return .stream(
        json["name"]?.text.flatMap { Stream(rawValue: $0) } ?? .stdout,
        text: json["text"]?.joinedText ?? "")
    case "display_data": return .display(json["data"] ?? .object([]))
    case "execute_result": return .result(json["data"] ?? .object([]))
    case "error":
      return .error(
        name: json["ename"]?.text ?? "", message: json["evalue"]?.text ?? "",
        traceback: json["traceback"]?.texts ?? [])
    default: return .unknown
    }
  }
}
