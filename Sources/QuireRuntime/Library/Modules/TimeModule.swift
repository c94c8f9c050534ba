import Glibc

/// `time`: clocks and waiting.
enum TimeModule {
  static let module = NativeModule(
    "time", "Clocks and waiting.",
    [
      .function(
        Builtin("time", "Seconds since 1970.", returns: "float") { _ in
          .double(seconds(CLOCK_REALTIME))
        }),
      .function(
        Builtin(
          "perf_counter", "Seconds of a clock that only goes forward, for measuring.",
          returns: "float"
        ) { _ in
          .double(seconds(CLOCK_MONOTONIC))
        }),
      .function(
        Builtin("time_ns", "Nanoseconds since 1970.", returns: "int") { _ in
          .int(nanoseconds(CLOCK_REALTIME))
        }),
      .function(
        Builtin(
          "perf_counter_ns", "Nanoseconds of a clock that only goes forward, for measuring.",
          returns: "int"
        ) { _ in
          .int(nanoseconds(CLOCK_MONOTONIC))
        }),
      .function(
        Builtin("monotonic", "Seconds of a clock that only goes forward.", returns: "float") { _ in
          .double(seconds(CLOCK_MONOTONIC))
        }),
      .function(
        Builtin("process_time", "Seconds of work that this process has done.", returns: "float") {
          _ in
          .double(seconds(CLOCK_PROCESS_CPUTIME_ID))
        }),
      .function(
        Builtin("sleep", "Waits.", [Parameter("seconds", .float, "how long")]) { call in
          let wanted = try call.double(0)
          guard wanted >= 0 else {
            throw call.fail(
              .value, "a time to wait is not negative, got \(Interpreter.text(of: wanted))", at: 0)
          }
          let end = seconds(CLOCK_MONOTONIC) + wanted
          while true {
            try call.interpreter.poll()
            let left = end - seconds(CLOCK_MONOTONIC)
            if left <= 0 { return .null }
            usleep(UInt32(min(left, 0.02) * 1e6))
          }
        }),
    ])

  private static func nanoseconds(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
