using System.CommandLine;
using System.Text.RegularExpressions;
using Plimsoll.Ecr;

namespace Plimsoll.Commands;

/// <summary>The options of <c>plimsoll up</c> about an S3-compatible service: layers and manifests in a bucket, exports of logs.</summary>
internal sealed partial class BlobStoreOptions
{
    private readonly Option<string?> _store = new("--blob-store") { Description = "Keep image layers in an S3-compatible bucket, not in the data directory", HelpName = "s3://BUCKET/PREFIX" };
    private readonly Option<string?> _endpoint = new("--s3-endpoint") { Description = "Address of the S3-compatible service, for --blob-store and for exports of logs; AWS where it is not given", HelpName = "URL" };
    private readonly Option<string> _region = new("--s3-region") { Description = "Region of the bucket", HelpName = "R", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("AWS_REGION") ?? "us-east-1" };
    private readonly Option<string?> _pathStyle = new("--s3-path-style") { Description = "Bucket in the path, not in the host name: on or off; on where there is an endpoint" };

    public BlobStoreOptions()
    {
        ServerCommandOptions.Check(_store, text => Buckets.IsMatch(text), "is not s3://BUCKET or s3://BUCKET/PREFIX");
        ServerCommandOptions.Check(
            _endpoint, text => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https", "is not an address, e.g. http://127.0.0.1:9000");
        _pathStyle.AcceptOnlyFromAmong("on", "off");
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _store, _endpoint, _region, _pathStyle })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(_store) is null && result.GetResult(_endpoint) is null && result.GetResult(_pathStyle) is { } without)
            {
                result.AddError($"{without.Option.Name} goes with --s3-endpoint or --blob-store only.");
            }
        });
    }

    /// <summary>The service that was named, by its address or by a bucket of AWS's; null where none was.</summary>
    public S3Service? Service(ParseResult parsed)
    {
        var endpoint = parsed.GetValue(_endpoint) is { } url ? new Uri(url) : null;
        return endpoint is null && parsed.GetValue(_store) is null
            ? null
            : new S3Service(endpoint, parsed.GetRequiredValue(_region), (parsed.GetValue(_pathStyle) ?? (endpoint is null ? "off" : "on")) == "on");
    }

    public BlobBucket? Read(ParseResult parsed)
    {
        if (parsed.GetValue(_store) is not { } store)
        {
            return null;
        }

        var parts = Buckets.Match(store).Groups;
        return Service(parsed)!.Bucket(parts["bucket"].Value, parts["prefix"].Value);
    }

    [GeneratedRegex(@"\As3://(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/(?<prefix>[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*))?/?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Buckets { get; }
}
