import Testing
import PatientStore
@Test func a() { #expect(Schema.version == 1) }
