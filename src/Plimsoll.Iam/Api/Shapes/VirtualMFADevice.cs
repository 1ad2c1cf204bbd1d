namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>VirtualMFADevice</c> of AWS's model.</summary>
internal sealed record VirtualMFADevice
{
    public byte[]? Base32StringSeed { get; init; }

    public DateTimeOffset? EnableDate { get; init; }

    public byte[]? QRCodePNG { get; init; }

    public string? SerialNumber { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public User? User { get; init; }
}
