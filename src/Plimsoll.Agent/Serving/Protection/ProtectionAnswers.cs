using System.Text.Json;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent.Serving.Protection;

/// <summary>Answers a task that asks to be protected, or whether it is (roles-credentials §6). The call is made with the task's own role.</summary>
/// <param name="time">Clock.</param>
internal sealed class ProtectionAnswers(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Tells.</summary>
    public Task<ServedAnswer> GetAsync(ServedTask? task, CancellationToken cancel) => CallAsync(
        task, (control, cluster, arn, stop) => control.GetTaskProtectionAsync(new GetTaskProtectionRequest(cluster, [arn]), stop), cancel);

    /// <summary>Protects, or ends it.</summary>
    /// <param name="task">The task that asks; null when none is known.</param>
    /// <param name="body">What it sent.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ServedAnswer> PutAsync(ServedTask? task, byte[] body, CancellationToken cancel)
    {
        ProtectionRequest? wanted;
        try
        {
            wanted = JsonSerializer.Deserialize(body, ProtectionRequestJson.Default.ProtectionRequest);
        }
        catch (JsonException)
        {
            return Error(400, null, "InvalidParameterException", "UpdateTaskProtection: failed to decode request");
        }

        return task is not null && wanted?.ProtectionEnabled is null
            ? Error(400, task.State.Arn, "InvalidParameterException", "Invalid request: does not contain 'ProtectionEnabled' field")
            : await CallAsync(
                task,
                (control, cluster, arn, stop) => control.UpdateTaskProtectionAsync(new UpdateTaskProtectionRequest(cluster, [arn], wanted!.ProtectionEnabled!.Value, wanted.ExpiresInMinutes), stop),
                cancel).ConfigureAwait(false);
    }

    private async Task<ServedAnswer> CallAsync(
        ServedTask? task, Func<IControlPlane, string, string, CancellationToken, Task<TaskProtectionResponse>> call, CancellationToken cancel)
    {
        if (task is null)
        {
            return Error(404, null, "ResourceNotFoundException", "Failed to find a task for the request");
        }

        var arn = task.State.Arn;
        if (task.State.Payload.RoleCredentials?.CredentialsId is not { } id
            || task.Agent.Credentials.Application(id)?.Credentials is not { AccessKeyId: { } key, SecretAccessKey: { } secret, SessionToken: var token })
        {
            return Error(403, arn, "AccessDeniedException", "Invalid Request: no task IAM role credentials available for task");
        }

        using var late = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            return Of(arn, await call(task.Agent.ControlPlaneAs(new SigningKeys(key, secret, token)), task.Agent.Cluster, arn, both.Token).ConfigureAwait(false));
        }
        catch (AwsException error)
        {
            return Error(error.Status, arn, error.Code, error.Message);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Error(504, arn, "RequestCanceled", "Timed out calling ECS Task Protection API");
        }
        catch (Exception error) when (Faults.IsTransient(error))
        {
            return Error(500, arn, "ServerException", error.Message);
        }
    }

    private static ServedAnswer Of(string arn, TaskProtectionResponse answer) => answer switch
    {
        { Failures: [var failure, ..] } => Json(200, new ProtectionDocument { Failure = new ProtectionRefusal(failure.Arn, failure.Detail, failure.Reason) }),
        { ProtectedTasks: [var known, ..] } => Json(200, new ProtectionDocument
        {
            Protection = new ProtectionState(
                known.ExpirationDate is { } end ? DateTimeOffset.FromUnixTimeMilliseconds((long)(end * 1000)).UtcDateTime : null, known.ProtectionEnabled, known.TaskArn),
        }),
        _ => Error(500, arn, "ServerException", "Unexpected error when calling ECS Task Protection API"),
    };

    private static ServedAnswer Error(int status, string? arn, string code, string message) => Json(status, new ProtectionDocument { Error = new ProtectionError(arn, code, message) });

    private static ServedAnswer Json(int status, ProtectionDocument document) => ServedAnswer.Json(status, JsonSerializer.SerializeToUtf8Bytes(document, ProtectionJson.Plain.ProtectionDocument));
}
