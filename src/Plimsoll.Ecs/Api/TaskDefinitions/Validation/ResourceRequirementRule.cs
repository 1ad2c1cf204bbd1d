using System.Globalization;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>A container asks for GPUs once, with a whole number from 1.</summary>
internal static class ResourceRequirementRule
{
    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if ((container.ResourceRequirements ?? []).Any(requirement => requirement.SharingStrategy is not null))
        {
            yield return "Unsupported field 'sharingStrategy'.";
        }

        // No agent registers Neuron devices as a resource here: a task would be placed where it cannot run.
        if ((container.ResourceRequirements ?? []).Any(requirement => requirement.Type == "NeuronDevice"))
        {
            yield return "Resource requirements of type NeuronDevice are not supported by this version of Plimsoll.";
        }

        var gpus = (container.ResourceRequirements ?? []).Where(requirement => requirement.Type == "GPU").ToList();
        foreach (var gpu in gpus)
        {
            if (!int.TryParse(gpu.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            {
                yield return $"Invalid GPU resource requirement '{gpu.Value}' of container '{container.Name}': a whole number from 1 was expected.";
            }
        }

        if (gpus.Count > 1)
        {
            yield return $"Container '{container.Name}' has more than one GPU resource requirement.";
        }
    }
}
