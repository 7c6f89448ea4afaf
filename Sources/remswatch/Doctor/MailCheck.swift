internal import Configuration
internal import Delivery
internal import Foundation
internal import Mail
internal import Monitoring

/// Whether reports can be mailed, as far as that shows without a mail.
struct MailCheck {
  private static let name = "mail"

  let settings: Settings

  func diagnoses() -> [Diagnosis] {
    do {
      let environment = ProcessInfo.processInfo.environment
      guard let setup = try MailSettings.load(settings: settings, environment: environment) else {
        return [.ok(Self.name, "no mail file is set, so that nobody is mailed")]
      }
      let found =
        password(setup) + certificates(setup) + program(setup) + link(setup) + recipients(setup)
      return found.isEmpty
        ? [.ok(Self.name, "\(setup.file) is valid, and every site has somebody")] : found
    } catch {
      return [.problem(Self.name, error)]
    }
  }

  private func password(_ setup: MailSetup) -> [Diagnosis] {
    do {
      _ = try setup.password()
      return []
    } catch {
      return [.problem(Self.name, error)]
    }
  }

  private func certificates(_ setup: MailSetup) -> [Diagnosis] {
    let all = setup.configuration.recipients.certificates.sorted { $0.key < $1.key }
    return all.compactMap { address, path in
      do throws(SecureMail.Refusal) {
        _ = try SecureMail(certificate: path, for: address)
        return nil
      } catch {
        return .problem(Self.name, "nothing can be encrypted for \(address): \(error)")
      }
    }
  }

  private func program(_ setup: MailSetup) -> [Diagnosis] {
    guard case .sendmail(let path) = setup.configuration.transport,
      !FileManager.default.isExecutableFile(atPath: path)
    else { return [] }
    return [.problem(Self.name, "\(path) is not a program", "install one, or use smtp")]
  }

  private func link(_ setup: MailSetup) -> [Diagnosis] {
    guard setup.configuration.link == nil else { return [] }
    return [
      .warning(
        Self.name, "the mails name the folder on this machine",
        "set 'link' in \(setup.file) to where the readers see it")
    ]
  }

  /// Of sites that are in the database; one without patients needs nobody.
  private func recipients(_ setup: MailSetup) -> [Diagnosis] {
    let sites = DatabaseSites(settings).sites ?? []
    return sites.flatMap { warnings(of: $0, setup) }
  }

  private func warnings(of site: Site, _ setup: MailSetup) -> [Diagnosis] {
    let contact = SiteContact(
      site: site.id, coordinatorName: site.coordinatorName,
      coordinatorAddress: site.coordinatorEmail)
    let plan = RecipientPlan(for: contact, by: setup.configuration.recipients)
    return plan.problems.map { problem in
      Diagnosis.warning(
        Self.name, "site \(OneLine.of(site.id)): \(problem)",
        "correct table site, or name somebody in \(setup.file)")
    }
  }
}
