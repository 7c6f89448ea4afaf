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
  package init(path: String, mapping: FeedMapping) throws(FeedError) {
    self.init(bytes: try FileBytes(path: path), mapping: mapping)
  }

  /// Reads what has been opened.
  package init(bytes: FileBytes, mapping: FeedMapping) {
    texts = FHIRTexts(file: bytes)
    reader = ResourceReader(mapping: mapping)
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
