/// Domains that mail may go to.
package struct DomainPattern: Hashable, Sendable, CustomStringConvertible {
  /// In small letters: `clinic.example` is that domain alone, `.clinic.example` all beneath it.
  package let text: String

  /// nil where the text is no domain, with or without a dot before it.
  package init?(_ text: String) {
    let name = text.hasPrefix(".") ? text.dropFirst() : text[...]
    guard let address = try? EmailAddress("x@\(name)") else { return nil }
    self.text = (text.hasPrefix(".") ? "." : "") + address.domain
  }

  package func matches(_ address: EmailAddress) -> Bool {
    text.hasPrefix(".") ? address.domain.hasSuffix(text) : address.domain == text
  }

  package var description: String { text }
}
