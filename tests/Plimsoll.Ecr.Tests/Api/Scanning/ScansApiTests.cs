using System.Text.Json.Nodes;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api.Scanning;

public sealed class ScansApiTests
{
    private const string Image = "{'repositoryName':'app','imageId':{'imageTag':'v1'}}";
    private const string Three = """echo '{"findings":[{"name":"A","severity":"HIGH"},{"name":"B","severity":"LOW"},{"name":"C","severity":"HIGH"}]}'""";

    [Fact]
    public async Task Without_a_scanner_a_scan_fails_and_says_why()
    {
        await using var ecr = await StartAsync(null);
        await ecr.PushImageAsync("app", 1, "v1");

        var started = (await ecr.CallAsync("StartImageScan", Image))["imageScanStatus"]!;

        Assert.Equal(
            ("FAILED", "No image scanner is set up: Plimsoll was started without --image-scanner COMMAND."), ((string)started["status"]!, (string)started["description"]!));
        Assert.True(JsonNode.DeepEquals(started, (await ecr.CallAsync("DescribeImageScanFindings", Image))["imageScanStatus"]));
        Assert.True(JsonNode.DeepEquals(started, (await DetailAsync(ecr))["imageScanStatus"]));
    }

    [Fact]
    public async Task A_scan_finds_what_the_scanner_says_in_pages()
    {
        await using var ecr = await StartAsync(Three);
        var digest = await ecr.PushImageAsync("app", 1, "v1");
        Assert.Equal("IN_PROGRESS", (string?)(await ecr.CallAsync("StartImageScan", Image))["imageScanStatus"]!["status"]);
        await ecr.Service.StartAsync();
        await EndedAsync(ecr);

        var page = await ecr.CallAsync("DescribeImageScanFindings", "{'repositoryName':'app','imageId':{'imageTag':'v1'},'maxResults':2}");
        var rest = await ecr.CallAsync("DescribeImageScanFindings", $"{{'repositoryName':'app','imageId':{{'imageDigest':'{digest}'}},'maxResults':2,'nextToken':'{page["nextToken"]}'}}");

        Assert.Equal(digest, (string?)page["imageId"]!["imageDigest"]);
        Assert.Equal("COMPLETE", (string?)page["imageScanStatus"]!["status"]);
        Assert.Equal(["A", "B"], page["imageScanFindings"]!["findings"].Each("name"));
        Assert.Equal(["C"], rest["imageScanFindings"]!["findings"].Each("name"));
        Assert.Null(rest["nextToken"]);
        Assert.Equal((2, 1), ((int)page["imageScanFindings"]!["findingSeverityCounts"]!["HIGH"]!, (int)page["imageScanFindings"]!["findingSeverityCounts"]!["LOW"]!));
        Assert.Equal(1772366400, (long)(await DetailAsync(ecr))["imageScanFindingsSummary"]!["imageScanCompletedAt"]!);
    }

