using Plimsoll.Agent.Serving;

namespace Plimsoll.Agent.Tests.Serving;

public class AuditLogTests
{
    [Fact]
    public void What_a_container_sends_ends_neither_field_nor_line() => Assert.Equal(
        "2026-11-29T00:00:00Z 400 10.0.0.1:5 \"/v2/credentials\" \"a   200 b\"  GetCredentials 2  ",
        AuditLog.Line(new AuditEntry(400, "10.0.0.1:5", "/v2/credentials", "a\"\n 200 b", "", "", ""), new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero)));
}
