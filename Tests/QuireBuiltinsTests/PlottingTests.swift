import Foundation
import QuirePlot
import QuireRuntime
import QuireSyntax
import Testing

@testable import QuireBuiltins

/// A session of one test; what it says is text.
private final class Plotter {
  let session: Session
  let output = TextOutput()

  init() { session = .standard(output: output) }

  /// The representation of a program's last value, or the error as `Kind: message` and its hint.
  func run(_ code: String) -> String {
    do {
      let value = try session.run(SourceFile(name: "test", text: code))
      return try session.interpreter.representation(of: value)
    } catch let failure as Session.Failure {
      let first = failure.diagnostics.first
      return "\(first?.kind ?? ""): \(first?.message ?? "")"
        + (first?.hint.map { "\nhint: \($0)" } ?? "")
    } catch {
      return "\(error)"
    }
  }

  /// The open figures after a program.
  func figures(_ code: String) -> [Figure] {
    let result = run(code)
    if result.contains("Error: ") { Issue.record("\(result)") }
    return PlotState.takeOpenFigures(session.interpreter)
  }
}

struct PlottingTests {
  static let values: [(String, String)] = [
    (
      "import matplotlib.pyplot as p\np.plot([1, 2], [3, 4], 'r--', [1], [2], 'o')",
      "[<Line2D>, <Line2D>]"
    ),
    ("plt.xlim(5, 1)\nplt.xlim()", "(5.0, 1.0)"),
    ("fig, ax = plt.subplots()\nax", "<Axes>"),
    (
      "fig, axs = plt.subplots(2, 2)\naxs[1, 0].set_title('x')\n[a.get_title() for a in axs.flat]",
      "[\"\", \"\", \"x\", \"\"]"
    ),
    ("fig, axs = plt.subplots(2, 2)\nlen(axs[0]), axs[:, 1].shape", "(2, (2,))"),
    ("fig, (a, b) = plt.subplots(1, 2)\na, b", "(<Axes>, <Axes>)"),
    ("plt.subplots(1, 3, squeeze=False)[1].shape", "(1, 3)"),
    (
      "bars = plt.bar(range(3), [3, 1, 2])\nbars[2].get_height(), len(bars), [b.get_x() for b in bars][0]",
      "(2.0, 3, -0.4)"
    ),
    (
      "counts, edges, bars = plt.hist([1, 2, 2, 3], bins=[0, 2, 4])\ncounts.tolist(), edges.tolist()",
      "([1.0, 3.0], [0.0, 2.0, 4.0])"
    ),
    ("plt.rcParams['figure.figsize'] = (3, 2)\nplt.figure()", "<Figure 360×240 with 0 axes>"),
    (
      "plt.rcParams['font.sans-serif'] = ['SimHei']\nplt.rcParams['font.sans-serif']",
      "[\"SimHei\"]"
    ),
    ("plt.rcParams['axes.prop_cycle'].by_key()['color'][1]", "\"#ff7f0e\""),
    (
      "plt.cm.binary, plt.cm.viridis(1.0)[:3]",
      "(<Colormap \"binary\">, (0.9921568627450981, 0.9058823529411765, 0.1450980392156863))"
    ),
    ("plt.plot([[1, 2], [3, 4], [5, 6]])", "[<Line2D>, <Line2D>]"),
    ("plt.subplot(211)\nplt.subplot(212)\nplt.gcf()", "<Figure 768×576 with 2 axes>"),
    ("plt.subplot(2, 1, 1)\nplt.subplot(2, 1, 1)\nlen(plt.gcf().axes)", "1"),
    ("plt.imshow([[0, 1], [2, 3]])\nplt.colorbar(label='v')", "<Colorbar>"),
    ("plt.figure(1)\nplt.figure(2)\nplt.figure(1)\nplt.gcf().number", "1"),
  ]

  @Test("Values that programs see", arguments: values)
  func value(code: String, expected: String) {
    #expect(Plotter().run(code) == expected)
  }

