internal import Delivery
internal import Glibc

/// A private folder outside the output, for what is written and thrown away.
struct TemporaryPlace {
  let path: String

  /// Makes it in the folder of the variable TMPDIR, or else in `/tmp`.
  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(parent)/remswatch-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else {
      throw CommandError(
        status: .cannotCreate,
        description: "No folder can be made in \(parent) (\(String(cString: strerror(errno)))); "
          + "set TMPDIR to one that can be written.")
    }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Makes one that is taken away too where the program is told to stop.
  init(_ interruption: Interruption) throws {
    self = try interruption.protecting {
      let place = try TemporaryPlace()
      interruption.setUnfinished(place.path)
      return place
    }
  }

  func remove() {
    RunFolder.discard(path)
  }
}
