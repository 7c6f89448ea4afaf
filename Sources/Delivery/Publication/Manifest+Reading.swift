internal import Crypto

extension Manifest {
  static let fileName = "manifest.json"
  /// Bytes; a run of 5,000 sites has a manifest of 2 million.
  private static let sizeLimit = 1 << 26

  /// Reads the manifest of the run in `folder`.
  ///
  /// Throws where there is none or it cannot be understood; whether the files are as it says is
  /// for `Verification`.
  package static func read(_ folder: String) throws(DeliveryError) -> Manifest {
    try readHashed(folder).manifest
  }

  /// The manifest of the run of a ledger entry; nil: the run is not there, or not wholly as it was
  /// published.
  package static func ofWholeRun(_ entry: LedgerEntry, in output: String) -> Manifest? {
    let check = RunCheck(entry.run, in: output)
    guard check.isWhole, check.manifestSHA256 == entry.manifestSha256 else { return nil }
    return check.manifest
  }

  /// The manifest of a run as it was entered, byte for byte; nil: it is not there, or altered.
  static func bytes(of entry: LedgerEntry, in output: String) throws(DeliveryError) -> [UInt8]? {
    let path = "\(output)/runs/\(entry.run)/\(fileName)"
    let bytes = try StoredFile.bytes(path, limit: sizeLimit)
    let isEntered = bytes.map { Hexadecimal.text(SHA256.hash(data: $0)) == entry.manifestSha256 }
    return isEntered == true ? bytes : nil
  }

  /// The manifest with the SHA-256 of its bytes.
  static func readHashed(_ folder: String) throws(DeliveryError) -> (
    manifest: Manifest, sha256: String
  ) {
    let path = "\(folder)/\(fileName)"
    guard let bytes = try StoredFile.bytes(path, limit: sizeLimit) else {
      throw .manifestDamaged(path: path)
    }
    guard let manifest = try? JSONFile.decode(Manifest.self, bytes) else {
      throw .manifestDamaged(path: path)
    }
    return (manifest, Hexadecimal.text(SHA256.hash(data: bytes)))
  }

  /// The manifest's bytes, seconds rounded to thousandths.
  func encoded() throws(DeliveryError) -> [UInt8] {
    var rounded = self
    rounded.seconds = seconds.mapValues { ($0 * 1000).rounded() / 1000 }
    do {
      return try JSONFile.page(rounded)
    } catch {
      throw .inputOutput(path: Self.fileName, detail: "a number in it is none")
    }
  }
}

extension Manifest {
  /// Files whose content depends on the earlier report that a run is compared with.
  private static let comparing: Set<Substring> = [
    "index.html", "report.json", "rems-metrics.csv", "changes.csv", "reported-gaps.csv",
    "sites.json",
  ]

  /// Whether this run asked the same question of the same rows as `other` and found the same, so
  /// that publishing it would tell nobody anything.
  package func isSameReport(as other: Manifest) -> Bool {
    question == other.question && ownFiles == other.ownFiles
      && files.keys.sorted() == other.files.keys.sorted()
  }

  /// What was asked, and of what.
  private var question: [AnyHashable] {
    [
      asOf, knownAt, program, softwareVersion, read, others, newestRecord, database.fingerprint,
      isFull, isSynthetic,
    ]
  }

  /// Files that depend on nothing but the question and the rows.
  private var ownFiles: [String: FileSummary] {
    files.filter { path, _ in
      !Self.comparing.contains(path.split(separator: "/").last ?? "")
    }
  }
}
