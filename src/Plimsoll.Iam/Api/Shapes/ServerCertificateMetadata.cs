namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>ServerCertificateMetadata</c> of AWS's model.</summary>
internal sealed record ServerCertificateMetadata
{
    public string? Arn { get; init; }

    public DateTimeOffset? Expiration { get; init; }

    public string? Path { get; init; }

    public string? ServerCertificateId { get; init; }

    public string? ServerCertificateName { get; init; }

    public DateTimeOffset? UploadDate { get; init; }
}
