package import Monitoring

/// The names of runs, which are those of their folders.
package enum RunID {
  /// Such as `2026-11-22T021005Z-7f3a9c`: sorts by time, and two of one second differ.
  package static func new(_ started: Instant) -> String {
    let time = "\(started)".filter { $0 != ":" }
    let mark = String(UInt32.random(in: 0..<(1 << 24)), radix: 16)
    return time + "-" + String(repeating: "0", count: 6 - mark.count) + mark
  }

  /// Letters, digits and hyphens of ASCII: nothing that leads out of the folder of runs.
  static func isValid(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
      }
  }

  /// The runs that have a folder in `output`, in order.
  static func published(_ output: String) -> [String] {
    Folder.entries("\(output)/runs").filter { $0.isFolder && !$0.name.hasPrefix(".") }.map(\.name)
  }
}
