/// Every line of a ledger, one after another: form, hash, order, signature.
struct LedgerCheck {
  private(set) var problems: [Problem] = []
  private(set) var chain = LedgerChain()
  /// Of the lines that are whole.
  private(set) var entries: [LedgerEntry] = []
  /// Lines whose signature was found good; nil: no key was given.
  private(set) var signatures: Int?
  private let keys: [LedgerPublicKey]
  /// From the first signed line on every line must be.
  private var mustBeSigned = false
  private var hasHead: Bool

  /// Throws `noLedger`, or what keeps the ledger from being read.
  init(_ output: String, _ question: Verification.Question) throws(DeliveryError) {
    keys = question.keys
    signatures = keys.isEmpty ? nil : 0
    hasHead = question.head == nil
    let isThere = try Ledger.forEachLine(output) { (bytes, isEnded) throws(DeliveryError) in
      check(bytes, isEnded, question.head)
    }
    guard isThere else { throw .noLedger(path: Ledger.path(output)) }
    if !keys.isEmpty, signatures == 0 {
      problems.append(Problem("ledger.jsonl", "has no line signed with a key that was given"))
    }
    if !hasHead { problems.append(Problem("ledger.jsonl", "has no line with the hash of --head")) }
  }

  private mutating func check(_ bytes: [UInt8], _ isEnded: Bool, _ head: String?) {
    switch chain.follow(bytes, isEnded: isEnded) {
    case .wrong(let problem): add(problem)
    case .whole(let line, let entry):
      entries.append(entry)
      if line.hash == head?.lowercased() { hasHead = true }
      if !line.isCanonical { add("is not in the one form that a line has") }
      checkSignature(line, entry)
    }
  }

  private mutating func checkSignature(_ line: LedgerLine, _ entry: LedgerEntry) {
    guard line.signature != nil || entry.key != nil else {
      if mustBeSigned { add("is not signed, as a line before it is") }
      return
    }
    mustBeSigned = true
    if keys.isEmpty { return }
    guard let key = keys.first(where: { $0.id == entry.key }) else {
      return add("is signed with a key that was not given, \(entry.key ?? "without a name")")
    }
    guard let signature = line.signatureBytes, key.isSignature(signature, of: line.body) else {
      return add("does not have the signature of key \(key.id)")
    }
    signatures = (signatures ?? 0) + 1
  }

  private mutating func add(_ problem: String) {
    problems.append(Problem("ledger.jsonl line \(chain.count)", problem))
  }
}
