using System.Globalization;
using System.Text.Json;
using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Control.Scanning;

/// <summary>Reads what scanners print: our own shape (docs/ecr.md), trivy's <c>--format json</c>, grype's <c>-o json</c>.</summary>
internal static class ScanReportReader
{
    private const int LongestKey = 128;
    private const int LongestValue = 256;
    private const int LongestText = 4096;
    private const int MostDetails = 50;

    /// <summary>Reads a report.</summary>
    /// <exception cref="ScanFailedException">It is none.</exception>
    public static ScanReport Read(ReadOnlyMemory<byte> output)
    {
        try
        {
            using var document = JsonDocument.Parse(output);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? throw Unreadable()
                : root.TryGetProperty("findings", out var findings) ? new ScanReport([.. Items(findings).Select(Own)], Date(root, "vulnerabilitySourceUpdatedAt"))
                : root.TryGetProperty("matches", out var matches) ? new ScanReport([.. Items(matches).Select(Grype)], GrypeDate(root))
                : root.TryGetProperty("SchemaVersion", out var _) ? new ScanReport([.. Trivy(root)], null)
                : throw Unreadable();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter for an escaped half of a letter, which no string can hold.
            throw Unreadable();
        }
    }

    private static ImageScanFinding Own(JsonElement finding) => Finding(
        Text(finding, "name"), Text(finding, "severity"), Text(finding, "description"), Text(finding, "uri"),
        finding.ValueKind == JsonValueKind.Object && finding.TryGetProperty("attributes", out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().Select(one => (one.Name, one.Value.ValueKind == JsonValueKind.String ? one.Value.GetString() : one.Value.GetRawText()))
            : []);

    private static IEnumerable<ImageScanFinding> Trivy(JsonElement root) =>
        from result in Items(Member(root, "Results"))
        from found in Items(Member(result, "Vulnerabilities"))
        select Finding(
            Text(found, "VulnerabilityID"), Text(found, "Severity"), Text(found, "Description") ?? Text(found, "Title"), Text(found, "PrimaryURL"),
            [("package_name", Text(found, "PkgName")), ("package_version", Text(found, "InstalledVersion")), ("fixed_version", Text(found, "FixedVersion"))]);

    private static ImageScanFinding Grype(JsonElement match)
    {
        var (found, package) = (Member(match, "vulnerability"), Member(match, "artifact"));
        var versions = Items(Member(Member(found, "fix"), "versions")).Where(version => version.ValueKind == JsonValueKind.String).Select(version => version.GetString());
        return Finding(
            Text(found, "id"), Text(found, "severity"), Text(found, "description"), Text(found, "dataSource"),
            [("package_name", Text(package, "name")), ("package_version", Text(package, "version")), ("fixed_version", string.Join(", ", versions))]);
    }

    private static DateTimeOffset? GrypeDate(JsonElement root)
    {
        var db = Member(Member(root, "descriptor"), "db");
        return Date(db, "built") ?? Date(Member(db, "status"), "built");
    }

    private static ImageScanFinding Finding(
        string? name, string? severity, string? description, string? uri, IEnumerable<(string Key, string? Value)> details) => new()
    {
        Name = Cut(string.IsNullOrEmpty(name) ? throw Unreadable("a finding has no name") : name, LongestValue),
        Severity = Severity(severity),
        Description = description is null ? null : Cut(description, LongestText),
        Uri = uri is null ? null : Cut(uri, LongestText),
        Attributes =
        [
            .. details.Where(detail => !string.IsNullOrEmpty(detail.Value) && detail.Key.Length > 0).Take(MostDetails)
                .Select(detail => new FindingDetail { Key = Cut(detail.Key, LongestKey), Value = Cut(detail.Value!, LongestValue) }),
        ],
    };

    private static string Severity(string? text) => text?.ToUpperInvariant() switch
    {
        "CRITICAL" => "CRITICAL",
        "HIGH" => "HIGH",
        "MEDIUM" => "MEDIUM",
        "LOW" => "LOW",
        "INFORMATIONAL" or "NEGLIGIBLE" => "INFORMATIONAL",
        _ => "UNDEFINED",
    };

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    // A list that is not there is an empty one: trivy leaves lists out where it found nothing.
    private static List<JsonElement> Items(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => [.. element.EnumerateArray()],
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        _ => throw Unreadable(),
    };

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } found ? found : null;

    private static DateTimeOffset? Date(JsonElement element, string name) =>
        DateTimeOffset.TryParse(Text(element, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static ScanFailedException Unreadable(string why = "its output is JSON neither of Plimsoll's shape nor of trivy's or grype's") =>
        new($"The report of the image scanner cannot be read: {why}");
}
