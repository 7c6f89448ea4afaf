internal import ComplianceReport
internal import Delivery
internal import Glibc
internal import Monitoring

/// Enters audits in the access log of an output folder.
struct AuditTrail {
  let output: String
  let reason: String?

  /// Enters what was asked and in which form; of each of several patients a line of its own.
  ///
  /// Throws where the log cannot be written: then nothing is to be shown.
  func enter(_ question: RunQuestion, _ options: AuditOptions, patients: [String?], form: String)
    throws
  {
    let log = AccessLog(output)
    for patient in patients {
      try log.append(
        AccessLog.Entry(
          at: Clock.now(), user: Self.userName, userID: getuid(), loginID: Self.loginID,
          reason: reason, asOf: question.asOf, knownAt: question.knownAt,
          patient: try patient.map(log.digest), site: options.site,
          requirement: options.requirement, format: form))
    }
  }

  static var userName: String {
    getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? ""
  }

  /// Who logged in, whoever they became since (`audit(8)`); nil: nobody did, as in a nightly job.
  private static var loginID: UInt32? {
    guard let text = try? InputFile.read("/proc/self/loginuid", limit: 16),
      let number = UInt32(String(decoding: text, as: UTF8.self).filter(\.isNumber))
    else { return nil }
    return number == .max ? nil : number
  }
}
