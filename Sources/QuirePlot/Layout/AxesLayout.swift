/// Where everything of one coordinate system goes on the page.
struct AxesLayout: Sendable {
  let axes: Axes
  let limits: Limits
  /// The place the grid gives to the box.
  var room = Rect(x: 0, y: 0, width: 200, height: 150)
  /// The frame that the data lies in.
  var box = Rect(x: 0, y: 0, width: 200, height: 150)
  var xTicks = TickSet.empty
  var yTicks = TickSet.empty
  /// Degrees counterclockwise of the labels below.
  var xRotation = 0.0
  var titleSize = Theme.titleSize
  var colorBar: ColorBarLayout?
  var legend: LegendLayout?

  init(_ axes: Axes) {
    self.axes = axes
    limits = Limits(of: axes)
    titleSize = axes.title?.size(orUsual: Theme.titleSize) ?? Theme.titleSize
  }

  var x: Projection {
    Projection(
      from: limits.xStart, to: limits.xEnd, start: box.x, end: box.maxX, scale: axes.x.scale)
  }

  var y: Projection {
    Projection(
      from: limits.yStart, to: limits.yEnd, start: box.maxY, end: box.y, scale: axes.y.scale)
  }

  var showsX: Bool { axes.showsFrame && axes.x.isVisible }
  var showsY: Bool { axes.showsFrame && axes.y.isVisible }

  /// Puts the box into its room, with the shape that the aspect asks for.
  mutating func fit(to room: Rect) {
    self.room = room
    box = room
    guard case .ratio(let ratio) = axes.aspect, ratio.isFinite, ratio > 0 else { return }
    let width = (limits.xEnd - limits.xStart).magnitude
    let height = (limits.yEnd - limits.yStart).magnitude * ratio
    guard width > 0, height > 0, (height / width).isFinite, height / width > 0 else { return }
    if room.width * height / width <= room.height {
      box.height = max(room.width * height / width, 1)
    } else {
      box.width = max(room.height * width / height, 1)
    }
    box.x = room.midX - box.width / 2
    box.y = room.midY - box.height / 2
  }

  /// Chooses ticks for the box as it now is.
  mutating func chooseTicks(_ canvas: some Canvas) {
    yTicks =
      showsY
      ? axes.yTicks(limits, intervals: box.height / (axes.y.tickFontSize * 2)) : .empty
    (xTicks, xRotation) = showsX ? horizontalTicks(canvas) : (.empty, 0)
    colorBar?.chooseTicks(height: box.height)
  }

  /// The ticks below: fewer, turned or thinned out until their labels do not touch.
  private func horizontalTicks(_ canvas: some Canvas) -> (TickSet, Double) {
    let size = axes.x.tickFontSize
    var intervals = (box.width / (size * 3)).rounded(.down)
    var set = axes.xTicks(limits, intervals: intervals)
    if let rotation = axes.x.tickRotation, rotation.isFinite {
      return (set, rotation)
    }
    if case .automatic = axes.x.ticks {
      while intervals > 1, !fits(set, rotation: 0, canvas) {
        intervals -= 1
        set = axes.xTicks(limits, intervals: intervals)
      }
      return (set, 0)
    }
    for rotation in [0.0, 35, 90] where fits(set, rotation: rotation, canvas) {
      return (set, rotation)
    }
    var every = 2
    while every < set.ticks.count {
      var thinned = set
      for index in thinned.ticks.indices where index % every != 0 {
        thinned.ticks[index].label = ""
      }
      if fits(thinned, rotation: 90, canvas) { return (thinned, 90) }
      every *= 2
    }
    return (set, 90)
  }

  /// Whether no label of a tick below touches its neighbour.
  private func fits(_ set: TickSet, rotation: Double, _ canvas: some Canvas) -> Bool {
    let font = Font(size: axes.x.tickFontSize)
    let places = set.major.filter { !$0.label.isEmpty }.map { tick -> (Double, Double) in
      let size = canvas.measure(RichText(tick.label), font)
      // Turned labels hang from their ends: only their lines' heights can touch.
      let width = rotation == 0 ? size.width : size.height / sine(rotation * .pi / 180)
      return (x(tick.value), width)
    }.sorted { $0.0 < $1.0 }
    let gap = rotation == 0 ? font.size * 0.5 : 1
    return zip(places, places.dropFirst()).allSatisfy { first, second in
      second.0 - first.0 >= (first.1 + second.1) / 2 + gap
    }
  }
}

extension Axis {
  var tickFontSize: Double {
    guard let tickSize, tickSize.isFinite else { return Theme.tickSize }
    return min(max(tickSize, 1), 400)
  }
}
