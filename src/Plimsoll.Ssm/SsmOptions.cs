using Plimsoll.Cells;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ssm;

/// <summary>What Parameter Store needs from the program around it.</summary>
public sealed record SsmOptions
{
    /// <summary>State.</summary>
    public required CellHost Cells { get; init; }

    /// <summary>Paging tokens.</summary>
    public required PageTokens Tokens { get; init; }

    /// <summary>Seals the values at rest: 32 bytes, kept over restarts.</summary>
    public required byte[] ValueKey { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Says what the policies of the caller's identity allow.</summary>
    public required IAuthorizer Authorizer { get; init; }

    /// <summary>What the public parameters tell of the image of local instances.</summary>
    public required PublicImage Image { get; init; }

    /// <summary>Since when there are public parameters: when the account was made.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Reads secrets that are named as parameters.</summary>
    public required ISecretReferences Secrets { get; init; }
}
