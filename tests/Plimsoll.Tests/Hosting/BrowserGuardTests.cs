using Microsoft.AspNetCore.Http;
using Plimsoll.Hosting;

namespace Plimsoll.Tests.Hosting;

public class BrowserGuardTests
{
    private static readonly BrowserGuard Guard = new("registry.example:5000");

    [Theory]
    [InlineData("localhost:4566")]
    [InlineData("LOCALHOST")]
    [InlineData("s3.localhost:4566")]
    [InlineData("127.0.0.1:4566")]
    [InlineData("127.0.11.103")]
    [InlineData("[::1]:4566")]
    public void Loopback_is_answered(string host) => Assert.Null(Guard.Refusal(Of(host)));

    [Theory]
    [InlineData("")]
    [InlineData("evil.example")]
    [InlineData("evil.example:4566")]
    [InlineData("localhost.evil.example:4566")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("10.0.0.1:4566")]
    [InlineData("[fe80::1]:4566")]
    [InlineData("[")]
    [InlineData("000000000000.dkr.ecr.us-east-1.amazonaws.com")]
    [InlineData("registry.example:5000")]
    public void Any_other_host_is_refused(string host) => Assert.NotNull(Guard.Refusal(Of(host)));

    [Theory]
    [InlineData("000000000000.dkr.ecr.us-east-1.amazonaws.com")]
    [InlineData("registry.example:5000")]
    public void The_registry_is_answered_by_its_names(string host) => Assert.Null(Guard.Refusal(Of(host, "/v2/app/manifests/v1")));

    [Fact]
    public void The_address_for_containers_is_answered() => Assert.Null(new BrowserGuard(null, System.Net.IPAddress.Parse("172.31.2.4")).Refusal(Of("172.31.2.4:4566")));

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:4566")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Referer", "http://evil.example/")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    public void What_a_page_sends_is_refused(string header, string value)
    {
        var request = Of("localhost:4566");
        request.Headers[header] = value;

        Assert.NotNull(Guard.Refusal(request));
    }

    [Fact]
    public void What_a_person_types_is_answered()
    {
        var request = Of("localhost:4566");
        request.Headers["Sec-Fetch-Site"] = "none";

        Assert.Null(Guard.Refusal(request));
    }

    private static HttpRequest Of(string host, string path = "/")
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Host = host;
        request.Path = path;
        return request;
    }
}
