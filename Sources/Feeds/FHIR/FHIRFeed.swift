/// A file of FHIR R4 resources in JSON: an NDJSON file of a bulk export, a Bundle or one resource.
/// Each resource, and each entry of a Bundle, is a record.
///
/// Source: HL7 FHIR R4 (4.0.1); FHIR Bulk Data Access 2.0.
package struct FHIRFeed: Feed {
  private let reader: ResourceReader
  private var texts: FHIRTexts
  /// The bundle whose entries are being read.
  private var bundle: BundleRecords?

  /// Opens the file.
  ///
  /// Throws where it cannot be opened.
  ///
  /// - Parameters:
  ///   - references: what all files that are loaded say of specimens and drugs.
  ///   - partialCodes: codes of the rule set that by themselves make an attempt at most. A report
  ///     with one of these codes is a row even where its results are records of their own.
  package init(
    path: String, mapping: FeedMapping, references: FHIRReferences = FHIRReferences(),
    partialCodes: Set<String> = []
  ) throws(FeedError) {
    let bytes = try FileBytes(path: path)
    self.init(bytes: bytes, mapping: mapping, references: references, partialCodes: partialCodes)
  }

  /// Reads what has been opened.
  package init(
    bytes: FileBytes, mapping: FeedMapping, references: FHIRReferences = FHIRReferences(),
    partialCodes: Set<String> = []
  ) {
    texts = FHIRTexts(file: bytes)
    reader = ResourceReader(
      context: ReadingContext(
        mapping: mapping, references: references, partialCodes: partialCodes))
  }

  package mutating func next() throws(FeedError) -> FeedRecord? {
    if let record = bundle?.next() { return record }
    bundle = nil
    guard let text = try texts.next() else { return nil }
    switch text.content {
    case .failure(let refusal):
      return FeedRecord(place: Place(line: text.line), content: .refused(reason: refusal.reason))
    case .success(let document): return record(of: document, line: text.line)
    }
  }

  private mutating func record(of document: JSONDocument, line: Int) -> FeedRecord {
    let place = Place(line: line)
    do throws(RecordEnd) {
      guard try Resource.type(of: document.root) == "Bundle" else {
        return FeedRecord(place: place, content: reader.content(of: document.root, line: line))
      }
      bundle = try BundleRecords(document.root, line: line, reader: reader)
      return bundle?.next() ?? FeedRecord(place: place, content: .skipped(reason: "no entries"))
    } catch {
      return FeedRecord(place: place, content: error.content)
    }
  }
}
