/// What the page itself says, in the language of its prose.
struct Words: Sendable {
  let isChinese: Bool

  /// The language of `lang`, a tag such as `zh-Hans`; English where there is no other.
  init(language: String) { isChinese = language.hasPrefix("zh") }

  private func pick(_ english: String, _ chinese: String) -> String {
    isChinese ? chinese : english
  }

  var contents: String { pick("Contents", "目录") }
  var skip: String { pick("Skip to the content", "跳到正文") }
  var theme: String { pick("Colours", "配色") }
  var automatic: String { pick("Auto", "自动") }
  var light: String { pick("Light", "浅色") }
  var dark: String { pick("Dark", "深色") }
  var hideCode: String { pick("Hide code", "隐藏代码") }
  var code: String { pick("Code", "代码") }
  var link: String { pick("Link to this section", "本节链接") }
  var notes: String { pick("Notes", "注释") }
  var back: String { pick("Back to the text", "返回正文") }
  var run: String { pick("This run", "本次运行") }
  var view: String { pick("View", "显示") }
  var diagram: String { pick("Diagram (source)", "图表（源码）") }
  var figure: String { pick("Figure", "图") }
  var widget: String {
    pick("An interactive widget stood here; pages keep text and pictures.", "此处为交互控件；页面只保留文字与图片。")
  }
  var unshown: String {
    pick("This output has no form that a page can show.", "此输出无法在页面中显示。")
  }
  var undecodable: String { pick("The picture's data cannot be read.", "图片数据无法读取。") }
  func remote(_ address: String) -> String { pick("picture at \(address)", "图片位于 \(address)") }
  func missing(_ name: String, _ reason: String) -> String {
    pick("picture \(name): \(reason)", "图片 \(name)：\(reason)")
  }
  func moreLines(_ count: Int) -> String {
    pick(
      count == 1 ? "1 more line" : "\(Self.grouped(count)) more lines",
      "其余 \(Self.grouped(count)) 行")
  }
  func figure(of title: String) -> String { pick("Figure: \(title)", "图：\(title)") }

  func failed(_ count: Int) -> String {
    pick(
      count > 1 ? "\(Self.grouped(count)) cells failed" : "A cell failed",
      count > 1 ? "有 \(Self.grouped(count)) 个单元运行失败" : "有单元运行失败")
  }
  var colon: String { pick(": ", "：") }
  var comma: String { pick(", ", "、") }
  var timedOut: String { pick("The time limit ended this run", "运行超时") }
  var running: String { pick("This run has not ended", "运行尚未结束") }
  var interrupted: String { pick("This run was interrupted", "运行被中断") }
  func unreached(_ count: Int) -> String {
    pick(
      count == 1 ? "1 code cell was not run" : "\(count) code cells were not run",
      "\(count) 个代码单元未运行")
  }
  var seed: String { pick("seed", "随机种子") }
  var profile: String { pick("profile", "配置") }
  var threads: String { pick("threads", "线程数") }
  var instructions: String { pick("instructions", "指令集") }
  var parameters: String { pick("parameters", "参数") }
  var outputs: String { pick("Output", "输出") }
  func cell(_ number: Int) -> String { pick("cell \(number)", "单元 \(number)") }

  /// `12,345`.
  static func grouped(_ count: Int) -> String {
    var digits = Array(String(count))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }

  /// Those that the templates use, by their names there.
  var table: [String: Any] {
    [
      "contents": contents, "skip": skip, "theme": theme, "automatic": automatic, "light": light,
      "dark": dark, "hideCode": hideCode, "code": code, "notes": notes, "run": run, "view": view,
      "outputs": outputs,
    ]
  }
}
