namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>AWS has retired Elastic Inference: no definition declares accelerators any more, so no container can ask for one.</summary>
internal static class AcceleratorRule
{
    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        if (definition.InferenceAccelerators is not null)
        {
            yield return "Unsupported field 'inferenceAccelerators'.";
        }

        foreach (var requirement in definition.ContainerDefinitions!.SelectMany(container => container.ResourceRequirements ?? []))
        {
            if (requirement.Type == "InferenceAccelerator")
            {
                yield return $"Unknown inference accelerator '{requirement.Value}'.";
            }
        }
    }
}
