using Plimsoll.Ecs.Link.Payloads;

namespace Plimsoll.Ecs.Tests.Support;

/// <summary>The registry beside the control plane.</summary>
internal static class Registries
{
    /// <summary>At port 4566, by whatever name.</summary>
    public static OwnRegistry Own { get; } = new("http://127.0.0.1:4566", host => host.EndsWith(":4566", StringComparison.Ordinal));
}
