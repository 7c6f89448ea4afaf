/// The `data-` attributes that our script reads; each is written by our code alone.
enum ScriptData: String, Sendable {
  /// Of a table: what the address calls it.
  case list
  /// Of a cell: what it is sorted by.
  case sort
  /// Of a filter: which of the rows' values it looks at.
  case filter
  /// Of a row: what it can be filtered by.
  case priority, test, prescriber, site, severity
}
