namespace Plimsoll.AgentLink.Payload;

/// <summary>How the agent logs in to an image's registry.</summary>
public sealed record RegistryAuthentication
{
    /// <summary><c>ecr</c> or <c>asm</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Set for <c>ecr</c>.</summary>
    public EcrAuthData? EcrAuthData { get; init; }

    /// <summary>Set for <c>asm</c>.</summary>
    public AsmAuthData? AsmAuthData { get; init; }
}

/// <summary>A token from ECR's GetAuthorizationToken.</summary>
public sealed record EcrAuthData
{
    /// <summary>The registry's account.</summary>
    public string? RegistryId { get; init; }

    /// <summary>The registry's region.</summary>
    public string? Region { get; init; }

    /// <summary>Another ECR endpoint.</summary>
    public string? EndpointOverride { get; init; }

    /// <summary>Whether the execution role asks for the token, else the instance.</summary>
    public bool? UseExecutionRole { get; init; }
}

/// <summary>A user name and password kept in Secrets Manager.</summary>
public sealed record AsmAuthData
{
    /// <summary>The secret's ARN.</summary>
    public string? CredentialsParameter { get; init; }

    /// <summary>Its region.</summary>
    public string? Region { get; init; }
}
