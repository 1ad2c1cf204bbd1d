using System.Text.Json;
using Plimsoll.Local;

namespace Plimsoll.Tests.Local;

public sealed class IdentityDocumentTests
{
    [Fact]
    public void The_document_has_the_members_of_EC2s()
    {
        var document = JsonDocument.Parse(IdentityDocument.Of(
            new LocalInstance("i-0123456789abcdef0", "t3.medium", "eu-west-1b", "default", "eu-west-1", 0), "123456789012")).RootElement;

        Assert.Equal(
            ("i-0123456789abcdef0", "t3.medium", "eu-west-1b", "eu-west-1", "123456789012"),
            (Text("instanceId"), Text("instanceType"), Text("availabilityZone"), Text("region"), Text("accountId")));

        string? Text(string name) => document.GetProperty(name).GetString();
    }
}
