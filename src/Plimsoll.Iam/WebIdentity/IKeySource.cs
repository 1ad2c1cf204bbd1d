using Plimsoll.Iam.Model;

namespace Plimsoll.Iam.WebIdentity;

/// <summary>Finds the public keys of OpenID Connect providers.</summary>
internal interface IKeySource
{
    /// <summary>The keys of a provider; null when they cannot be had.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="fresh">True to look anew: a token is signed with a key that is not known.</param>
    /// <param name="cancel">Ends it.</param>
    ValueTask<KeySet?> FindAsync(OidcProviderRecord provider, bool fresh, CancellationToken cancel);
}
