extension MathMLPrinter {
  mutating func enclosed(
    _ enclosure: Enclosure, _ nodes: [Node], _ size: MathSize, _ form: OperatorForm
  ) {
    let content: (inout MathMLPrinter) -> Void = { $0.content(nodes, size, form) }
    switch enclosure {
    case .box: element("mrow", " style=\"border:1px solid;padding:0.3em\"", content)
    case .upwardStrike: element("mrow", Self.strikes(["to top left"]), content)
    case .downwardStrike: element("mrow", Self.strikes(["to top right"]), content)
    case .crossStrike: element("mrow", Self.strikes(["to top left", "to top right"]), content)
    case .horizontalStrike: element("mrow", Self.strikes(["to top"]), content)
    case .phantom: element("mphantom", "", content)
    case .widthOnly:
      element("mpadded", " height=\"0\" depth=\"0\"") { $0.element("mphantom", "", content) }
    case .heightOnly: element("mpadded", " width=\"0\"") { $0.element("mphantom", "", content) }
    case .smashed: element("mpadded", " height=\"0\" depth=\"0\"", content)
    case .overlapRight: element("mpadded", " width=\"0\"", content)
    case .overlapLeft:
      element("mpadded", " width=\"0\" style=\"direction:rtl\"", content)
    }
  }

  /// Lines through the middle of a box, across the given directions; MathML Core has no `menclose`.
  private static func strikes(_ directions: [String]) -> String {
    let near = "calc(50% - 0.025em)"
    let far = "calc(50% + 0.025em)"
    let lines = directions.map {
      "linear-gradient(\($0),transparent \(near),currentcolor \(near) \(far),transparent \(far))"
    }
    return " style=\"background:\(lines.joined(separator: ","));print-color-adjust:exact\""
  }
}