  static let errors: [(String, String)] = [
    (
      "plt.plot([1, 2], [1, 2, 3])",
      "ValueError: plot: x has 2 values, but y has 3\nhint: give x and y the same number of values"
    ),
    (
      "plt.plot([[1, 2], [3]])",
      "ValueError: plot(): y is ragged: its element 0 has shape [2], element 1 has [1]\n"
        + "hint: every row needs the same length"
    ),
    (
      "plt.plot([1], 'rq')",
      "ValueError: plot: \"rq\" is not a format: \"q\" is no colour, line style or marker\nhint: for example \"r--o\": red, dashed, with circles"
    ),
    (
      "plt.plot([1], color='lightcorl')",
      "ValueError: plot: \"lightcorl\" is not a known colour\nhint: did you mean \"lightcoral\"?"
    ),
    (
      "plt.imshow([[[1, 2], [3, 4]]])",
      "TypeError: imshow() got an array of shape [1, 2, 2], which is no picture\nhint: an image is [rows, columns], [rows, columns, 1] or [rows, columns, 3]; take one picture of a batch with x[0]"
    ),
    (
      "plt.imshow([[1]], cmap='virdis')",
      "ValueError: imshow: \"virdis\" is not a known colour map\nhint: did you mean \"viridis\"?"
    ),
    (
      "plt.subplot(2, 2, 5)",
      "ValueError: subplot: index 5 does not lie in a grid of 2 by 2\nhint: the index counts from 1 to 4"
    ),
    (
      "plt.colorbar()",
      "ValueError: colorbar() found nothing with a colour scale in the current axes\nhint: call it after imshow, contour, or scatter with c=numbers"
    ),
    (
      "plt.figure(figsize=(-3, 2))",
      "ValueError: figure(): a figure -3.0 inches in width at 120.0 dots per inch cannot be drawn: expected 1 to 16384 pixels\nhint: figsize is in inches, for example figsize=(6.4, 4.8)"
    ),
    (
      "plt.savefig('/nowhere/x.png')",
      "IOError: savefig: \"/nowhere/x.png\" cannot be written: No such file or directory\nhint: the folder must be there before"
    ),
    (
      "plt.savefig('x.jpeg')",
      "ValueError: savefig: \"jpeg\" is not a known picture format\nhint: known: \"pdf\", \"png\", \"svg\""
    ),
    (
      "plt.axis('of')",
      "ValueError: axis(): \"of\" is not known\nhint: one of: off, on, equal, scaled, square, image, tight, auto"
    ),
    (
      "fig, ax = plt.subplots()\nplt.clf()\nax.plot([1])",
      "ValueError: these axes are no longer in their figure: it was cleared"
    ),
    (
      "fig, axs = plt.subplots(1, 3)\naxs[0, 1]",
      "IndexError: 2 indices for axes of shape [3]\nhint: one row or column of axes takes one index"
    ),
    (
      "plt.hist([1, 2], bins=0)",
      "ValueError: hist: expected 1 to 1,000,000 bins, found 0\nhint: bins is their number or a list of edges"
    ),
    (
      "plt.plot('loss')",
      "TypeError: plot() needs numbers to draw, got a string\nhint: a variable stands without quotes"
    ),
    (
      "plt.xscale('logg')",
      "ValueError: xscale(): \"logg\" is not a known scale\nhint: \"linear\" or \"log\""
    ),
  ]

  @Test("Errors say what to do", arguments: errors)
  func error(code: String, message: String) {
    #expect(Plotter().run(code) == message)
  }

  @Test("The curves of a training, as articles draw them")
  func curves() throws {
    let figures = Plotter().figures(
      """
      history = {"loss": [0.9, 0.5, 0.3], "val_loss": [0.8, 0.6, 0.5]}
      plt.figure(figsize=(8, 4))
      plt.subplot(1, 2, 1)
      plt.plot(history["loss"], label="loss")
      plt.plot(history["val_loss"], "--", label="val_loss")
      plt.title("Loss")
      plt.xlabel("epoch")
      plt.legend()
      plt.grid(True)
      plt.subplot(1, 2, 2)
      plt.bar(["a", "b"], [1, 2], color="lightcoral")
      plt.suptitle("Training")
      plt.tight_layout()
      """)
    let figure = try #require(figures.first)
    #expect(figures.count == 1 && figure.axes.count == 2 && figure.width == 8)
    #expect(figure.title?.text == "Training")
    let axes = figure.axes[0]
    #expect(axes.title?.text == "Loss" && axes.legend != nil && axes.grid != nil)
    #expect(axes.marks.compactMap(\.legendLabel) == ["loss", "val_loss"])
    guard case .line(let line) = axes.marks[1].kind else {
      Issue.record("no line")
      return
    }
    #expect(line.y == [0.8, 0.6, 0.5] && line.style == .dashed && line.color == .cycled(1))
    #expect(figure.axes[1].x.ticks == .fixed([0, 1], labels: ["a", "b"]))
    #expect(try figure.text().contains("val_loss"))
  }

  @Test("A confusion matrix and a grid of images")
  func images() throws {
    let figures = Plotter().figures(
      """
      m = [[5, 1], [2, 7]]
      plt.imshow(m, cmap="Blues")
      for i in range(2):
          for j in range(2):
              plt.text(j, i, m[i][j], ha="center", va="center")
      plt.xticks([0, 1], ["cat", "dog"], rotation=45)
      plt.colorbar()
      fig, axs = plt.subplots(2, 2)
      for ax in axs.flat:
          ax.imshow([[0, 128], [255, 3]], cmap=plt.cm.gray)
          ax.axis("off")
      """)
    #expect(figures.count == 2)
    let matrix = figures[0].axes[0]
    #expect(matrix.marks.count == 5 && matrix.colorBar != nil && matrix.aspect == .ratio(1))
    #expect(matrix.x.tickRotation == 45)
    #expect(try figures[0].text().contains("dog"))
    #expect(figures[1].axes.allSatisfy { !$0.showsFrame && $0.marks.count == 1 })
  }

