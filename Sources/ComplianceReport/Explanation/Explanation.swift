/// Everything that led to the state of one obligation, step by step, as lines of text under headings.
package struct Explanation: Hashable, Sendable {
  package struct Part: Hashable, Sendable, Encodable {
    package var title: String
    package var lines: [String]
  }

  package var parts: [Part]
}
