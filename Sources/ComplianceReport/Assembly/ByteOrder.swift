// Order of texts by their bytes. `<` on strings takes two spellings of one letter for equal, so that
// what it sorts can come in either order.

extension String {
  func isBefore(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension Collection {
  /// The elements in the byte order of their texts; equal texts in the order they have.
  func inByteOrder(_ text: (Element) -> String) -> [Element] {
    enumerated().map { (place: $0, element: $1, text: text($1)) }
      .sorted { $0.text.isBefore($1.text) || (!$1.text.isBefore($0.text) && $0.place < $1.place) }
      .map(\.element)
  }
}
