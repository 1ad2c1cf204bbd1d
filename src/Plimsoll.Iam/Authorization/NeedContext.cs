using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Authorization;

/// <summary>The condition keys that an operation brings, as policies ask for them.</summary>
/// <param name="keys">The keys of a need.</param>
internal sealed class NeedContext(NeedKeys keys) : IContextKeys
{
    /// <inheritdoc/>
    public IReadOnlyList<string>? Find(string key) => keys.Find(key);
}
