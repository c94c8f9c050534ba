import QuireDocument

/// Writes what a cell gave.
struct OutputRenderer {
  private let page: PageContext
  /// What a picture without words of its own is called.
  private let title: String?
  private var html = HTML()
  /// Printed text that may go on with the next output.
  private var printed: (stream: Output.Stream, text: String)?

  static func html(_ outputs: [Output], title: String?, page: PageContext) throws(PageError) -> HTML
  {
    var renderer = OutputRenderer(page: page, title: title)
    for output in outputs { try renderer.write(output) }
    renderer.flush()
    return renderer.html
  }

  private init(page: PageContext, title: String?) {
    self.page = page
    self.title = title
  }

  private mutating func flush() {
    guard let (stream, text) = printed else { return }
    printed = nil
    TextOutput(stream == .stdout ? .stdout : .stderr, text).write(to: &html, page.words)
  }

  private mutating func write(_ output: Output) throws(PageError) {
    let content = output.content
    if case .stream(let stream, let text) = content {
      if printed?.stream != stream {
        flush()
        printed = (stream, "")
      }
      printed?.text += text
      return
    }
    flush()
    switch content {
    case .stream: break
    case .display(let bundle): try display(bundle, output.json["metadata"], .stdout)
    case .result(let bundle): try display(bundle, output.json["metadata"], .value)
    case .error(let name, let message, let traceback):
      let text =
        traceback.isEmpty
        ? [name, message].filter { !$0.isEmpty }.joined(separator: ": ")
        : traceback.map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }.joined(separator: "\n")
      TextOutput(.error, text).write(to: &html, page.words)
    case .unknown: remark(page.words.unshown)
    }
  }

  /// Writes the richest form of a bundle that a page can show.
  private mutating func display(
    _ bundle: MetadataValue, _ metadata: MetadataValue?, _ kind: TextOutput.Kind
  ) throws(PageError) {
    let plain = bundle["text/plain"]?.joinedText
    if case .object(let forms) = bundle {
      for form in forms where PictureData.types.contains(form.key) {
        picture(form, metadata?[form.key], plain)
        return
      }
      if forms.contains(where: { $0.key.hasPrefix("application/vnd.jupyter.widget") }) {
        if let plain { TextOutput(kind, plain).write(to: &html, page.words) }
        remark(page.words.widget)
        return
      }
    }
    if let text = bundle["text/html"]?.joinedText {
      let foreign = ProseRenderer.html(ofHTML: text, page: page)
      // What a script would have drawn leaves nothing.
      if !foreign.isEmpty || plain == nil {
        if foreign.isEmpty { remark(page.words.unshown) } else { rich(foreign) }
        return
      }
    }
    if let text = bundle["text/markdown"]?.joinedText {
      rich(try page.prose(text))
    } else if let text = bundle["text/latex"]?.joinedText {
      rich(try page.prose(text))
    } else if let value = bundle["application/json"] {
      TextOutput(kind, JSONWriter(indent: 2).text(value)).write(to: &html, page.words)
    } else if let plain {
      TextOutput(kind, plain).write(to: &html, page.words)
    } else {
      remark(page.words.unshown)
    }
  }

  private mutating func rich(_ content: HTML) {
    html += "<div class=\"rich\">"
    html += content
    html += "</div>"
  }

  private mutating func remark(_ text: String) {
    html.element("p", [Attribute("class", "remark")], text: text)
  }

  private mutating func picture(
    _ form: MetadataValue.Member, _ metadata: MetadataValue?, _ plain: String?
  ) {
    guard let picture = PictureData(type: form.key, text: form.value.joinedText) else {
      remark(page.words.undecodable)
      return
    }
    var attributes = [
      Attribute("src", picture.address), Attribute("alt", description(plain)),
    ]
    let recorded = Self.size(metadata)
    let size = recorded ?? (form.key == "image/png" ? Self.size(ofPNG: form.value.joinedText) : nil)
    if let (width, height) = size {
      attributes += [Attribute("width", "\(width)"), Attribute("height", "\(height)")]
    }
    html += "<figure>"
    html.open("img", attributes)
    html += "</figure>"
  }

  /// What the picture shows, in words: its text form, unless that only names its type.
  private func description(_ plain: String?) -> String {
    if let plain, !plain.hasPrefix("<"), !plain.isEmpty { return plain }
    return title.map(page.words.figure(of:)) ?? page.words.figure
  }

  private static func size(_ metadata: MetadataValue?) -> (Int, Int)? {
    guard case .int(let width)? = metadata?["width"], case .int(let height)? = metadata?["height"],
      1...20_000 ~= width, 1...20_000 ~= height
    else { return nil }
    return (width, height)
  }

  /// The size in the header of a PNG, so that the page does not jump.
  private static func size(ofPNG base64: String) -> (Int, Int)? {
    guard let size = Base64.bytes(base64, first: 1023).flatMap(PNGSize.init),
      1...20_000 ~= size.width, 1...20_000 ~= size.height
    else { return nil }
    return (size.width, size.height)
  }
}
