namespace Plimsoll.SecretsManager.Api.Shapes;

/// <summary>A secret whose value was not given, and why.</summary>
internal sealed record ApiError
{
    public string? ErrorCode { get; init; }

    public string? Message { get; init; }

    public string? SecretId { get; init; }
}
