namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Secrets are resolved with the execution role, so there must be one (spec/roles-credentials.md §2).</summary>
internal static class SecretRule
{
    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        var secrets = container.Secrets ?? [];
        foreach (var secret in secrets.Concat(container.LogConfiguration?.SecretOptions ?? []))
        {
            if (secret.Name!.Length == 0 || secret.ValueFrom!.Length == 0)
            {
                yield return $"Name and valueFrom of a secret of container '{container.Name}' should not be null or empty.";
            }
        }

        foreach (var twice in Duplicates.In(secrets.Select(secret => secret.Name)))
        {
            yield return $"Secret names must be unique: '{twice}' is used more than once by container '{container.Name}'.";
        }

        foreach (var both in secrets.Select(secret => secret.Name).Intersect((container.Environment ?? []).Select(variable => variable.Name)))
        {
            yield return "The secret name must be unique and not shared with any new or existing environment variables set on the container, "
                + $"such as '{both}'.";
        }

        if (definition.ExecutionRoleArn is not null)
        {
            yield break;
        }

        if (secrets.Count > 0 || container.LogConfiguration?.SecretOptions is { Count: > 0 })
        {
            yield return "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'";
        }

        if (container.RepositoryCredentials is not null)
        {
            yield return "When you are specifying repository credentials, you must also specify a value for 'executionRoleArn'";
        }
    }
}
