using Plimsoll.Cells;
using Plimsoll.Ecr.Api;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Control.Holding;
using Plimsoll.Ecr.Control.Login;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ecr;

/// <summary>What every resource of ECR works with.</summary>
/// <param name="Cells">State.</param>
/// <param name="Rooms">Where layers and manifests lie.</param>
/// <param name="Tokens">Paging tokens.</param>
/// <param name="Passwords">Passwords of the registry.</param>
/// <param name="Time">Clock.</param>
/// <param name="RegistryHost">Host and port of the registry as clients reach it; null for the one that a caller used.</param>
/// <param name="Guard">Knows what uses images.</param>
internal sealed record EcrContext(
    CellHost Cells,
    BlobRooms Rooms,
    PageTokens Tokens,
    RegistryPasswords Passwords,
    TimeProvider Time,
    string? RegistryHost,
    ImageGuard Guard)
{
    /// <summary>Now, to the millisecond as AWS's timestamps are.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = Time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    /// <summary>The cell of a registry.</summary>
    public Cell Cell(RegistryScope registry) => Cells.Get(registry.Account, registry.Region);

    /// <summary>Where the layers and manifests of a repository lie.</summary>
    public BlobRoom RoomOf(RegistryScope registry, string repository) =>
        Rooms.Of(Cell(registry).Peek(view => view.Get(EcrTables.Repositories, repository)));

    /// <summary>Refuses a change to a repository whose content lies elsewhere: it was deleted and made anew, with another encryption.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>RepositoryNotFoundException</c>.</exception>
    public void CheckRoom(View view, RegistryScope registry, string repository, BlobRoom room)
    {
        if (Rooms.Of(Known(view, registry, repository)) != room)
        {
            throw EcrErrors.RepositoryNotFound(registry, repository);
        }
    }

    /// <summary>The registry that a call about something else than repositories means: its own, whatever the policies say.</summary>
    /// <param name="call">The call.</param>
    /// <param name="registryId">From the caller; null for its own.</param>
    /// <exception cref="Wire.Errors.AwsException"><c>AccessDeniedException</c> for the registry of another account.</exception>
    public static RegistryScope Registry(CallContext call, string? registryId) => registryId is null || registryId == call.Account
        ? new RegistryScope(call.Account, call.Region)
        : throw EcrErrors.OtherRegistry(call.Principal.Arn, registryId);

    /// <summary>The registry that a call about a repository means: <see cref="Control.Policies.Access"/> has let it through.</summary>
    public static RegistryScope RegistryOf(CallContext call, IRepositoryRequest input) => new(input.RegistryId ?? call.Account, call.Region);

    /// <summary>The registry that a call about several repositories means: <see cref="Control.Policies.Access"/> has let it through.</summary>
    public static RegistryScope RegistryOf(CallContext call, IRepositoriesRequest input) => new(input.RegistryId ?? call.Account, call.Region);

    /// <summary>The repository of that name.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>RepositoryNotFoundException</c>.</exception>
    public static RepositoryRecord Known(View view, RegistryScope registry, string name) =>
        view.Get(EcrTables.Repositories, name) ?? throw EcrErrors.RepositoryNotFound(registry, name);

    /// <summary>Host and port of the registry for a caller.</summary>
    public string HostFor(CallContext call) => RegistryHost ?? new Uri(call.Endpoint).Authority;

    /// <summary>Host of a registry: that of another account is named as on AWS, because here a login tells which registry is meant.</summary>
    public string HostFor(CallContext call, RegistryScope registry) =>
        registry.Account == call.Account ? HostFor(call) : $"{registry.Account}.dkr.ecr.{registry.Region}.amazonaws.com";
}
