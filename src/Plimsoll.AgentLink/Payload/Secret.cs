namespace Plimsoll.AgentLink.Payload;

/// <summary>A reference to a secret: never the secret itself.</summary>
public sealed record Secret
{
    /// <summary>The variable or the log option that gets it.</summary>
    public string? Name { get; init; }

    /// <summary>A parameter's name or ARN, or a Secrets Manager ARN with its suffixes.</summary>
    public string? ValueFrom { get; init; }

    /// <summary>The region of the store.</summary>
    public string? Region { get; init; }

    /// <summary><c>ssm</c> or <c>asm</c>.</summary>
    public string? Provider { get; init; }

    /// <summary><c>ENVIRONMENT_VARIABLE</c> or <c>BOOTSTRAP</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>CONTAINER</c> or <c>LOG_DRIVER</c>.</summary>
    public string? Target { get; init; }
}
