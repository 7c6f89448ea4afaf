internal import Feeds

/// Bytes that anyone may send, read as a feed reads them. Each function gives what was read, and
/// throws where the feed does not keep its contract, or reads otherwise when the same bytes come in
/// other chunks.
package enum FeedInput {
  private static let path = "input"

  /// What a site may say: its zone, a local code, and codes that have a place.
  private static let site = """
    time-zone: America/Chicago
    home-authority: CLINIC
    codes:
      - {code: CREA, system: L, loinc: 2160-0}
    meanings:
      medication:
        corticosteroid:
          - {code: MP, system: L}
      history:
        vaccination:
          - {code: VZ, system: L}
    """

  private static let mapping = Result { () throws(FeedMappingError) in
    try FeedMapping.builtIn.adding(Array(site.utf8), file: "site.yaml")
  }

  /// A file of HL7 v2 messages.
  @discardableResult
  package static func checkHL7(_ bytes: [UInt8]) throws(ContractBreach) -> FeedReading {
    let mapping = try siteMapping()
    return try check(bytes) { file throws(FeedError) in try HL7Feed(bytes: file, mapping: mapping) }
  }

  /// A file of FHIR resources.
  @discardableResult
  package static func checkFHIR(_ bytes: [UInt8]) throws(ContractBreach) -> FeedReading {
    let mapping = try siteMapping()
    return try check(bytes) { FHIRFeed(bytes: $0, mapping: mapping) }
  }

  /// How a CSV file is written, then the file.
  @discardableResult
  package static func checkCSV(_ bytes: [UInt8]) throws(ContractBreach) -> FeedReading {
    guard let layout = CSVLayout(bytes) else { return FeedReading.none }
    var mapping = try siteMapping()
    mapping.csv.format = layout.format
    return try check(layout.file) { file throws(FeedError) in
      try CSVFeed(bytes: file, table: layout.table, mapping: mapping)
    }
  }

  private static func siteMapping() throws(ContractBreach) -> FeedMapping {
    do throws(FeedMappingError) {
      return try mapping.get()
    } catch {
      throw ContractBreach("the mapping of the inputs is read: \(error)")
    }
  }

  private static func check(
    _ bytes: [UInt8], _ open: (FileBytes) throws(FeedError) -> some Feed
  ) throws(ContractBreach) -> FeedReading {
    let whole = reading(bytes, chunkSize: bytes.count, open)
    try FeedContract.check(whole)
    // Each length of an input is another size, so that all sizes meet all kinds of places; a great
    // input does not come in a million pieces.
    let chunkSize = 1 + bytes.count % 13 + bytes.count / 1024
    let inChunks = reading(bytes, chunkSize: chunkSize, open)
    try expect(inChunks == whole, "a source is read alike in chunks of any size")
    return whole
  }

  private static func reading(
    _ bytes: [UInt8], chunkSize: Int, _ open: (FileBytes) throws(FeedError) -> some Feed
  ) -> FeedReading {
    FeedReading { () throws(FeedError) in
      try open(FileBytes(bytes: bytes, path: path, chunkSize: chunkSize))
    }
  }
}
