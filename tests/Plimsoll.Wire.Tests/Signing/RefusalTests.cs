using System.Text;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Signing;
using Plimsoll.Wire.Tests.Support;

namespace Plimsoll.Wire.Tests.Signing;

public class RefusalTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);

    [Fact]
    public void An_unsigned_request_misses_its_token() =>
        AssertRefused(Good().With("authorization", null), "MissingAuthenticationTokenException", "MissingAuthenticationToken", 403);

    [Theory]
    [InlineData("Bearer abc")]
    [InlineData("AWS4-HMAC-SHA256 ")]
    [InlineData("AWS4-HMAC-SHA256 Credential=A/20261122/us-east-1/ecs/aws4_request, SignedHeaders=host")]
    [InlineData("AWS4-HMAC-SHA256 Credential=A/20261122/us-east-1/ecs/aws4_request, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 Credential=A/20261122/us-east-1/ecs, SignedHeaders=host, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 Credential=/20261122/us-east-1/ecs/aws4_request, SignedHeaders=host, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 ,,,===,=;")]
    public void A_header_that_is_not_whole_is_incomplete(string header) =>
        AssertRefused(Good().With("authorization", header), "IncompleteSignatureException", "IncompleteSignature", 400);

    [Theory]
    [InlineData("A/20261122/us-east-1/ecs/aws3_request")]
    [InlineData("A/2026112a/us-east-1/ecs/aws4_request")]
    [InlineData("A/20261122//ecs/aws4_request")]
    [InlineData("A/20261122/..%2f/ecs/aws4_request")]
    [InlineData("A/20261122/us-east-1/e cs/aws4_request")]
    public void A_scope_that_names_no_day_region_or_service_is_invalid(string scope) => AssertRefused(
        Good().With("authorization", $"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host;x-amz-date;x-amz-target, Signature=00"),
        "InvalidSignatureException", "SignatureDoesNotMatch", 403);

    [Fact]
    public void A_key_that_nobody_has_is_not_recognized() => AssertRefused(
        Sign(new SigningKeys("AKIDNOBODY", "x")), "UnrecognizedClientException", "InvalidClientTokenId", 403);

    [Fact]
    public void A_session_key_with_another_token_is_not_recognized() => AssertRefused(
        Sign(Keys.Session with { SessionToken = "other" }), "UnrecognizedClientException", "InvalidClientTokenId", 403);

    [Fact]
    public void A_session_key_is_good_until_its_end()
    {
        _time.SetUtcNow(Keys.Ends.AddSeconds(-1));
        Assert.Equal("ASIAEXAMPLE", Verify(Sign(Keys.Session, Keys.Ends.AddSeconds(-1))).AccessKeyId);

        _time.SetUtcNow(Keys.Ends);
        AssertRefused(Sign(Keys.Session, Keys.Ends), "ExpiredTokenException", "ExpiredToken", 403);
    }

    [Fact]
    public void Another_secret_gives_another_signature() => AssertRefused(
        Sign(new SigningKeys(Keys.Root.AccessKeyId, "guess")), "InvalidSignatureException", "SignatureDoesNotMatch", 403);

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void The_clock_may_differ_by_five_minutes(int seconds, bool good)
    {
        var request = Sign(Keys.Root, Now.AddSeconds(seconds));
        if (good)
        {
            Verify(request);
        }
        else
        {
            var error = AssertRefused(request, "InvalidSignatureException", "SignatureDoesNotMatch", 403);
            Assert.StartsWith(seconds < 0 ? "Signature expired: 2026" : "Signature not yet current: 2026", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-11-22T17:00:00Z")]
    [InlineData("20269999T999999Z")]
    [InlineData("Sun, 22 Nov 2026 17:00:00 GMT")]
    public void A_date_that_is_none_is_incomplete(string? date) =>
        AssertRefused(Good().With("x-amz-date", date), "IncompleteSignatureException", "IncompleteSignature", 400);

    [Fact]
    public void The_day_of_the_scope_is_the_day_of_the_date() => AssertRefused(
        Good().With("authorization", Good().Headers["authorization"].Replace("20261122", "20261121", StringComparison.Ordinal)),
        "InvalidSignatureException", "SignatureDoesNotMatch", 403);

    [Fact]
    public void A_signature_for_one_service_is_no_good_for_another()
    {
        var error = AssertRefused(Request.Sign("POST", "/", [], [], Keys.Root, Now, "ecr"), "InvalidSignatureException", "SignatureDoesNotMatch", 403);

        Assert.StartsWith("Credential should be scoped to correct service: 'service'.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNSIGNED-PAYLOAD")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void A_claimed_payload_hash_that_is_not_the_body_s_is_refused(string claimed) => AssertRefused(
        Request.Sign("POST", "/", new() { ["x-amz-content-sha256"] = claimed }, [1], Keys.Root, Now),
        "InvalidSignatureException", "SignatureDoesNotMatch", 403);

    [Theory]
    [InlineData("host")]
    [InlineData("x-amz-date")]
    [InlineData("x-amz-target")]
    public void The_headers_that_decide_must_be_signed(string name)
    {
        var all = new[] { "host", "x-amz-date", "x-amz-target" };
        var request = Good();
        var signed = all.Where(one => one != name).ToList();
        var scope = new CredentialScope("20261122", "us-east-1", "service");
        var canonical = CanonicalRequest.Build(request.Signed, signed, SigningKey.HashHex(request.Body));
        var signature = SigningKey.Sign(Keys.Root.SecretAccessKey, scope, "20261122T170000Z", canonical);

        AssertRefused(
            request.With("authorization", $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/{scope}, SignedHeaders={string.Join(';', signed)}, Signature={signature}"),
            "InvalidSignatureException", "SignatureDoesNotMatch", 403);
    }

    [Fact]
    public void No_refusal_tells_a_secret()
    {
        var error = AssertRefused(Good() with { Body = [9] }, "InvalidSignatureException", "SignatureDoesNotMatch", 403);

        Assert.DoesNotContain("Signature=", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Keys.Root.SecretAccessKey, error.Message + Keys.Root + new Keys().Find("AKIDEXAMPLE", null), StringComparison.Ordinal);
    }

    private static Request Good() => Sign(Keys.Root);

    private static Request Sign(SigningKeys keys, DateTimeOffset? at = null) =>
        Request.Sign("POST", "/", new() { ["x-amz-target"] = "Svc.Op" }, Encoding.UTF8.GetBytes("{}"), keys, at ?? Now);

    private Credential Verify(Request request) => new SigV4Verifier(new Keys(), _time).Verify(request.Signed, request.Body, "service").Credential;

    private AwsException AssertRefused(Request request, string json, string query, int queryStatus)
    {
        var error = Assert.Throws<AwsException>(() => Verify(request));
        Assert.Equal((json, 400), (error.Code, error.Status));
        Assert.Equal((query, queryStatus), SignatureErrors.ForQuery(error));
        return error;
    }
}
