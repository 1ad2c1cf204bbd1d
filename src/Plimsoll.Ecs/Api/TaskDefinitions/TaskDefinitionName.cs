using System.Globalization;
using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

/// <summary>How callers name a task definition: <c>family</c>, <c>family:revision</c> or its ARN.</summary>
/// <param name="Family">Family.</param>
/// <param name="Revision">Revision as written; null when there is none.</param>
internal sealed record TaskDefinitionName(string Family, string? Revision)
{
    private const string Kind = "task-definition/";

    /// <summary>Takes a name apart; null for an ARN of something else, of another account or region.</summary>
    public static TaskDefinitionName? Parse(CallContext call, string text)
    {
        if (Arn.Looks(text))
        {
            if (EcsArns.Own(call, text) is not { } resource || !resource.StartsWith(Kind, StringComparison.Ordinal))
            {
                return null;
            }

            text = resource[Kind.Length..];
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(text, null) : new(text[..colon], text[(colon + 1)..]);
    }

    /// <summary>The revision as a number; null when it is absent or no number.</summary>
    public int? Number => int.TryParse(Revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
