namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Environment variables have names; environment files are at most ten objects of S3 whose names end in <c>.env</c>.</summary>
internal static class EnvironmentRule
{
    private const int MostFiles = 10;

    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if ((container.Environment ?? []).Any(variable => string.IsNullOrEmpty(variable.Name)))
        {
            yield return $"Environment variable name of container '{container.Name}' should not be null or empty.";
        }

        var files = container.EnvironmentFiles ?? [];
        if (files.Count > MostFiles)
        {
            yield return $"Container '{container.Name}' has more than {MostFiles} environment files.";
        }

        foreach (var file in files)
        {
            if (!file.Value!.EndsWith(".env", StringComparison.Ordinal))
            {
                yield return $"The environment file '{file.Value}' must have the file extension .env.";
            }
            else if (!file.Value.StartsWith("arn:aws:s3:::", StringComparison.Ordinal))
            {
                yield return $"The environment file '{file.Value}' must be the ARN of an object in Amazon S3.";
            }
        }
    }
}
