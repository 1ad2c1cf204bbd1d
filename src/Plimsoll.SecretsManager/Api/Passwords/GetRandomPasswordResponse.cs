namespace Plimsoll.SecretsManager.Api.Passwords;

/// <summary>Output of <c>GetRandomPassword</c>.</summary>
internal sealed record GetRandomPasswordResponse
{
    public string? RandomPassword { get; init; }

    /// <summary>No value: secrets do not reach logs.</summary>
    public override string ToString() => nameof(GetRandomPasswordResponse);
}
