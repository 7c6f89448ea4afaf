/// The records of a bundle: one for each entry.
struct BundleRecords {
  private let document: JSONDocument
  private let entries: [JSONValue]
  private let index: BundleIndex
  private let reader: ResourceReader
  private var number = 0
  /// The line that `position` lies on, from 1.
  private var line: Int
  private var position: Int

  /// - Parameter line: where the bundle begins.
  init(_ bundle: JSONValue, line: Int, reader: ResourceReader) throws(RecordEnd) {
    (document, self.line, self.reader) = (bundle.document, line, reader)
    position = bundle.range.lowerBound
    entries = try bundle.objects("entry")
    guard !entries.isEmpty else { throw .skipped("a Bundle without entries") }
    var index = BundleIndex()
    for entry in entries {
      if let parsed = try? JSONDocument(bytes: document.bytes, in: entry.range) {
        index.add(parsed.root)
      }
    }
    self.index = index
  }

  mutating func next() -> FeedRecord? {
    guard number < entries.count else { return nil }
    let entry = entries[number]
    number += 1
    let start = entry.range.lowerBound
    line += document.bytes[position..<start].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    position = start
    let place = Place(line: line, part: "entry \(number)")
    return FeedRecord(place: place, content: content(of: entry))
  }

  private func content(of entry: JSONValue) -> FeedRecord.Content {
    do {
      // Only the outline of the bundle is held, so that a great one needs little memory.
      let parsed = try JSONDocument(bytes: document.bytes, in: entry.range)
      guard let resource = try parsed.root.object("resource") else {
        let method = try parsed.root.object("request")?.text("method")
        return method == "DELETE"
          ? .refused(reason: "a deletion, which is not read")
          : .skipped(reason: "an entry without a resource")
      }
      return reader.content(of: resource, line: line, bundle: index)
    } catch let end as RecordEnd {
      return end.content
    } catch let error as JSONError {
      return .refused(reason: error.reason)
    } catch {
      return .refused(reason: "it cannot be read")
    }
  }
}
