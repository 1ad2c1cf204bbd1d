using System.Text.Json;
using System.Xml.Linq;
using Plimsoll.Wire.Signing;
using Plimsoll.Wire.Tests.Support;

namespace Plimsoll.Wire.Tests.Hosting;

/// <summary>What the endpoint answers to calls that are well-formed HTTP.</summary>
public class EndpointTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_signed_json_call_is_answered_in_json()
    {
        var answer = await server.CallAsync("Echo_2026.Echo", """{"Text":"hi","Names":["é"]}""");

        Assert.Equal((200, """{"Text":"hi","Names":["\u00E9"]}"""), (answer.Status, answer.Body));
        Assert.Equal("application/x-amz-json-1.1", answer.Headers["content-type"]);
        Assert.True(Guid.TryParse(answer.Headers["x-amzn-requestid"], out _));
        Assert.False(answer.Headers.ContainsKey("x-amzn-errortype"));
    }

    [Fact]
    public async Task Json_1_0_answers_as_1_0() =>
        Assert.Equal("application/x-amz-json-1.0", (await server.CallAsync("Echo10.Echo", "{}", "echo10")).Headers["content-type"]);

    [Fact]
    public async Task A_signed_query_call_is_answered_in_xml()
    {
        var answer = await server.CallAsync(null, "Action=Echo&Version=2026-11-22&Text=hi", "form");

        Assert.Equal((200, "text/xml"), (answer.Status, answer.Headers["content-type"]));
        var xml = XDocument.Parse(answer.Body).Root!;
        Assert.Equal("hi", xml.Descendants(xml.Name.Namespace + "Text").Single().Value);
        Assert.Equal(answer.Headers["x-amzn-requestid"], xml.Descendants(xml.Name.Namespace + "RequestId").Single().Value);
    }

    [Fact]
    public async Task A_query_call_may_come_by_GET()
    {
        const string Target = "/?Action=Echo&Text=a%20b&Version=2026-11-22";
        var signed = SigV4Signer.Sign("GET", Target, server.Host, new Dictionary<string, string>(), [], Keys.Root, "us-east-1", "form", TestServer.Now);

        var answer = await server.SendAsync(server.Text("GET", Target, signed, null), []);

        Assert.Contains("<Text>a b</Text>", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_knows_who_where_and_by_which_address()
    {
        var answer = await server.CallAsync("Echo_2026.WhoAmI", "{}", region: "eu-north-1", keys: Keys.Session);

        Assert.Equal(
            $"arn:aws:iam::123456789012:root 123456789012 eu-north-1 http://{server.Host} {answer.Headers["x-amzn-requestid"]}", answer.Json("Text"));
    }

    [Theory]
    [InlineData("Echo_2026.Nothing")]
    [InlineData("Echo_2026.")]
    [InlineData("Echo_2026")]
    [InlineData("Echo_2026.Echo.More")]
    [InlineData("Nobody.Echo")]
    [InlineData("2026-11-22.Echo")]
    [InlineData(".")]
    [InlineData("x")]
    public async Task An_operation_that_is_not_there_is_unknown(string target)
    {
        var answer = await server.CallAsync(target, "{}");

        Assert.Equal((400, "UnknownOperationException"), (answer.Status, answer.ErrorCode));
        Assert.Equal("UnknownOperationException", answer.Headers["x-amzn-errortype"]);
    }

    [Theory]
    [InlineData("Action=Nothing", "InvalidAction")]
    [InlineData("Version=2026-11-22", "MissingAction")]
    [InlineData("", "MissingAction")]
    [InlineData("{\"Action\":\"Echo\"}", "MissingAction")]
    [InlineData("Action=Echo&Number=x", "MalformedInput")]
    [InlineData("Action=Echo&Number=99999999999", "MalformedInput")]
    [InlineData("Action=Echo&When=then", "MalformedInput")]
    [InlineData("Action=Echo&Text=", "ValidationError")]
    [InlineData("Action=Refuse", "ConflictException")]
    public async Task Query_errors_are_xml_with_their_own_codes(string form, string code)
    {
        var answer = await server.CallAsync(null, form, "form");

        Assert.Equal(code, answer.Headers["x-amzn-errortype"]);
        Assert.InRange(answer.Status, 400, 499);
        Assert.Equal(code, XDocument.Parse(answer.Body).Descendants().Single(element => element.Name.LocalName == "Code").Value);
    }

    [Theory]
    [InlineData("Echo_2026.Echo", """{"Text":""}""", 400, "InvalidParameterException")]
    [InlineData("Echo_2026.Echo", """{"Text":5}""", 400, "SerializationException")]
    [InlineData("Echo_2026.Refuse", "{}", 409, "ConflictException")]
    [InlineData("Echo_2026.Break", "{}", 500, "ServerException")]
    public async Task Json_errors_have_code_status_and_header(string target, string body, int status, string code)
    {
        var answer = await server.CallAsync(target, body);

        Assert.Equal((status, code, code), (answer.Status, answer.ErrorCode, answer.Headers["x-amzn-errortype"]));
        Assert.DoesNotContain("secret detail", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Echo_2026.Echo", "echo", "MissingAuthenticationTokenException", 400)]
    [InlineData(null, "form", "MissingAuthenticationToken", 403)]
    public async Task An_unsigned_call_misses_its_token(string? target, string service, string code, int status)
    {
        var answer = await server.CallAsync(target, "Action=Echo", service, sign: false);

        Assert.Equal((status, code), (answer.Status, answer.Headers["x-amzn-errortype"]));
    }

    [Fact]
    public async Task An_operation_that_needs_no_signature_is_run_for_nobody()
    {
        var answer = await server.CallAsync(null, "Action=Greet", "form", sign: false);

        Assert.Equal(200, answer.Status);
        Assert.Contains("<Text>Anonymous</Text>", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_that_needs_no_signature_is_run_for_who_signs()
    {
        var answer = await server.CallAsync(null, "Action=Greet", "form");

        Assert.Contains("<Text>Root</Text>", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_of_nobody_known_is_refused_where_none_is_needed_too()
    {
        var answer = await server.CallAsync(null, "Action=Greet", "form", keys: new SigningKeys("AKIANOBODY", "secret"));

        Assert.Equal((403, "InvalidClientTokenId"), (answer.Status, answer.Headers["x-amzn-errortype"]));
    }

    [Fact]
    public async Task An_operation_of_AWS_that_is_not_built_is_named()
    {
        var answer = await server.CallAsync("Echo_2026.Sing", "{}");

        Assert.Equal((400, "UnknownOperationException"), (answer.Status, answer.ErrorCode));
        Assert.Equal("Plimsoll does not have the action Sing of the service echo.", answer.Json("message"));
    }

    [Fact]
    public async Task A_signature_for_another_service_is_refused()
    {
        var answer = await server.CallAsync("Echo_2026.Echo", "{}", "form");

        Assert.Equal((400, "InvalidSignatureException"), (answer.Status, answer.ErrorCode));
        Assert.Equal("Credential should be scoped to correct service: 'echo'. ", answer.Json("message"));
    }

    [Fact]
    public async Task Who_may_not_is_refused_before_the_input_is_read()
    {
        var answer = await server.CallAsync("Echo_2026.Echo", "{", region: "forbidden-1");

        Assert.Equal((400, "AccessDeniedException"), (answer.Status, answer.ErrorCode));
        Assert.EndsWith("is not authorized to perform: echo:Echo", answer.Json("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lone_surrogates_in_an_error_still_make_good_json()
    {
        var answer = await server.CallAsync("Echo_2026.Echo", """{"Map":{"\u0000":null}}""");

        Assert.Equal("InvalidParameterException", answer.ErrorCode);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(answer.Body).RootElement.ValueKind);
    }
}
