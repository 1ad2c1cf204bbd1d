using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Temporary keys as answers carry them.</summary>
internal static class CredentialsView
{
    public static Credentials Of(Credential made) => new()
    {
        AccessKeyId = made.AccessKeyId, SecretAccessKey = made.SecretAccessKey, SessionToken = made.SessionToken, Expiration = made.Expires,
    };
}
