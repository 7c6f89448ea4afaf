package import Monitoring

/// The names of runs, which are those of their folders.
package enum RunID {
  private static let markBound: UInt32 = 1 << 24

  /// Such as `2026-11-22T021005Z-7f3a9c`: sorts by time, and two of one second differ.
  package static func new(_ started: Instant) -> String {
    let time = "\(started)".filter { $0 != ":" }
    return time + "-" + hexadecimal(.random(in: 0..<markBound))
  }

  /// Also sorts after `newest`, the run before it, within one second or by a clock that was set back:
  /// what a later run says replaces what an earlier one said.
  package static func new(_ started: Instant, after newest: String?) -> String {
    let id = new(started)
    guard let newest, id <= newest else { return id }
    guard newest.dropLast(6).hasSuffix("-"),
      let mark = UInt32(newest.suffix(6), radix: 16), mark + 1 < markBound
    else {
      return newest + "-" + hexadecimal(0)
    }
    return newest.dropLast(6) + hexadecimal(mark + 1)
  }

  private static func hexadecimal(_ mark: UInt32) -> String {
    let digits = String(mark, radix: 16)
    return String(repeating: "0", count: 6 - digits.count) + digits
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
