import QuireSyntax

extension JupyterReader {
  /// Reads one output; its texts become whole texts.
  func output(_ node: JSONNode, _ place: String) throws(Diagnostic) -> Output {
    guard case .object(var members) = node.value else { throw node.wrong(place, "an object") }
    let fields = node.fields
    func needed(_ name: String) throws(Diagnostic) -> JSONNode {
      guard let field = fields[name] else { throw node.mistake("\(place) has no `\(name)`") }
      return field
    }
    let type = try needed("output_type")
    switch try type.text("\(place): `output_type`") {
    case "stream":
      let name = try needed("name")
      guard Output.Stream(rawValue: try name.text("\(place): `name`")) != nil else {
        throw name.mistake(
          "\(place): `name` must be \"stdout\" or \"stderr\", found \(name.shown)")
      }
      members["text"] = .string(try needed("text").joinedText("\(place): `text`"))
    case "execute_result":
      _ = try needed("execution_count").count("\(place): `execution_count`")
      fallthrough
    case "display_data":
      let data = try needed("data")
      try check(data, "\(place): `data`")
      members["data"] = JupyterText.joined(data.value)
      _ = try fields["metadata"]?.object("\(place): `metadata`")
      // What a display says to a running frontend alone.
      members["transient"] = nil
    case "error":
      _ = try needed("ename").text("\(place): `ename`")
      _ = try needed("evalue").text("\(place): `evalue`")
      _ = try needed("traceback").texts("\(place): `traceback`")
    default:
      throw type.mistake(
        "\(place): \(type.shown) is no kind of output",
        hint: "expected \"stream\", \"display_data\", \"execute_result\" or \"error\"")
    }
    return Output(json: .object(members))
  }
}
