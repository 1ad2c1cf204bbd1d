using System.Text.Json;
using Plimsoll.Ecs.Api.TaskDefinitions.Filling;
using Plimsoll.Ecs.Api.TaskDefinitions.Requirements;
using Plimsoll.Ecs.Api.TaskDefinitions.Validation;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

/// <summary>What registration does without looking at state: fill, check, compute what AWS computes. The revision comes later.</summary>
internal static class DefinitionRegistration
{
    private const int MostBytes = 64 * 1024;

    /// <exception cref="Plimsoll.Wire.Errors.AwsException">
    /// <c>ClientException</c> for what is not a sound definition; <c>InvalidParameterException</c> for a placement constraint.
    /// </exception>
    public static TaskDefinition Prepare(CallContext call, RegisterTaskDefinitionRequest input, DateTimeOffset now)
    {
        var definition = DefinitionFilling.Fill(call, input);
        if (DefinitionRules.Broken(definition).FirstOrDefault() is { } broken)
        {
            throw EcsErrors.Client(broken);
        }

        RoleRule.Check(call, definition);
        PlacementConstraintRule.Check(definition);
        definition = definition with
        {
            Status = DefinitionStatuses.Active,
            Compatibilities = [.. Compatibility.Of(definition)],
            RequiresAttributes = RequiredAttributes.Of(definition),
            RegisteredAt = now,
            RegisteredBy = call.Principal.Arn,
        };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(definition, EcsApiJson.Default.TaskDefinition).Length;
        return bytes <= MostBytes
            ? definition
            : throw EcsErrors.Client($"Actual length: '{bytes}'. Max allowed length is '{MostBytes}' bytes.");
    }
}
