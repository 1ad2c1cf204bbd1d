using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Ulimit
{
    [Required]
    public int? HardLimit { get; init; }

    [Required, OneOf("core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending", "stack")]
    public string? Name { get; init; }

    [Required]
    public int? SoftLimit { get; init; }
}
