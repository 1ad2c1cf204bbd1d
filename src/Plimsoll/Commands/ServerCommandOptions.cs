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
    private readonly Option<int> _port = new("--port") { Description = "TCP port", HelpName = "PORT", DefaultValueFactory = _ => ServerOptions.DefaultPort };
    private readonly Option<string> _host = new("--host") { Description = "Address to listen on", HelpName = "ADDR", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<string> _data = CommonOptions.Data();
    private readonly Option<string> _region = new("--region") { Description = "Region of the local instances", HelpName = "R", DefaultValueFactory = _ => "us-east-1" };
    private readonly Option<string> _account = new("--account") { Description = "Account of the root key", HelpName = "ID", DefaultValueFactory = _ => "000000000000" };
    private readonly Option<string> _auth = new("--auth") { Description = "Check signatures: on or off", DefaultValueFactory = _ => "on" };

    private readonly Option<int> _instances = new("--instances") { Description = "Container instances on this machine; 0 for a bare control plane", HelpName = "N", DefaultValueFactory = _ => 3 };
    private readonly Option<string> _instanceType = new("--instance-type") { Description = "Type of the instances", HelpName = "T", DefaultValueFactory = _ => "t3.medium" };
    private readonly Option<int> _zones = new("--zones") { Description = "Availability zones of a region", HelpName = "N", DefaultValueFactory = _ => 3 };
    private readonly Option<string> _cluster = new("--cluster") { Description = "Cluster that the instances join", HelpName = "NAME", DefaultValueFactory = _ => "default" };

    public ServerCommandOptions()
    {
        Check(_instances, count => count is >= 0 and <= MostInstances, $"is not a number from 0 to {MostInstances}");
        Check(_instanceType, name => InstanceType.Find(name) is not null, $"is not one of {string.Join(", ", InstanceType.All.Select(type => type.Name))}");
        Check(_zones, count => count is >= 1 and <= 6, "is not a number from 1 to 6");
        Check(_cluster, name => name.Length is >= 1 and <= 255 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'), "is not a cluster's name: up to 255 letters, digits, hyphens and underscores");
        Check(_port, port => port is >= 0 and <= 65535, "is not a port: 0 to 65535");
        Check(_host, host => IPAddress.TryParse(host, out var _), "is not an IP address");
        Check(_account, account => account.Length == 12 && account.All(char.IsAsciiDigit), "is not an account: twelve digits");
        Check(_region, region => region.Length is > 3 and < 32 && region.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'), "is not a region, e.g. us-east-1");
        _auth.AcceptOnlyFromAmong("on", "off");
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _port, _host, _data, _instances, _instanceType, _zones, _cluster, _region, _account, _auth })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(_auth) == "off" && IPAddress.TryParse(result.GetValue(_host), out var host) && !IPAddress.IsLoopback(host))
            {
                result.AddError($"--auth off makes everybody root: it is refused beyond loopback, and {host} is not loopback.");
            }
        });
    }

    public ServerOptions Read(ParseResult parsed) => new()
    {
        Data = Path.GetFullPath(parsed.GetRequiredValue(_data)),
        Port = parsed.GetValue(_port),
        Host = parsed.GetRequiredValue(_host),
        Region = parsed.GetRequiredValue(_region),
        Account = parsed.GetRequiredValue(_account),
        Instances = parsed.GetValue(_instances),
        InstanceType = parsed.GetRequiredValue(_instanceType),
        Zones = parsed.GetValue(_zones),
        Cluster = parsed.GetRequiredValue(_cluster),
        Auth = parsed.GetValue(_auth) != "off",
    };

    private static void Check<T>(Option<T> option, Func<T, bool> right, string complaint) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && result.GetValue(option) is { } value && !right(value))
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name}: '{value}' {complaint}."));
        }
    });
}
