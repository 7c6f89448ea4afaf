internal import Glibc

/// A run while it is being written: a private folder that becomes a run at once, or never.
///
/// Files are made under a temporary name beside the runs; publishing syncs them, renames the
/// folder and moves the link `latest`. Whatever stops the program before that leaves `latest` and
/// every earlier run as they were.
package final class RunFolder {
  /// Such as `2026-11-22T021005Z-7f3a9c`: when the run began, and a mark of its own.
  package let id: String
  /// Where the run lies once it is published.
  package var publishedPath: String { "\(output)/runs/\(id)" }
  /// What was written so far, by path within the run.
  package private(set) var files: [String: FileSummary] = [:]
  private let output: String
  private var finished = FinishedFiles()
  private let temporary: String
  private var folders: Set<String> = []
  /// Made for this run: a run that is not published leaves nothing behind.
  private let madeFolders: [String]
  /// Whether the run lies at `publishedPath`, whole.
  package private(set) var isWhole = false
  /// Whether the temporary folder is of our making: another's is never touched.
  private var isOwner = false
  private var scratchFiles = 0

  /// Makes the temporary folder within `output`, which is made where it is missing.
  package init(output: String, id: String) throws(DeliveryError) {
    self.output = output
    self.id = id
    temporary = "\(output)/runs/.tmp-\(id)"
    madeFolders = try Folder.create("\(output)/runs")
    guard mkdir(temporary, 0o700) == 0 else {
      throw DeliveryError(errno: errno, path: temporary, creating: true)
    }
    isOwner = true
    folders = [temporary]
  }

  deinit {
    guard !isWhole else { return }
    if isOwner { Folder.remove(temporary) }
    for folder in madeFolders.reversed() { Folder.removeIfEmpty(folder) }
  }

  /// Where the run is written until it is published; for `discard`.
  package var unpublishedPath: String { temporary }

  /// Removes what was written of a run that will never be published, also what another thread adds
  /// meanwhile.
  package static func discard(_ unpublishedPath: String) {
    for _ in 0..<mostRemovals where Folder.isFolder(unpublishedPath) {
      Folder.remove(unpublishedPath)
    }
  }

  /// A folder that is still there after so many is one that this user cannot remove.
  private static let mostRemovals = 100

  /// A place for what only the run itself needs; gone when it is published.
  package func scratchPath(_ name: String) throws(DeliveryError) -> String {
    try Folder.create("\(temporary)/.scratch")
    return "\(temporary)/.scratch/\(name)"
  }

  /// A path for a scratch file, another each time.
  package func newScratchPath() throws(DeliveryError) -> String {
    scratchFiles += 1
    return try scratchPath("rows-\(scratchFiles)")
  }

  /// Makes a file of the run; `path` is relative, of our own making, never of data.
  package func create(_ path: String) throws(DeliveryError) -> RunFile {
    if let slash = path.lastIndex(of: "/") {
      let folder = "\(temporary)/\(path[..<slash])"
      try Folder.create(folder)
      folders.insert(folder)
    }
    return try RunFile(creating: "\(temporary)/\(path)")
  }

  /// Finishes a file made with `create`; it is on the disk when the run is published.
  package func finish(_ file: consuming RunFile, _ path: String) throws(DeliveryError) {
    files[path] = try file.finish(in: &finished)
  }

  /// Makes the run visible, whole, moves `latest` to it, and enters it in the ledger, signed with
  /// `key` where there is one.
  ///
  /// The files and the run's id are added to `manifest`. Whatever stops it leaves `latest` on a
  /// whole run; a run that is whole and has no line is entered by `LeftOvers.clear`.
  @discardableResult
  package func publish(_ manifest: Manifest, signedWith key: LedgerKey? = nil)
    throws(DeliveryError) -> LedgerEntry
  {
    try removeScratch()
    try finished.sync()
    let (manifest, sha256) = try write(manifest)
    for folder in folders.sorted(by: >) { try Folder.sync(folder) }
    try Folder.rename(temporary, to: publishedPath)
    isWhole = true
    try Folder.sync("\(output)/runs")
    try Latest.move(to: id, in: output)
    return try Ledger.append(
      LedgerEntry(of: manifest, sha256: sha256), to: output, signedWith: key)
  }

  /// Hands all files over to `path`, on the same disk, where they are no run's any more.
  package func move(to path: String) throws(DeliveryError) {
    try removeScratch()
    try finished.sync()
    for folder in folders.sorted(by: >) { try Folder.sync(folder) }
    try Folder.rename(temporary, to: path)
    isWhole = true
    for folder in madeFolders.reversed() { Folder.removeIfEmpty(folder) }
  }

  /// What only the run itself needed names patients, and is in no manifest: it is never published.
  private func removeScratch() throws(DeliveryError) {
    let scratch = "\(temporary)/.scratch"
    Folder.remove(scratch)
    guard !Folder.isFolder(scratch) else {
      throw .inputOutput(path: scratch, detail: "it cannot be removed")
    }
  }

  private func write(_ given: Manifest) throws(DeliveryError) -> (Manifest, sha256: String) {
    var manifest = given
    manifest.runId = id
    manifest.files = files
    var file = try RunFile(creating: "\(temporary)/\(Manifest.fileName)")
    try file.write(try manifest.encoded())
    return (manifest, try file.finish().sha256)
  }
}
