namespace Plimsoll.Agent.ControlPlane;

/// <summary>Asks whether tasks are protected.</summary>
internal sealed record GetTaskProtectionRequest(string Cluster, IReadOnlyList<string> Tasks);

/// <summary>Protects tasks from scale-in and deployments, or ends that.</summary>
internal sealed record UpdateTaskProtectionRequest(string Cluster, IReadOnlyList<string> Tasks, bool ProtectionEnabled, int? ExpiresInMinutes);

/// <summary>How it is now.</summary>
internal sealed record TaskProtectionResponse(IReadOnlyList<ProtectedTask>? ProtectedTasks, IReadOnlyList<ProtectionFailure>? Failures);

/// <summary>A task's protection; its end in seconds since 1970.</summary>
internal sealed record ProtectedTask(string? TaskArn, bool ProtectionEnabled, double? ExpirationDate);

/// <summary>Why there is none.</summary>
internal sealed record ProtectionFailure(string? Arn, string? Reason, string? Detail);
