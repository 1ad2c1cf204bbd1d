namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>SSHPublicKeyMetadata</c> of AWS's model.</summary>
internal sealed record SSHPublicKeyMetadata
{
    public string? SSHPublicKeyId { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? UploadDate { get; init; }

    public string? UserName { get; init; }
}
