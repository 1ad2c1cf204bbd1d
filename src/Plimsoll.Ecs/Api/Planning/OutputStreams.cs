namespace Plimsoll.Ecs.Api.Planning;

/// <summary>Finds the stream to which a container's log is shipped, as the awslogs driver names it.</summary>
internal static class OutputStreams
{
    /// <summary>The stream; null for another log driver, or without a group.</summary>
    /// <param name="definition">The container as it was defined.</param>
    /// <param name="taskId">Id of its task.</param>
    /// <param name="container">The container.</param>
    /// <param name="region">Region of the task.</param>
    public static OutputStream? Of(ContainerDefinition? definition, string taskId, Container container, string region)
    {
        if (definition?.LogConfiguration is not { LogDriver: "awslogs", Options: { } options } || options.GetValueOrDefault("awslogs-group") is not { } group)
        {
            return null;
        }

        var stream = options.GetValueOrDefault("awslogs-stream")
            ?? (options.GetValueOrDefault("awslogs-stream-prefix") is { Length: > 0 } prefix ? $"{prefix}/{container.Name}/{taskId}" : container.RuntimeId);
        return stream is null ? null : new OutputStream(options.GetValueOrDefault("awslogs-region") ?? region, group, stream);
    }
}
