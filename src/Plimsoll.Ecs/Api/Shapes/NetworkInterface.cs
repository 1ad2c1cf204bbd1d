namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record NetworkInterface
{
    public string? AttachmentId { get; init; }

    public string? Ipv6Address { get; init; }

    public string? PrivateIpv4Address { get; init; }
}
