import Delivery
import Foundation
import Glibc
import Testing

/// Files that hold a secret.
@Suite struct SecretFileTests {
  private func refusal(_ path: String, _ keeper: SecretFile.Keeper = .owner) -> String? {
    do throws(SecretFileError) {
      _ = try SecretFile.read(path, limit: 8, keeper: keeper)
      return nil
    } catch {
      return error.detail
    }
  }

  private func made(_ folder: TemporaryFolder, _ mode: mode_t = 0o600) throws -> String {
    try folder.write("0b9c\n", to: "secret")
    chmod("\(folder.path)/secret", mode)
    return "\(folder.path)/secret"
  }

  @Test func `At most as many bytes are read as are asked for`() throws {
    let folder = try TemporaryFolder()
    let path = try made(folder)
    #expect(try SecretFile.read(path, limit: 8) == Array("0b9c\n".utf8))
    #expect(try SecretFile.read(path, limit: 2) == Array("0b".utf8))
  }

  @Test(arguments: [0o600, 0o400, 0o640, 0o440, 0o604, 0o620, 0o610, 0o602, 0o601])
  func `Nobody else may read or change it, but the group of a credential may read`(_ mode: mode_t)
    throws
  {
    let folder = try TemporaryFolder()
    let path = try made(folder, mode)
    let says = "others may read or change it; 'chmod 600' it"
    #expect(refusal(path) == (mode & 0o077 == 0 ? nil : says))
    #expect(refusal(path, .systemd) == ([0, 0o040].contains(mode & 0o077) ? nil : says))
    #expect(refusal(path, .anybody) == nil)
  }

  @Test func `It belongs to this user or root, and so does what a link leads to`() throws {
    guard geteuid() == 0 else {
      print("SKIPPED: this user may not give files away, no owner was tested")
      return
    }
    let folder = try TemporaryFolder()
    let path = try made(folder)
    symlink(path, "\(folder.path)/link")
    #expect(refusal("\(folder.path)/link") == nil)
    chown(path, 65_534, 65_534)
    for name in ["secret", "link"] {
      for keeper in [SecretFile.Keeper.owner, .systemd] {
        #expect(
          refusal("\(folder.path)/\(name)", keeper)
            == "it belongs neither to this user nor to root")
      }
    }
  }

  @Test func `What is no file is refused at once`() throws {
    let folder = try TemporaryFolder()
    mkfifo("\(folder.path)/pipe", 0o600)
    #expect(refusal("\(folder.path)/pipe") == "it is not a file")
    #expect(refusal(folder.path) == "it is not a file")
    #expect(refusal("\(folder.path)/none")?.hasPrefix("it cannot be read (") == true)
  }
}
