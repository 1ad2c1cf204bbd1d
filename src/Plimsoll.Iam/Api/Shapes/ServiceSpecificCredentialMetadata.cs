namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>ServiceSpecificCredentialMetadata</c> of AWS's model.</summary>
internal sealed record ServiceSpecificCredentialMetadata
{
    public DateTimeOffset? CreateDate { get; init; }

    public DateTimeOffset? ExpirationDate { get; init; }

    public string? ServiceCredentialAlias { get; init; }

    public string? ServiceName { get; init; }

    public string? ServiceSpecificCredentialId { get; init; }

    public string? ServiceUserName { get; init; }

    public string? Status { get; init; }

    public string? UserName { get; init; }
}
