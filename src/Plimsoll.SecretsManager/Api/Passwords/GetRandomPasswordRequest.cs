using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Passwords;

/// <summary>Input of <c>GetRandomPassword</c>.</summary>
internal sealed record GetRandomPasswordRequest
{
    [Length(0, 4096)]
    public string? ExcludeCharacters { get; init; }

    public bool? ExcludeLowercase { get; init; }

    public bool? ExcludeNumbers { get; init; }

    public bool? ExcludePunctuation { get; init; }

    public bool? ExcludeUppercase { get; init; }

    public bool? IncludeSpace { get; init; }

    [Range(1, 4096)]
    public long? PasswordLength { get; init; }

    public bool? RequireEachIncludedType { get; init; }
}
