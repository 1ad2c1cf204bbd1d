using System.CommandLine;
using Plimsoll.Ecr;

namespace Plimsoll.Commands;

/// <summary>The options of <c>plimsoll up</c> about the registries behind pull-through caches.</summary>
internal sealed class UpstreamCommandOptions
{
    private readonly Option<string?> _credentials = new("--upstream-credentials") { Description = "Logins for pull-through caches: JSON, secret ARN or host to username and accessToken", HelpName = "FILE" };
    private readonly Option<string[]> _insecure = new("--insecure-upstream") { Description = "Registry that pull-through caches speak to without TLS; may be repeated", HelpName = "HOST:PORT", DefaultValueFactory = _ => [] };

    public UpstreamCommandOptions() => ServerCommandOptions.Check(_credentials, File.Exists, "is not a file");

    public void AddTo(Command command)
    {
        command.Add(_credentials);
        command.Add(_insecure);
    }

    public UpstreamOptions Read(ParseResult parsed) => new()
    {
        CredentialsFile = parsed.GetValue(_credentials) is { } file ? Path.GetFullPath(file) : null,
        Insecure = parsed.GetRequiredValue(_insecure),
    };
}
