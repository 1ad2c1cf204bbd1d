using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>Every required attribute must be there, with its value where one is asked for.</summary>
internal sealed class AttributeFilter : Filter
{
    public override string Name => "attributes";

    public override string? Reason => FailureReasons.Attribute;

    public static bool HasAll(IReadOnlyList<RequiredAttribute> required, InstanceEntry instance)
    {
        for (var i = 0; i < required.Count; i++)
        {
            if (!Has(required[i], instance))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Applies(PlacementRequest request) => request.RequiredAttributes.Count > 0;

    public override bool Admits(Attempt attempt, InstanceEntry instance) => HasAll(attempt.Request.RequiredAttributes, instance);

    public override string Explain(Attempt attempt, InstanceEntry instance) =>
        "lacks " + string.Join(", ", Missing(attempt, instance).Select(attribute => Words(attribute, instance)));

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        string.Join(" and ", Missing(attempt, instance).Select(attribute => $"attribute {attribute}"));

    public override double Distance(Attempt attempt, InstanceEntry instance) =>
        (double)Missing(attempt, instance).Count() / attempt.Request.RequiredAttributes.Count;

    internal static IEnumerable<RequiredAttribute> Missing(Attempt attempt, InstanceEntry instance) =>
        attempt.Request.RequiredAttributes.Where(attribute => !Has(attribute, instance));

    private static bool Has(RequiredAttribute required, InstanceEntry instance) =>
        instance.TryGetAttribute(required.Name, out var value) && (required.Value is null || required.Value == value);

    private static string Words(RequiredAttribute required, InstanceEntry instance) =>
        required.Value is not null && instance.TryGetAttribute(required.Name, out var value)
            ? $"attribute {required} (it has {value ?? "no value"})"
            : $"attribute {required}";
}
