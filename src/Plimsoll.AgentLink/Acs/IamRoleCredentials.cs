namespace Plimsoll.AgentLink.Acs;

/// <summary>Short-lived credentials of a role, bound to one task (agent-protocol §2.4, roles-credentials §4).</summary>
public sealed record IamRoleCredentials
{
    /// <summary>Required. The unguessable id under which a container asks for them; the same for the whole life of the task.</summary>
    public string? CredentialsId { get; init; }

    /// <summary>The role's ARN.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The access key id.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The secret key. Never logged.</summary>
    public string? SecretAccessKey { get; init; }

    /// <summary>The session token. Never logged.</summary>
    public string? SessionToken { get; init; }

    /// <summary>When they end, ISO 8601; echoed to containers letter by letter.</summary>
    public string? Expiration { get; init; }

    /// <summary>Reserved by the protocol.</summary>
    public string? CredentialScope { get; init; }

    /// <summary>Names the credentials without their secrets.</summary>
    public override string ToString() => $"IamRoleCredentials {CredentialsId} of {RoleArn} until {Expiration}";
}

/// <summary>The two uses of a task's role credentials.</summary>
public static class RoleType
{
    /// <summary>The task role: served to the task's containers.</summary>
    public const string TaskApplication = "TaskApplication";

    /// <summary>The execution role: used by the agent for the task.</summary>
    public const string TaskExecution = "TaskExecution";
}

/// <summary>Server → agent (<c>IAMRoleCredentialsMessage</c>): fresh credentials of a task's role under the id it already has.</summary>
public sealed record IamRoleCredentialsMessage : LinkMessage
{
    /// <summary>Required.</summary>
    public string? MessageId { get; init; }

    /// <summary>Required. The task the credentials are for.</summary>
    public string? TaskArn { get; init; }

    /// <summary>The task's cluster ARN.</summary>
    public string? TaskClusterArn { get; init; }

    /// <summary>Required. One of <see cref="Acs.RoleType"/>.</summary>
    public string? RoleType { get; init; }

    /// <summary>Required.</summary>
    public IamRoleCredentials? RoleCredentials { get; init; }
}

/// <summary>Agent → server (<c>IAMRoleCredentialsAckRequest</c>): credentials of a payload or of a refresh are in the store.</summary>
public sealed record IamRoleCredentialsAckRequest : LinkMessage
{
    /// <summary>The id of the message that brought them.</summary>
    public string? MessageId { get; init; }

    /// <summary>Which credentials.</summary>
    public string? CredentialsId { get; init; }

    /// <summary>Their expiration as it was sent.</summary>
    public string? Expiration { get; init; }
}
