using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Plimsoll.Ec2;
using Plimsoll.Hosting;

namespace Plimsoll.Commands;

/// <summary>The options of <c>plimsoll up</c>, with their checks.</summary>
internal sealed class ServerCommandOptions
{
    private const int MostInstances = 250;
    private const int MostHours = 24 * 365;
    private const int MostSeconds = 3600;
    private const int MostZones = 6;
    private readonly Option<int> _port = CommonOptions.Port();
    private readonly Option<string> _host = new("--host") { Description = "Address to listen on", HelpName = "ADDR", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<string?> _registryHost = new("--registry-host")
    {
        Description = "Host by which docker reaches the registry: in repositoryUri and at login; by default the host that a caller uses",
        HelpName = "HOST[:PORT]",
    };

    private readonly Option<string> _data = CommonOptions.Data();
    private readonly Option<string> _region = new("--region") { Description = "Region of the local instances", HelpName = "R", DefaultValueFactory = _ => "us-east-1" };
    private readonly Option<string> _account = new("--account") { Description = "Account of the root key", HelpName = "ID", DefaultValueFactory = _ => "000000000000" };
    private readonly Option<string> _auth = new("--auth") { Description = "Check signatures: on, off, or any-key: of any key, for their shape alone", DefaultValueFactory = _ => "on" };
    private readonly Option<string> _registryDeletes = new("--registry-deletes") { Description = "Manifests, tags and layers can be deleted over the registry's own protocol, which ECR refuses: on or off", DefaultValueFactory = _ => "off" };

    private readonly Option<string?> _imageScanner = new("--image-scanner") { Description = "Command that scans images for vulnerabilities", HelpName = "COMMAND" };
    private readonly Option<int> _instances = new("--instances") { Description = "Container instances on this machine; 0 for a bare control plane", HelpName = "N", DefaultValueFactory = _ => 3 };
    private readonly Option<string> _instanceType = new("--instance-type") { Description = "Type of the instances", HelpName = "T", DefaultValueFactory = _ => "t3.medium" };
    private readonly Option<string?> _publish = new("--publish-host-ports") { Description = "Publish host ports on 127.0.0.1 too, where they are free: on or off; on with one instance", HelpName = "on|off" };
    private readonly Option<int> _zones = new("--zones") { Description = "Availability zones of a region", HelpName = "N", DefaultValueFactory = _ => 3 };
    private readonly Option<int> _keepStopped = new("--keep-stopped-tasks") { Description = "Hours that stopped tasks are described", HelpName = "HOURS", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _healthyAfter = new("--healthy-after") { Description = "Seconds that a service's task runs before it counts as healthy when it has no health check; ECS waits 40", HelpName = "SECONDS", DefaultValueFactory = _ => 40 };
    private readonly Option<string> _cluster = new("--cluster") { Description = "Cluster that the instances join", HelpName = "NAME", DefaultValueFactory = _ => "default" };

    private readonly BlobStoreOptions _blobs = new();
    private readonly UpstreamCommandOptions _upstreams = new();

    public ServerCommandOptions()
    {
        Check(_instances, 0, MostInstances, $"is not a number from 0 to {MostInstances}");
        Check(_instanceType, name => InstanceType.Find(name) is not null, $"is not one of {string.Join(", ", InstanceType.All.Select(type => type.Name))}");
        Check(_keepStopped, 1, MostHours, $"is not a number of hours from 1 to {MostHours}");
        Check(_healthyAfter, 0, MostSeconds, $"is not a number of seconds from 0 to {MostSeconds}");
        Check(_zones, 1, MostZones, $"is not a number from 1 to {MostZones}");
        Check(_cluster, name => name.Length is >= 1 and <= 255 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'), "is not a cluster's name: up to 255 letters, digits, hyphens and underscores");
        Check(_host, host => IPAddress.TryParse(host, out var _), "is not an IP address");
        Check(_registryHost, IsRegistryHost, "is not a host as docker knows registries: a name with a dot, localhost or an address, and a port if need be");
        Check(_account, account => account.Length == 12 && account.All(char.IsAsciiDigit), "is not an account: twelve digits");
        Check(_region, region => region.Length is > 3 and < 32 && region.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'), "is not a region, e.g. us-east-1");
        _publish.AcceptOnlyFromAmong("on", "off");
        _auth.AcceptOnlyFromAmong("on", "any-key", "off");
        _registryDeletes.AcceptOnlyFromAmong("on", "off");
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _port, _host, _registryHost, _data, _instances, _instanceType, _publish, _zones, _cluster, _keepStopped, _healthyAfter, _region, _account, _auth, _imageScanner, _registryDeletes })
        {
            command.Add(option);
        }

        _blobs.AddTo(command);
        _upstreams.AddTo(command);

        command.Validators.Add(result =>
        {
            // A value that was refused cannot be asked for: the words are looked at.
            if (result.GetResult(_auth)?.Tokens is [{ Value: "off" or "any-key" } auth]
                && !(auth.Value == "any-key" && Container.IsInside)
                && result.GetResult(_host)?.Tokens is [var given] && IPAddress.TryParse(given.Value, out var host) && !IPAddress.IsLoopback(host))
            {
                result.AddError($"--auth {auth.Value} makes everybody root: it is refused beyond loopback, and {host} is not loopback. In a container any-key is let in.");
            }
        });
    }

    public ServerOptions Read(ParseResult parsed) => new()
    {
        Data = Path.GetFullPath(parsed.GetRequiredValue(_data)),
        Port = parsed.GetValue(_port),
        Host = parsed.GetRequiredValue(_host),
        RegistryHost = parsed.GetValue(_registryHost),
        Region = parsed.GetRequiredValue(_region),
        Account = parsed.GetRequiredValue(_account),
        Instances = parsed.GetValue(_instances),
        InstanceType = parsed.GetRequiredValue(_instanceType),
        PublishHostPorts = parsed.GetValue(_publish) is { } publish ? publish == "on" : null,
        Zones = parsed.GetValue(_zones),
        Cluster = parsed.GetRequiredValue(_cluster),
        KeepStoppedTasks = TimeSpan.FromHours(parsed.GetValue(_keepStopped)),
        HealthyAfter = TimeSpan.FromSeconds(parsed.GetValue(_healthyAfter)),
        Auth = parsed.GetValue(_auth) switch { "on" => AuthMode.On, "any-key" => AuthMode.AnyKey, _ => AuthMode.Off },
        ImageScanner = parsed.GetValue(_imageScanner),
        RegistryDeletes = parsed.GetValue(_registryDeletes) == "on",
        BlobBucket = _blobs.Read(parsed),
        S3 = _blobs.Service(parsed),
        Upstreams = _upstreams.Read(parsed),
    };

    // Docker takes the first part of an image's name for a host only by its dot, its colon, or for localhost.
    private static bool IsRegistryHost(string text) =>
        !text.AsSpan().ContainsAny("/@ ") && (text.AsSpan().ContainsAny('.', ':') || text == "localhost")
        && Uri.TryCreate($"http://{text}", UriKind.Absolute, out var address) && address.Authority.Length > 0 && address.UserInfo.Length == 0
        && !text.Any(char.IsAsciiLetterUpper);

    internal static void Check(Option<int> option, int least, int most, string complaint) => Check(
        option,
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most,
        complaint);

    internal static void Check(Option option, Func<string, bool> right, string complaint) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token, ..] && !right(token.Value))
        {
            result.AddError($"{option.Name}: '{token.Value}' {complaint}.");
        }
    });
}
