using Plimsoll.Iam.Model;
using Plimsoll.Iam.WebIdentity;

namespace Plimsoll.Iam.Tests.Support;

/// <summary>Key sets that the test gives.</summary>
internal sealed class FakeKeySets : IKeySource
{
    /// <summary>What is found; null for a provider that cannot be reached.</summary>
    public KeySet? Keys { get; set; }

    public ValueTask<KeySet?> FindAsync(OidcProviderRecord provider, bool fresh, CancellationToken cancel) => new(Keys);
}
