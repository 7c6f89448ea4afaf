/// A mail as it is read: what stands in it, and nothing of how it travels.
///
/// No letter names a patient. Nothing in it is taken from a patient's row.
package struct Letter: Hashable, Sendable {
  /// One line, without any control.
  package var subject: String
  /// Lines of at most 76 columns, but for a word or an address that is longer; ends with a line
  /// end.
  package var text: String
  /// A whole page that loads nothing.
  package var html: String

  package init(subject: String, text: String, html: String) {
    self.subject = subject
    self.text = text
    self.html = html
  }

  /// The subject and the content in its two forms, which say the same.
  init(subject: String, _ blocks: [LetterBlock]) {
    self.subject = ShownText.line(subject, limit: 250)
    text = LetterText.render(blocks)
    html = LetterPage(title: self.subject, blocks: blocks).render()
  }
}
