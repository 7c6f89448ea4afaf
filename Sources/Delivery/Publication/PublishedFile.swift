internal import Crypto

/// A file of a published run, read from its beginning once it is known that its bytes are those
/// that were published.
package final class PublishedFile {
  private let path: String
  private var file: StoredFile

  /// Opens the file `name` of the run of a ledger entry; nil: the run is not kept any more.
  ///
  /// Throws where the manifest is not the one that was entered, or the file not the one that the
  /// manifest names.
  package init?(_ name: String, of entry: LedgerEntry, in output: String) throws(DeliveryError) {
    let folder = "\(output)/runs/\(entry.run)"
    guard Folder.isFolder(folder) else { return nil }
    path = "\(folder)/\(name)"
    let (manifest, sha256) = try Manifest.readHashed(folder)
    guard sha256 == entry.manifestSha256 else {
      throw .manifestDamaged(path: "\(folder)/\(Manifest.fileName)")
    }
    guard let published = manifest.files[name], try StoredFile.summary(path) == published,
      let file = try StoredFile(path)
    else { throw .fileAltered(path: path) }
    self.file = file
  }

  /// The next bytes; none at the end.
  package func next() throws(DeliveryError) -> [UInt8] { try file.nextPiece() }

  /// Begins at the beginning again.
  package func rewind() throws(DeliveryError) {
    guard let again = try StoredFile(path) else { throw .fileAltered(path: path) }
    file = again
  }
}

/// Names of data by what is in them.
package enum Fingerprint {
  /// SHA-256 in hexadecimal of lines of text, each with its length before it.
  package static func of(_ lines: [String]) -> String {
    var hash = SHA256()
    for line in lines { hash.update(data: Array("\(line.utf8.count) \(line)\n".utf8)) }
    return Hexadecimal.text(hash.finalize())
  }

  /// SHA-256 in hexadecimal of a file's bytes.
  package static func ofFile(_ path: String) throws(DeliveryError) -> String {
    guard let summary = try StoredFile.summary(path) else {
      throw .cannotRead(path: path, detail: "it is gone")
    }
    return summary.sha256
  }
}
