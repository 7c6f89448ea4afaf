internal import Crypto
internal import Glibc

/// A folder for somebody outside, such as an inspector, while it is being written: it appears whole
/// under its name, with the hash of every file, or never.
package final class PackFolder {
  /// The hash and the path of every other file, for `sha256sum -c`.
  package static let sumsName = "SHA256SUMS"

  /// Where it lies until it is published; for `RunFolder.discard`.
  package let unfinishedPath: String
  private let path: String
  private let parent: String
  private var sums: [String: String] = [:]
  private var finished = FinishedFiles()
  private var folders: Set<String>
  private var isPublished = false

  /// Begins the folder `path`, of which there must be nothing yet, in a folder that is there.
  package init(_ path: String) throws(DeliveryError) {
    let name = String(path.reversed().drop { $0 == "/" }.reversed())
    self.path = name
    let slash = name.lastIndex(of: "/")
    parent = slash.map { $0 == name.startIndex ? "/" : String(name[..<$0]) } ?? "."
    let mark = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    unfinishedPath = "\(parent)/.tmp-pack-\(mark)"
    folders = [unfinishedPath]
    var status = stat()
    guard !name.isEmpty, lstat(name, &status) != 0 else {
      throw .cannotCreate(path: path, detail: "it is there already")
    }
    guard mkdir(unfinishedPath, 0o700) == 0 else {
      throw DeliveryError(errno: errno, path: path, creating: true)
    }
  }

  deinit {
    if !isPublished { Folder.remove(unfinishedPath) }
  }

  /// A place within it for what is no part of it; nothing may be left there.
  package var workPath: String { "\(unfinishedPath)/.work" }

  /// Makes a file; `path` is relative, of our own making, never of data.
  package func create(_ path: String) throws(DeliveryError) -> RunFile {
    if let slash = path.lastIndex(of: "/") {
      let folder = "\(unfinishedPath)/\(path[..<slash])"
      // Not those above it: a pack that was taken away must not come back.
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
        throw DeliveryError(errno: errno, path: folder, creating: true)
      }
      folders.insert(folder)
    }
    return try RunFile(creating: "\(unfinishedPath)/\(path)")
  }

  /// Finishes a file made with `create`; it is on the disk when the folder is published.
  package func finish(_ file: consuming RunFile, _ path: String) throws(DeliveryError) {
    sums[path] = try file.finish(in: &finished).sha256
  }

  /// Takes over all files of a run that will not be published, into the folder `name`.
  package func adopt(_ run: RunFolder, at name: String) throws(DeliveryError) {
    try run.move(to: "\(unfinishedPath)/\(name)")
    for (path, file) in run.files { sums["\(name)/\(path)"] = file.sha256 }
  }

  /// Adds the file of hashes and makes the folder visible; gives the SHA-256 of that file.
  ///
  /// Throws where there is anything of its name by now, which is left alone.
  package func publish() throws(DeliveryError) -> String {
    guard rmdir(workPath) == 0 || errno == ENOENT else {
      throw DeliveryError(errno: errno, path: workPath)
    }
    let lines = sums.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "\($0.value)  \($0.key)\n" }
    var file = try RunFile(creating: "\(unfinishedPath)/\(Self.sumsName)")
    try file.write(Array(lines.joined().utf8))
    let sha256 = try file.finish(in: &finished).sha256
    try finished.sync()
    for folder in folders.sorted(by: >) { try Folder.sync(folder) }
    // Never onto a file or a folder in which there is anything.
    try Folder.rename(unfinishedPath, to: path)
    do {
      try Folder.sync(parent)
    } catch {
      // Nobody knows whether it would still be there tomorrow.
      try Folder.rename(path, to: unfinishedPath)
      throw error
    }
    isPublished = true
    return sha256
  }
}
