namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Inference accelerators have unique names, and containers ask for none that is not there.</summary>
internal static class AcceleratorRule
{
    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        var devices = (definition.InferenceAccelerators ?? []).Select(accelerator => accelerator.DeviceName).ToList();
        foreach (var twice in Duplicates.In(devices))
        {
            yield return $"Inference accelerator device names must be unique: '{twice}' is used more than once.";
        }

        foreach (var requirement in definition.ContainerDefinitions!.SelectMany(container => container.ResourceRequirements ?? []))
        {
            if (requirement.Type == "InferenceAccelerator" && !devices.Contains(requirement.Value))
            {
                yield return $"Unknown inference accelerator '{requirement.Value}'.";
            }
        }
    }
}
