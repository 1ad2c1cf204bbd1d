namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>A container has at most one credential spec.</summary>
internal static class CredentialSpecRule
{
    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.CredentialSpecs is not { Count: > 0 } specs)
        {
            yield break;
        }

        if (specs.Count > 1)
        {
            yield return $"Container '{container.Name}' has more than one credential spec.";
        }

        foreach (var spec in specs)
        {
            if (!spec.StartsWith("credentialspec:", StringComparison.Ordinal)
                && !spec.StartsWith("credentialspecdomainless:", StringComparison.Ordinal))
            {
                yield return $"Invalid credential spec of container '{container.Name}': it must begin with credentialspec: or credentialspecdomainless:.";
            }
        }
    }
}
