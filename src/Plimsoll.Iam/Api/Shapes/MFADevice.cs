namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>MFADevice</c> of AWS's model.</summary>
internal sealed record MFADevice
{
    public DateTimeOffset? EnableDate { get; init; }

    public string? SerialNumber { get; init; }

    public string? UserName { get; init; }
}
