using System.Text;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Wire.Signing;
using Plimsoll.Wire.Tests.Support;

namespace Plimsoll.Wire.Tests.Signing;

/// <summary>AWS's documented rules, with signatures that botocore computes for the same requests.</summary>
public class DocumentedVectorsTests
{
    private static readonly DateTimeOffset Then = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("GET", "/?Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("GET", "/?Param1=value2&Param1=Value1", "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1")]
    [InlineData("GET", "/?Param-3=Value3&Param=Value2&%E1%88%B4=Value1&sp=a%20b&pl=a%2Bb&empty=", "af42e411dfffd4b131f1c1eb492b9267ed30bf678f903c530f4c679a518f7650")]
    [InlineData("GET", "/?Param-3=Value3&Param=Value2&%e1%88%b4=Value1&sp=a+b&pl=a%2bb&empty", "af42e411dfffd4b131f1c1eb492b9267ed30bf678f903c530f4c679a518f7650")]
    [InlineData("GET", "/a%20b/%E1%88%B4", "e9d8665373fed7762b3e2e661f671155634544940c97a67fd5efade7ceb8c358")]
    [InlineData("GET", "/example1/./example2/..//x/", "104cdab339ed21991c99c4acda4147b43d5b5a855b1b60c79e9e2dab5408ed37")]
    public void Method_path_and_query_are_signed_as_documented(string method, string target, string signature) =>
        AssertSigned(Request.Sign(method, target, [], [], Keys.Root, Then), signature);

    [Fact]
    public void Header_values_are_trimmed_and_their_spaces_collapsed() => AssertSigned(
        Request.Sign("GET", "/", new() { ["my-header1"] = "  value1 ", ["my-header2"] = "a   b   c" }, [], Keys.Root, Then),
        "8d7dcec83ce2237d764c4559fb5342b73697276a70e5103b6293f4b60ae8dc29");

    [Fact]
    public void The_example_of_the_IAM_guide_is_signed_as_printed() => AssertSigned(
        Request.Sign(
            "GET", "/?Action=ListUsers&Version=2010-05-08", new() { ["content-type"] = "application/x-www-form-urlencoded; charset=utf-8" }, [],
            Keys.Root, Then, "iam", "iam.amazonaws.com"),
        "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");

    [Fact]
    public void A_session_token_and_a_body_are_signed() => AssertSigned(
        Request.Sign(
            "POST", "/", new() { ["content-type"] = "application/x-amz-json-1.1", ["x-amz-target"] = "Svc.Op" },
            Encoding.UTF8.GetBytes("""{"a":1}"""), new SigningKeys("AKIDEXAMPLE", Keys.DocumentedSecret, "AQoD/==tok"), Then),
        "abf85576cee4bcf8a30e124bf12114515290933c9759259ba0276c6c5193bbe7");

    [Theory]
    [InlineData("Sun, 30 Aug 2015 12:36:00 GMT")]
    [InlineData("20150830T123600Z")]
    public void A_Date_header_stands_in_for_X_Amz_Date(string date)
    {
        var headers = new Dictionary<string, string> { ["host"] = "example.amazonaws.com", ["date"] = date };
        var signed = new SignedRequest("GET", "/", headers.GetValueOrDefault);
        var canonical = CanonicalRequest.Build(signed, ["date", "host"], SigningKey.HashHex([]));
        var scope = new CredentialScope("20150830", "us-east-1", "service");
        headers["authorization"] = $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/{scope}, SignedHeaders=date;host, "
            + $"Signature={SigningKey.Sign(Keys.DocumentedSecret, scope, "20150830T123600Z", canonical)}";

        Assert.Equal("AKIDEXAMPLE", Verifier().Verify(signed, [], "service").Credential.AccessKeyId);
    }

    private static void AssertSigned(Request request, string signature) =>
        Assert.EndsWith($"Signature={signature}", request.Headers["authorization"], StringComparison.Ordinal);

    private static SigV4Verifier Verifier() => new(new Keys(), new FakeTimeProvider(Then));
}
