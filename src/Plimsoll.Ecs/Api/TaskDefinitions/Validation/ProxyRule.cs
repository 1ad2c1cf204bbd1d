namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>The App Mesh proxy is a container of the task, in awsvpc mode, with known properties.</summary>
internal static class ProxyRule
{
    private static readonly string[] Properties =
        ["IgnoredUID", "IgnoredGID", "AppPorts", "ProxyIngressPort", "ProxyEgressPort", "EgressIgnoredPorts", "EgressIgnoredIPs"];

    private static readonly string[] RequiredProperties = ["AppPorts", "ProxyIngressPort", "ProxyEgressPort"];

    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        if (definition.ProxyConfiguration is not { } proxy)
        {
            yield break;
        }

        if (!Platforms.IsAwsVpc(definition))
        {
            yield return "APPMESH proxy configuration is only supported in networkMode=awsvpc";
        }

        if (definition.ContainerDefinitions!.All(container => container.Name != proxy.ContainerName))
        {
            yield return $"Proxy container [{proxy.ContainerName}] does not exist.";
        }

        var given = (proxy.Properties ?? []).Select(property => property.Name ?? "").ToList();
        foreach (var unknown in given.Except(Properties))
        {
            yield return $"Unknown property '{unknown}' of the proxyConfiguration.";
        }

        foreach (var missing in RequiredProperties.Except(given))
        {
            yield return $"The property '{missing}' of the proxyConfiguration must be specified.";
        }

        if (!given.Contains("IgnoredUID") && !given.Contains("IgnoredGID"))
        {
            yield return "One of the properties 'IgnoredUID' and 'IgnoredGID' of the proxyConfiguration must be specified.";
        }
    }
}
