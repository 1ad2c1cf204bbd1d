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
            yield return "The maximum number of environment files was exceeded. Specify ten or less and try again.";
        }

        foreach (var file in files)
        {
            if (!file.Value!.EndsWith(".env", StringComparison.Ordinal))
            {
                yield return $"The environment file '{file.Value}' must have the file extension .env.";
            }
            else if (file.Value.Split(':') is not ["arn", _, "s3", ..])
            {
                yield return $"The environment file '{file.Value}' must be the ARN of an object in Amazon S3.";
            }
        }
    }
}
