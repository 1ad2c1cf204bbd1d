namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>SigningCertificate</c> of AWS's model.</summary>
internal sealed record SigningCertificate
{
    public string? CertificateBody { get; init; }

    public string? CertificateId { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? UploadDate { get; init; }

    public string? UserName { get; init; }
}
