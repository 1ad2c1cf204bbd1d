using Microsoft.Extensions.Logging;
using Plimsoll.Cells.Tables;
using Plimsoll.Ssm.Api;
using Plimsoll.Ssm.Api.Parameters;
using Plimsoll.Ssm.Api.Tags;
using Plimsoll.Ssm.Api.Versions;
using Plimsoll.Ssm.Control.Access;
using Plimsoll.Ssm.Control.Expiry;
using Plimsoll.Ssm.Control.Public;
using Plimsoll.Ssm.Control.Values;
using Plimsoll.Ssm.Model;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ssm;

/// <summary>AWS Systems Manager as far as Parameter Store goes. Values are sealed at rest.</summary>
public sealed class SsmService : IAsyncDisposable
{
    private readonly ParameterReaper _reaper;

    /// <summary>Builds the service; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="options">What it works with.</param>
    /// <param name="logs">Makes its loggers.</param>
    public SsmService(SsmOptions options, ILoggerFactory logs)
    {
        var context = Context = new SsmContext(
            options.Cells, options.Tokens, new ParameterValues(options.ValueKey), new PublicParameters(options.Image, options.Since), options.Time);
        _reaper = new ParameterReaper(context, logs.CreateLogger<ParameterReaper>());
        Definition = new ServiceDefinition
        {
            Name = "ssm",
            Protocol = WireProtocol.Json11,
            Target = "AmazonSSM",
            ValidationError = ValidationMessages.ValidationException,
            Authorize = new ParameterAccess(options.Authorizer).Authorize,
            Unsupported = SsmUnsupported.Operations,
            Operations =
            [
                .. new PutApi(context).Operations,
                .. new ReadApi(context, new SecretReferenceReads(options.Secrets)).Operations,
                .. new DescribeApi(context).Operations,
                .. new DeleteApi(context).Operations,
                .. new HistoryApi(context).Operations,
                .. new LabelsApi(context).Operations,
                .. new TagsApi(context).Operations,
            ],
        };
    }

    /// <summary>What its resources work with.</summary>
    internal SsmContext Context { get; }

    /// <summary>Tables that the schema of the cells must have.</summary>
    public static IReadOnlyList<Table> Tables => SsmTables.All;

    /// <summary>The operations.</summary>
    public ServiceDefinition Definition { get; }

    /// <summary>Starts deleting parameters that expire.</summary>
    public void Start() => _reaper.Start();

    /// <summary>Deletes them once, now; answers how many went.</summary>
    internal Task<int> ReapAsync() => _reaper.ReapAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _reaper.DisposeAsync();
}
