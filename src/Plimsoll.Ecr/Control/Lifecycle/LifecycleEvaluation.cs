namespace Plimsoll.Ecr.Control.Lifecycle;

/// <summary>Decides which images a policy expires (spec/ecr.md §5, Evaluation). All rules see the same images.</summary>
internal static class LifecycleEvaluation
{
    /// <summary>The images to expire, each with the priority of the rule that does it.</summary>
    public static IReadOnlyList<(LifecycleImage Image, int Priority)> Expiring(
        IReadOnlyList<LifecycleRule> rules, IReadOnlyList<LifecycleImage> images, DateTimeOffset now)
    {
        var expiring = new List<(LifecycleImage, int)>();
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules.OrderBy(rule => rule.Priority))
        {
            // Images that an earlier rule covers count here as if they stayed, and only the earlier rule may expire them.
            var covered = images.Where(image => rule.Covers(image.Tags))
                .OrderByDescending(image => image.PushedAt).ThenBy(image => image.Digest, StringComparer.Ordinal).ToList();
            expiring.AddRange(Due(rule, covered, now).Where(image => !image.IsKept && !claimed.Contains(image.Digest)).Select(image => (image, rule.Priority)));
            claimed.UnionWith(covered.Select(image => image.Digest));
        }

        return expiring;
    }

    private static IEnumerable<LifecycleImage> Due(LifecycleRule rule, IReadOnlyList<LifecycleImage> covered, DateTimeOffset now) => rule.CountType switch
    {
        LifecycleRule.ImageCountMoreThan => covered.Skip(rule.CountNumber),
        LifecycleRule.SinceImagePulled => covered.Where(image => now - image.UsedAt > TimeSpan.FromDays(rule.CountNumber)),
        _ => covered.Where(image => now - image.PushedAt > TimeSpan.FromDays(rule.CountNumber)),
    };
}