    [Fact]
    public async Task What_was_found_in_an_encrypted_repository_lies_encrypted_too()
    {
        await using var ecr = await EcrHarness.StartAsync(imageScanner: Three);
        await ecr.MakeAsync("app", ",'encryptionConfiguration':{'encryptionType':'KMS'}");
        await ecr.PushImageAsync("app", 1, "v1");
        await ecr.CallAsync("StartImageScan", Image);
        await ecr.Service.StartAsync();
        await EndedAsync(ecr);
        await ecr.Service.CollectAsync();

        Assert.Equal(["A", "B", "C"], (await ecr.CallAsync("DescribeImageScanFindings", Image))["imageScanFindings"]!["findings"].Each("name"));
        Assert.All(ecr.Files("blobs"), file => Assert.DoesNotContain("severity", File.ReadAllText(file, System.Text.Encoding.Latin1), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_found_outlives_the_collector_as_long_as_the_image()
    {
        await using var ecr = await StartAsync(Three);
        await ecr.PushImageAsync("app", 1, "v1");
        await ecr.CallAsync("StartImageScan", Image);
        await ecr.Service.StartAsync();
        await EndedAsync(ecr);

        await ecr.Service.CollectAsync();
        var kept = (await ecr.CallAsync("DescribeImageScanFindings", Image))["imageScanFindings"]!["findings"]!.AsArray().Count;
        await ecr.CallAsync("BatchDeleteImage", "{'repositoryName':'app','imageIds':[{'imageTag':'v1'}]}");
        var (gone, _) = await ecr.Service.CollectAsync();

        Assert.Equal((3, 2), (kept, gone));
    }

    [Fact]
    public async Task An_image_is_scanned_once_a_day_unless_the_scan_failed()
    {
        await using var ecr = await StartAsync("test -e \"$FAIL\" || exit 1");
        await ecr.PushImageAsync("app", 1, "v1");
        await ecr.CallAsync("StartImageScan", Image);

        Assert.Equal(
            "LimitExceededException: The scan quota per image has been exceeded. Wait and try again.", await ecr.RefusalAsync("StartImageScan", Image));
        ecr.Time.Advance(TimeSpan.FromHours(24));
        await ecr.CallAsync("StartImageScan", Image);
        await ecr.Service.StartAsync();
        Assert.Equal("The image scanner ended with code 1", (string?)(await EndedAsync(ecr))["imageScanStatus"]!["description"]);
        Assert.Equal("IN_PROGRESS", (string?)(await ecr.CallAsync("StartImageScan", Image))["imageScanStatus"]!["status"]);
        await EndedAsync(ecr);
    }

    [Fact]
    public async Task What_was_never_scanned_has_no_scan_and_what_is_no_image_cannot_have_one()
    {
        await using var ecr = await StartAsync(Three);
        var digest = await ecr.PushImageAsync("app", 1, "v1");
        var index = $$"""{"schemaVersion":2,"mediaType":"{{EcrHarness.OciIndex}}","manifests":[]}""";
        using var put = await ecr.PutManifestAsync("app", "multi", index, EcrHarness.OciIndex);

        Assert.Equal(
            $"ScanNotFoundException: Image scan does not exist for the image with '{{imageDigest:'{digest}', imageTag:'v1'}}' in the repository with name 'app' in the registry with id '123456789012'",
            await ecr.RefusalAsync("DescribeImageScanFindings", Image));
        Assert.StartsWith("UnsupportedImageTypeException", await ecr.RefusalAsync("StartImageScan", "{'repositoryName':'app','imageId':{'imageTag':'multi'}}"), StringComparison.Ordinal);
        Assert.StartsWith("ImageNotFoundException", await ecr.RefusalAsync("StartImageScan", "{'repositoryName':'app','imageId':{'imageTag':'none'}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_is_scanned_where_the_repository_says_so()
    {
        await using var ecr = await StartAsync(Three);
        await ecr.CallAsync("PutImageScanningConfiguration", "{'repositoryName':'app','imageScanningConfiguration':{'scanOnPush':true}}");
        await ecr.PushImageAsync("app", 1, "v1");
        await ecr.MakeAsync("other");
        await ecr.PushImageAsync("other", 1, "v1");
        await ecr.Service.StartAsync();

        Assert.Equal("COMPLETE", (string?)(await EndedAsync(ecr))["imageScanStatus"]!["status"]);
        Assert.Null((await DetailAsync(ecr, "other"))["imageScanStatus"]);
    }

    [Theory]
    [InlineData("ap*", true)]
    [InlineData("p", true)]
    [InlineData("*x", false)]
    [InlineData("app-b", false)]
    public async Task A_push_is_scanned_where_a_rule_of_the_registry_says_so(string filter, bool scanned)
    {
        await using var ecr = await StartAsync(Three);
        await ecr.CallAsync(
            "PutRegistryScanningConfiguration",
            $"{{'scanType':'BASIC','rules':[{{'scanFrequency':'SCAN_ON_PUSH','repositoryFilters':[{{'filter':'{filter}','filterType':'WILDCARD'}}]}}]}}");
        await ecr.PushImageAsync("app", 1, "v1");

        Assert.Equal(scanned ? "IN_PROGRESS" : null, (string?)(await DetailAsync(ecr))["imageScanStatus"]?["status"]);
    }

    [Fact]
    public async Task A_scan_that_a_restart_cut_short_is_begun_again()
    {
        await using var ecr = await StartAsync(Three);
        var digest = await ecr.PushImageAsync("app", 1, "v1");
        await ecr.Context.Cell(new RegistryScope(EcrHarness.Account, EcrHarness.Region)).WriteAsync(tx => tx.Put(EcrTables.Scans, new ScanRecord
        {
            Repository = "app", Digest = digest, Status = ScanRecord.InProgress, Description = "before", StartedAt = ecr.Time.GetUtcNow(),
        }));

        await ecr.Service.StartAsync();

        Assert.Equal("COMPLETE", (string?)(await EndedAsync(ecr))["imageScanStatus"]!["status"]);
    }

    private static async Task<EcrHarness> StartAsync(string? scanner)
    {
        var ecr = await EcrHarness.StartAsync(imageScanner: scanner);
        await ecr.MakeAsync("app");
        return ecr;
    }

    private static async Task<JsonNode> DetailAsync(EcrHarness ecr, string repository = "app") =>
        (await ecr.CallAsync("DescribeImages", $"{{'repositoryName':'{repository}','imageIds':[{{'imageTag':'v1'}}]}}"))["imageDetails"]![0]!;

    private static Task<JsonNode> EndedAsync(EcrHarness ecr) =>
        Eventually.Async(() => DetailAsync(ecr), detail => (string?)detail["imageScanStatus"]!["status"] != "IN_PROGRESS");
}
