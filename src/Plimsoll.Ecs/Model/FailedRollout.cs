namespace Plimsoll.Ecs.Model;

/// <summary>A deployment that the circuit breaker ended: it is shown though it has gone from the service's list.</summary>
/// <param name="Deployment">Its id.</param>
/// <param name="TaskDefinition">ARN of the revision that it was to bring.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="At">When.</param>
/// <param name="Failure">The last of its tasks that failed; null when none did.</param>
internal sealed record FailedRollout(string Deployment, string TaskDefinition, string Reason, DateTimeOffset At, ServiceFailure? Failure);
