using Plimsoll.SecretsManager.Naming;

namespace Plimsoll.SecretsManager.Control.Versions;

/// <summary>How staging labels move between the versions of a secret (spec/secrets-parameters.md §2).</summary>
internal static class StagingLabels
{
    /// <summary>On the version that a read means.</summary>
    public const string Current = "AWSCURRENT";

    /// <summary>On the version that was current before.</summary>
    public const string Previous = "AWSPREVIOUS";

    /// <summary>On the version that a rotation makes.</summary>
    public const string Pending = "AWSPENDING";

    private const int Most = 20;

    /// <summary>The labels after some are put on a version. Who loses <see cref="Current"/> gets <see cref="Previous"/>.</summary>
    /// <param name="labels">Labels and the version that each is on.</param>
    /// <param name="versionId">The version.</param>
    /// <param name="stages">The labels that it gets.</param>
    /// <exception cref="Wire.Errors.AwsException"><c>LimitExceededException</c>.</exception>
    public static IReadOnlyDictionary<string, string> Put(IReadOnlyDictionary<string, string> labels, string versionId, IReadOnlyCollection<string> stages)
    {
        var after = labels.ToDictionary(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            after[stage] = versionId;
        }

        if (stages.Contains(Current) && labels.TryGetValue(Current, out var former) && former != versionId)
        {
            after[Previous] = former;
        }

        return after.Count > Most ? throw SecretsErrors.TooManyLabels(Most) : after;
    }

    /// <summary>The labels after one is moved, attached or detached.</summary>
    /// <param name="labels">Labels and the version that each is on.</param>
    /// <param name="label">The label.</param>
    /// <param name="from">Version that has it, as the caller says; null where it says none.</param>
    /// <param name="to">Version that gets it; null to take it away.</param>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidParameterException</c>.</exception>
    public static IReadOnlyDictionary<string, string> Move(IReadOnlyDictionary<string, string> labels, string label, string? from, string? to)
    {
        var holder = labels.GetValueOrDefault(label);
        if (from is not null && from != holder)
        {
            throw SecretsErrors.LabelElsewhere(label);
        }

        if (to is not null)
        {
            return from is null && holder is not null && holder != to ? throw SecretsErrors.LabelNeedsSource(label, holder) : Put(labels, to, [label]);
        }

        if (from is null)
        {
            throw SecretsErrors.Parameter("You must provide MoveToVersionId, RemoveFromVersionId or both.");
        }

        return label == Current
            ? throw SecretsErrors.Parameter($"You can't remove staging label {Current} without moving it to another version.")
            : labels.Where(one => one.Key != label).ToDictionary(StringComparer.Ordinal);
    }
}