  @Test("show() shows each open figure once, in order, and closes them")
  func show() {
    let plotter = Plotter()
    #expect(
      plotter.run(
        "plt.plot([1])\nplt.show()\nplt.figure(figsize=(1, 1))\nplt.plot([1])\nplt.show()\nplt.show()"
      )
        == "None")
    #expect(
      plotter.output.text
        == "<Figure 768×576 with 1 axes>\n<Figure 120×120 with 1 axes>\n")
    #expect(PlotState.takeOpenFigures(plotter.session.interpreter).isEmpty)
  }

  @Test("savefig writes the picture")
  func save() {
    let path = "/tmp/quire-plotting-\(getpid()).png"
    defer { unlink(path) }
    #expect(Plotter().run("plt.plot([1, 2])\nplt.savefig(\"\(path)\", dpi=50)") == "None")
    #expect(access(path, R_OK) == 0)
  }

  @Test("Two sessions do not see each other's figures")
  func sessions() {
    let first = Plotter()
    _ = first.run("plt.plot([1])")
    #expect(Plotter().run("len(plt.gcf().axes)") == "0")
    #expect(PlotState.takeOpenFigures(first.session.interpreter).count == 1)
  }

  @Test(
    "Every method draws what it is given",
    arguments: [
      "plt.scatter([1, 2], [3, 4], c=[0.1, 0.9], cmap='plasma', s=[10, 20], edgecolors='k')",
      "plt.barh(['a', 'b'], [1, 2], xerr=[0.1, 0.2])",
      "plt.fill_between([0, 1], [0, 1], [1, 2], alpha=0.3)",
      "plt.axhline(0, color='k', ls='--')", "plt.axvline(1)", "plt.axvspan(0, 1, alpha=0.2)",
      "plt.hlines([1, 2], 0, 1)", "plt.vlines(1, 0, [1, 2])",
      "plt.step([1, 2], [1, 2], where='mid')",
      "plt.semilogy([1, 10, 100])", "plt.errorbar([1, 2], [3, 4], yerr=0.5, fmt='o', capsize=3)",
      "plt.contour([0, 1], [0, 1], [[0, 1], [1, 2]], levels=3)", "plt.contourf([[0, 1], [1, 2]])",
      "plt.pcolormesh([0, 1, 2], [0, 1, 2], [[0, 1], [1, 2]])",
      "plt.hist2d([1, 2, 3], [1, 2, 3], bins=3)",
      "plt.hist([[1, 2], [2, 3]], bins=2, label=['a', 'b'])",
      "plt.hist([1, 2], histtype='step', density=True)",
      "plt.annotate('top', xy=(1, 2), xytext=(2, 3), arrowprops={'color': 'red'})",
      "plt.text(0.5, 0.5, 'x', transform=plt.gca().transAxes, fontsize='large')",
      "plt.gca().set(title='t', xlabel='x', ylim=(0, 1))\nplt.plot(range(3), label='r')\nplt.legend(loc='upper left')",
      "line, = plt.plot([1, 2])\nline.set_color('r')\nline.set_data([1], [2])\nline.set_label('l')",
      "bars = plt.bar([1, 2], [3, 4])\nbars[0].set_color('green')",
      "plt.plot([1], [2], 'kX')\nplt.gca().get_xaxis().set_visible(False)",
      "plt.imshow([[0.1, 0.2]])\nplt.gray()\nplt.axis('tight')",
      "plt.imshow([[[0.5, 0.1, 0.2]]], origin='lower', extent=[0, 1, 0, 1])",
      "plt.plot(np.arange(3), np.arange(3) ** 2, 'o-')",
      "plt.imshow(np.zeros((4, 6)), cmap='gray')",
      "plt.imshow(np.full((2, 2, 3), 255))",
      "plt.hist(np.linspace(0, 1, 50), bins=np.arange(0, 1.1, 0.1))",
      "plt.scatter(np.arange(4), np.arange(4), c=np.arange(4))",
      "plt.style.use('ggplot')\nplt.plot([1])\nplt.legend(['a'])\nplt.yticks([])\nplt.margins(0)",
    ])
  func methods(code: String) throws {
    let figures = Plotter().figures(code)
    let figure = try #require(figures.first)
    #expect(!figure.axes.isEmpty && !figure.axes[0].marks.isEmpty)
    #expect(try figure.png().count > 500)
    #expect(try !figure.text(TextStyle(colors: .full)).isEmpty)
  }
}
