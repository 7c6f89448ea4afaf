internal import Glibc

/// The mails of an output folder that are on their way, in `OUTPUT/.state/outbox`: a folder a
/// batch, and in it of each mail its state and, while it waits, its bytes.
///
/// A batch is written before its run is published and becomes valid in one step after the run's
/// ledger line, so that a run that is stopped anywhere between has all its mails or none. The batches
/// of runs are made holding the lock of publishing, and mails are sent holding that of sending.
package struct Outbox: Sendable {
  let output: String

  package init(_ output: String) {
    self.output = output
  }

  var folder: String { "\(OutputLock.stateFolder(output))/outbox" }
  /// Batches of which nothing waits any more: a flush need not look at them.
  var doneFolder: String { "\(folder)/.done" }

  /// Whether there was ever a mail.
  package var exists: Bool { Folder.isFolder(folder) }

  /// Stands before the name of a batch that is not valid yet.
  static let stagedPrefix = ".new-"
  /// Stands behind a run's id in the name of a batch that was entered by a later run.
  static let lateMark = ".late-"
  /// Bytes of a mail's state.
  private static let sizeLimit = 1 << 16

  /// A mail that was found, and where.
  struct Entry: Hashable {
    /// Of its batch.
    var folder: String
    var item: OutboxItem

    /// Of its files, without their ends.
    var path: String { "\(folder)/\(item.id)" }
  }

  /// Every mail of every valid batch, the oldest first.
  package func items() -> [OutboxItem] {
    let batches = Self.batches(folder) + Self.batches(doneFolder)
    return batches.flatMap { Self.items($0) }.sorted(by: OutboxItem.isOlder)
  }

  /// The mails of a run, also those that were entered late; no copies that were asked for.
  package func items(of run: String) -> [OutboxItem] {
    let batches = [folder, doneFolder].flatMap { Self.batches($0) }.filter { path in
      let name = path.split(separator: "/").last ?? ""
      return name == run || name.hasPrefix(run + Self.lateMark)
    }
    return batches.flatMap { Self.items($0) }
  }

  /// The same; throws where one cannot be read: what is not known must not be told again.
  package func everyItem(of run: String) throws(DeliveryError) -> [OutboxItem] {
    var items: [OutboxItem] = []
    for name in try batchNames() where name == run || name.hasPrefix(run + Self.lateMark) {
      // Who sends may put it aside at any time.
      let places = [folder, doneFolder, doneFolder].lazy.map { Self.wholeBatch("\($0)/\(name)") }
      guard let found = places.compactMap({ $0 }).first else {
        throw .cannotRead(path: "\(folder)/\(name)", detail: "the state of a mail in it is damaged")
      }
      items += found
    }
    return items
  }

  /// Of all batches that are valid.
  private func batchNames() throws(DeliveryError) -> Set<String> {
    var names: Set<String> = []
    for place in [folder, doneFolder] where Folder.isFolder(place) {
      guard let list = Folder.wholeList(place) else {
        throw .cannotRead(path: place, detail: "it cannot be listed")
      }
      names.formUnion(list.filter { $0.isFolder && !$0.name.hasPrefix(".") }.map(\.name))
    }
    return names
  }

  /// nil: not every mail of it can be read, or there is no such batch.
  private static func wholeBatch(_ batch: String) -> [OutboxItem]? {
    guard Folder.wholeList(batch) != nil else { return nil }
    let items = paths(batch).map { read($0) }
    return items.contains(nil) ? nil : items.compactMap { $0 }
  }

  /// Paths of the states of mails that cannot be read, and are not sent for that.
  package func damaged() -> [String] { waiting().damaged }

  /// Whether a batch of that name was ever valid.
  package func hasBatch(_ batch: String) -> Bool {
    [folder, doneFolder].contains { Folder.isFolder("\($0)/\(batch)") }
  }

  /// What waits, the oldest first; states and batches that cannot be read are given by their paths.
  func waiting() -> (entries: [Entry], damaged: [String]) {
    var (entries, damaged) = ([Entry](), [String]())
    if exists, Folder.wholeList(folder) == nil { damaged.append(folder) }
    for batch in Self.batches(folder) {
      if Folder.wholeList(batch) == nil { damaged.append(batch) }
      for path in Self.paths(batch) {
        guard let item = Self.read(path) else {
          damaged.append(path)
          continue
        }
        if !item.state.isFinal { entries.append(Entry(folder: batch, item: item)) }
      }
    }
    return (entries.sorted { OutboxItem.isOlder($0.item, $1.item) }, damaged)
  }

  static func batches(_ folder: String) -> [String] {
    Folder.entries(folder).filter { $0.isFolder && !$0.name.hasPrefix(".") }
      .map { "\(folder)/\($0.name)" }
  }

  static func items(_ batch: String) -> [OutboxItem] { paths(batch).compactMap(read) }

  static func paths(_ batch: String) -> [String] {
    Folder.entries(batch).filter { !$0.isFolder && $0.name.hasSuffix(".json") }
      .map { "\(batch)/\($0.name)" }
  }

  static func read(_ path: String) -> OutboxItem? {
    guard let bytes = try? StoredFile.bytes(path, limit: sizeLimit) else { return nil }
    return try? JSONFile.decode(OutboxItem.self, bytes)
  }

  /// The bytes of a mail that waits; nil: they are gone.
  func message(_ entry: Entry) throws(DeliveryError) -> [UInt8]? {
    try StoredFile.bytes("\(entry.path).eml", limit: .max)
  }

  /// Writes down how far a mail came; its bytes are removed once nothing will become of it.
  func record(_ entry: Entry) throws(DeliveryError) {
    let path = "\(entry.path).json"
    unlink("\(path).new")
    try Self.write(try Self.encoded(entry.item), to: "\(path).new")
    try Folder.rename("\(path).new", to: path)
    try Folder.sync(entry.folder)
    if entry.item.state.isFinal { unlink("\(entry.path).eml") }
  }

  static func write(_ bytes: [UInt8], to path: String) throws(DeliveryError) {
    var file = try RunFile(creating: path)
    try file.write(bytes)
    _ = try file.finish()
  }

  static func encoded(_ item: OutboxItem) throws(DeliveryError) -> [UInt8] {
    do {
      return try JSONFile.page(item)
    } catch {
      throw .inputOutput(path: item.id, detail: "the state of a mail cannot be written as JSON")
    }
  }
}
