using System.Xml.Linq;
using Plimsoll.Wire.Signing;
using Plimsoll.Wire.Tests.Support;

namespace Plimsoll.Wire.Tests.Hosting;

/// <summary>What Plimsoll lacks is named in the form that each service's clients read.</summary>
public class UnknownCallsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task EC2_hears_of_it_in_a_Response_of_Errors()
    {
        var answer = await server.CallAsync(null, "Action=DescribeVpcs&Version=2016-11-15", "ec2");
        var error = XDocument.Parse(answer.Body).Root!;

        Assert.Equal((400, "Response"), (answer.Status, error.Name.LocalName));
        Assert.Equal("InvalidAction", error.Element("Errors")!.Element("Error")!.Element("Code")!.Value);
        Assert.Equal("Plimsoll does not have the service ec2 (asked for DescribeVpcs).", error.Descendants("Message").Single().Value);
    }

    [Fact]
    public async Task EC2_hears_of_a_missing_signature_in_the_same_form()
    {
        var answer = await server.SendAsync(
            server.Text("POST", "/", new Dictionary<string, string> { ["authorization"] = "AWS4-HMAC-SHA256 Credential=A/20261122/us-east-1/ec2/aws4_request" }, 0), []);

        Assert.Equal("IncompleteSignature", XDocument.Parse(answer.Body).Root!.Element("Errors")!.Element("Error")!.Element("Code")!.Value);
    }

    [Fact]
    public async Task Another_query_service_hears_of_it_in_an_ErrorResponse()
    {
        var answer = await server.CallAsync(null, "Action=DescribeLoadBalancers", "elasticloadbalancing");

        Assert.Equal((400, "InvalidAction"), (answer.Status, answer.Headers["x-amzn-errortype"]));
        Assert.Contains("does not have the service elasticloadbalancing", XDocument.Parse(answer.Body).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_json_service_is_named_as_its_signature_names_it()
    {
        var answer = await server.CallAsync("GraniteServiceVersion20100801.DescribeAlarms", "{}", "monitoring");

        Assert.Equal((400, "UnknownOperationException"), (answer.Status, answer.ErrorCode));
        Assert.Equal("Plimsoll does not have the service monitoring (asked for DescribeAlarms).", answer.Json("message"));
    }

    [Theory]
    [InlineData("GET", "/2015-02-01/file-systems", "elasticfilesystem")]
    [InlineData("DELETE", "/2015-03-31/functions/f", "lambda")]
    public async Task A_REST_service_hears_404_in_json(string method, string path, string service)
    {
        var answer = await SendAsync(method, path, service);

        Assert.Equal((404, "UnknownOperationException"), (answer.Status, answer.Headers["x-amzn-errortype"]));
        Assert.Equal($"Plimsoll does not have the service {service} (asked for {method} {path}).", answer.Json("message"));
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("PUT", "/bucket/key")]
    public async Task S3_hears_of_it_in_its_own_xml_and_not_that_the_thing_is_missing(string method, string path)
    {
        var answer = await SendAsync(method, path, "s3");

        Assert.Equal((501, "Error"), (answer.Status, XDocument.Parse(answer.Body).Root!.Name.LocalName));
    }

    [Fact]
    public async Task Cbor_is_answered_in_cbor()
    {
        var answer = await server.SendAsync(
            server.Text("POST", "/service/GraniteServiceVersion20100801/operation/DescribeAlarms", new Dictionary<string, string> { ["smithy-protocol"] = "rpc-v2-cbor" }, 0), []);

        Assert.Equal((400, "application/cbor", "rpc-v2-cbor"), (answer.Status, answer.Headers["content-type"], answer.Headers["smithy-protocol"]));
        Assert.Contains("does not have the action DescribeAlarms", answer.Body, StringComparison.Ordinal);
    }

    private Task<Answer> SendAsync(string method, string path, string service) => server.SendAsync(
        server.Text(method, path, SigV4Signer.Sign(method, path, server.Host, new Dictionary<string, string>(), [], Keys.Root, "us-east-1", service, TestServer.Now), 0), []);
}
