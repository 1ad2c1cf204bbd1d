using System.Text;
using Plimsoll.Ecr.Control.Scanning;

namespace Plimsoll.Ecr.Tests.Control.Scanning;

public sealed class ScanReportReaderTests
{
    [Fact]
    public void Our_own_shape()
    {
        var report = Read(
            """
            {"vulnerabilitySourceUpdatedAt":"2026-02-01T00:00:00Z","findings":[
              {"name":"CVE-1","severity":"HIGH","description":"bad","uri":"https://example.org/1","attributes":{"package_name":"libc","n":7}},
              {"name":"CVE-2"}]}
            """);

        Assert.Equal(["CVE-1 HIGH bad https://example.org/1 package_name=libc n=7", "CVE-2 UNDEFINED  "], report.Findings.Select(Worded));
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), report.SourceUpdatedAt);
        Assert.Equal((1, 1), (report.Counts["HIGH"], report.Counts["UNDEFINED"]));
    }

    [Fact]
    public void What_trivy_prints()
    {
        var report = Read(
            """
            {"SchemaVersion":2,"ArtifactName":"app","Results":[
              {"Target":"app (debian 12)","Class":"os-pkgs","Vulnerabilities":[
                {"VulnerabilityID":"CVE-1","PkgName":"zlib","InstalledVersion":"1.2","FixedVersion":"1.3","Title":"t","Description":"d","Severity":"CRITICAL","PrimaryURL":"https://a"},
                {"VulnerabilityID":"CVE-2","PkgName":"bash","InstalledVersion":"5","Title":"t","Severity":"UNKNOWN"}]},
              {"Target":"nothing here","Class":"lang-pkgs"}]}
            """);

        Assert.Equal(
            ["CVE-1 CRITICAL d https://a package_name=zlib package_version=1.2 fixed_version=1.3", "CVE-2 UNDEFINED t  package_name=bash package_version=5"],
            report.Findings.Select(Worded));
    }

    [Fact]
    public void What_trivy_prints_of_an_image_without_packages() => Assert.Empty(Read("""{"SchemaVersion":2,"ArtifactName":"app"}""").Findings);

    [Fact]
    public void What_grype_prints()
    {
        var report = Read(
            """
            {"matches":[{"vulnerability":{"id":"GHSA-1","severity":"Negligible","description":"d","dataSource":"https://g","fix":{"versions":["2","3"],"state":"fixed"}},
              "artifact":{"name":"left-pad","version":"1.0","type":"npm"}}],"descriptor":{"name":"grype","db":{"status":{"built":"2026-01-02T03:04:05Z"}}}}
            """);

        Assert.Equal(["GHSA-1 INFORMATIONAL d https://g package_name=left-pad package_version=1.0 fixed_version=2, 3"], report.Findings.Select(Worded));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), report.SourceUpdatedAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no vulnerabilities")]
    [InlineData("{\"findings\":[{\"name\":\"\\ud800\"}]}")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"findings\":7}")]
    [InlineData("{\"findings\":[{}]}")]
    [InlineData("{\"findings\":[7]}")]
    public void Anything_else_is_no_report(string output) =>
        Assert.StartsWith("The report of the image scanner cannot be read", Assert.Throws<ScanFailedException>(() => Read(output)).Message, StringComparison.Ordinal);

    [Fact]
    public void Values_are_cut_to_what_AWS_allows() =>
        Assert.Equal(256, Read("""{"findings":[{"name":"a","attributes":{"k":"LONG"}}]}""".Replace("LONG", new string('x', 300), StringComparison.Ordinal)).Findings[0].Attributes![0].Value!.Length);

    private static ScanReport Read(string output) => ScanReportReader.Read(Encoding.UTF8.GetBytes(output));

    private static string Worded(Plimsoll.Ecr.Api.Shapes.ImageScanFinding finding) => string.Join(
        ' ', [finding.Name, finding.Severity, finding.Description, finding.Uri, .. finding.Attributes!.Select(one => $"{one.Key}={one.Value}")]);
}
