using System.Globalization;
using System.Net;
using System.Text;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class HostileRequestTests
{
    private static readonly string[] Parts =
        ["app", "..", "%2e%2e", "blobs", "uploads", "manifests", "tags", "list", "referrers", "_catalog", "_layers", "sha256:" + new string('a', 64), "sha256:x", "", "%00", "00000000-0000-0000-0000-000000000000", "A", "ä", "123456789012"];

    [Fact]
    public async Task No_path_method_or_body_makes_the_registry_fail_or_leave_its_directory()
    {
        await using var ecr = await EcrHarness.StartAsync();
        await ecr.MakeAsync("app");
        var random = new Random(11);
        for (var i = 0; i < 600; i++)
        {
            var method = Pick(random, "GET", "HEAD", "PUT", "POST", "PATCH", "DELETE");
            var path = "/v2/" + string.Join('/', Enumerable.Range(0, random.Next(7)).Select(_ => Pick(random, Parts)))
                + Pick(random, "", "?digest=sha256:x", "?n=99999999999999999999", "?mount=x&from=..", "?digest=sha256:" + new string('b', 64), "?token=x");
            var range = Pick(random, "", "0-0", "bytes=9-1", "bytes=99999999999999999999-", "5-99999999999999999");
            var body = Pick(random, "", "{", "{\"schemaVersion\":2,\"layers\":7}", "\0\0");
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Range", range);
            using var answer = await ecr.Registry.SendAsync(
                method, path, method is "GET" or "HEAD" ? null : content, request => request.Headers.TryAddWithoutValidation("Range", range));

            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, string.Create(CultureInfo.InvariantCulture, $"{method} {path}: {answer.StatusCode}"));
        }

        Assert.All(ecr.Files("uploads"), file => Assert.Matches(@"^[0-9a-f-]{36}\.[0-9a-f]{32}$", Path.GetFileName(file)));
        Assert.All(ecr.Files("blobs"), file => Assert.Matches("^[0-9a-f]{64}$", Path.GetFileName(file)));
    }

    private static string Pick(Random random, params string[] from) => from[random.Next(from.Length)];
}
