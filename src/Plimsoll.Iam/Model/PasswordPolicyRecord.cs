namespace Plimsoll.Iam.Model;

/// <summary>What an account asks of passwords.</summary>
internal sealed record PasswordPolicyRecord
{
    /// <summary>Fewest characters, 6 to 128.</summary>
    public int MinimumLength { get; init; } = 6;

    /// <summary>Whether one that is no letter or digit is asked for.</summary>
    public bool Symbols { get; init; }

    /// <summary>Whether a digit is asked for.</summary>
    public bool Numbers { get; init; }

    /// <summary>Whether an upper-case letter is asked for.</summary>
    public bool Uppercase { get; init; }

    /// <summary>Whether a lower-case letter is asked for.</summary>
    public bool Lowercase { get; init; }

    /// <summary>Whether users may change their own.</summary>
    public bool UsersMayChange { get; init; }

    /// <summary>Days that one is good for, 1 to 1095; null for ever.</summary>
    public int? MaxAge { get; init; }

    /// <summary>How many earlier ones may not come again, 1 to 24.</summary>
    public int? Remembered { get; init; }

    /// <summary>Whether one that is too old cannot be changed by its user.</summary>
    public bool? HardExpiry { get; init; }
}
