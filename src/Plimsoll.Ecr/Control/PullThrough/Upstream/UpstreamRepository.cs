namespace Plimsoll.Ecr.Control.PullThrough.Upstream;

/// <summary>A repository of a registry upstream, and how to log in there.</summary>
/// <param name="Base">Scheme, host and port.</param>
/// <param name="Name">Name there.</param>
/// <param name="Login">Login; null for none.</param>
internal sealed record UpstreamRepository(Uri Base, string Name, UpstreamLogin? Login)
{
    /// <inheritdoc/>
    public override string ToString() => Name.Length == 0 ? Base.Authority : $"{Base.Authority}/{Name}";
}
