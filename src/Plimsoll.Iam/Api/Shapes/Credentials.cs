namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>Credentials</c> of AWS's model.</summary>
internal sealed record Credentials
{
    public string? AccessKeyId { get; init; }

    public DateTimeOffset? Expiration { get; init; }

    public string? SecretAccessKey { get; init; }

    public string? SessionToken { get; init; }
}
