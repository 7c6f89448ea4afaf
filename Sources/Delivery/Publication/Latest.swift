internal import Glibc

/// The link to the newest run.
enum Latest {
  /// The id of the run that it names; nil: there is no link, or it points elsewhere.
  static func run(in output: String) -> String? {
    guard let target = Folder.link("\(output)/latest"), target.hasPrefix("runs/") else {
      return nil
    }
    return String(target.dropFirst("runs/".count))
  }

  /// Moves it in one step: whoever looks finds the old run or the new one.
  static func move(to id: String, in output: String) throws(DeliveryError) {
    let link = "\(output)/.latest-\(id)"
    unlink(link)
    guard symlink("runs/\(id)", link) == 0 else {
      throw DeliveryError(errno: errno, path: link, creating: true)
    }
    do {
      try Folder.rename(link, to: "\(output)/latest")
      try Folder.sync(output)
    } catch {
      unlink(link)
      throw .latestNotMoved(run: "\(output)/runs/\(id)", latest: "\(output)/latest")
    }
  }
}
