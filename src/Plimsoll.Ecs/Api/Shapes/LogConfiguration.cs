using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record LogConfiguration
{
    [Required, OneOf("json-file", "syslog", "journald", "gelf", "fluentd", "awslogs", "splunk", "awsfirelens")]
    public string? LogDriver { get; init; }

    public IReadOnlyDictionary<string, string>? Options { get; init; }

    public IReadOnlyList<Secret>? SecretOptions { get; init; }
}
