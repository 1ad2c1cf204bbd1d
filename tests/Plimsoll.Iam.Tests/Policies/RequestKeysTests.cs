using System.Net;
using Plimsoll.Iam.Policies;
using Plimsoll.Iam.Tests.Support;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Tests.Policies;

public sealed class RequestKeysTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 13, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("aws:PrincipalAccount", "111122223333")]
    [InlineData("aws:PrincipalArn", "arn:aws:iam::111122223333:user/team/ada")]
    [InlineData("aws:PrincipalType", "User")]
    [InlineData("aws:userid", "AIDAADA")]
    [InlineData("AWS:UserName", "ada")]
    [InlineData("aws:RequestedRegion", "eu-west-1")]
    [InlineData("aws:currenttime", "2026-03-01T12:00:00Z")]
    [InlineData("aws:EpochTime", "1772366400")]
    [InlineData("aws:SecureTransport", "true")]
    [InlineData("aws:SourceIp", "10.1.2.3")]
    [InlineData("aws:UserAgent", "aws-cli")]
    [InlineData("aws:TokenIssueTime", null)]
    public void A_call_has_the_keys_that_every_request_has_in_any_case(string key, string? value) =>
        Assert.Equal(value is null ? null : [value], RequestKeys.Of(Call(Callers.User), Now).Find(key));

    [Theory]
    [InlineData("aws:PrincipalArn", "arn:aws:iam::111122223333:role/web")]
    [InlineData("aws:PrincipalType", "AssumedRole")]
    [InlineData("aws:userid", "AROAWEB:task")]
    [InlineData("aws:username", null)]
    public void A_session_has_the_ARN_of_its_role_and_no_name(string key, string? value) =>
        Assert.Equal(value is null ? null : [value], RequestKeys.Of(Call(Callers.Session), Now).Find(key));

    [Fact]
    public void What_the_program_does_by_itself_came_over_no_wire()
    {
        var keys = RequestKeys.Of(new CallContext(Callers.Root, "eu-west-1", "", "", CancellationToken.None), Now);

        Assert.Equal((null, null, null), (keys.Find("aws:SecureTransport"), keys.Find("aws:SourceIp"), keys.Find("aws:UserAgent")));
    }

    [Fact]
    public void A_service_adds_keys_and_a_session_may_know_better()
    {
        var keys = RequestKeys.Of(Call(Callers.Session), Now, new ContextKeys { ["aws:PrincipalArn"] = ["arn:aws:iam::111122223333:role/path/web"] });
        keys["ecs:Cluster"] = ["main"];

        Assert.Equal(["arn:aws:iam::111122223333:role/path/web"], keys.Find("aws:principalarn"));
        Assert.Equal(["main"], keys.Find("ecs:cluster"));
    }

    private static CallContext Call(Principal principal) => new(principal, "eu-west-1", "r", "https://plimsoll", CancellationToken.None)
    {
        Source = IPAddress.Parse("10.1.2.3"),
        UserAgent = "aws-cli",
    };
}
