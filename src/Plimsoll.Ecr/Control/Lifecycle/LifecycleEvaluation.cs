namespace Plimsoll.Ecr.Control.Lifecycle;

/// <summary>Decides which images a policy expires or archives (spec/ecr.md §5, Evaluation). All rules see the same images.</summary>
internal static class LifecycleEvaluation
{
    /// <summary>The images to act on, each with the rule that does it.</summary>
    public static IReadOnlyList<LifecycleMark> Marks(IReadOnlyList<LifecycleRule> rules, IReadOnlyList<LifecycleImage> images, DateTimeOffset now)
    {
        var marks = new List<LifecycleMark>();
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules.OrderBy(rule => rule.Priority))
        {
            // Images that an earlier rule covers count here as if they stayed, and only the earlier rule may act on them.
            var covered = images.Where(rule.Covers)
                .OrderByDescending(image => image.PushedAt).ThenBy(image => image.Digest, StringComparer.Ordinal).ToList();
            marks.AddRange(Due(rule, covered, now).Where(image => !image.Stays(rule) && !claimed.Contains(image.Digest)).Select(image => new LifecycleMark(image, rule)));
            claimed.UnionWith(covered.Select(image => image.Digest));
        }

        return marks;
    }

    private static IEnumerable<LifecycleImage> Due(LifecycleRule rule, IReadOnlyList<LifecycleImage> covered, DateTimeOffset now) => rule.CountType switch
    {
        LifecycleRule.ImageCountMoreThan => covered.Skip(rule.CountNumber),
        LifecycleRule.SinceImagePulled => Older(rule, covered, now, image => image.UsedAt),
        LifecycleRule.SinceImageTransitioned => Older(rule, covered, now, image => image.ArchivedAt!.Value),
        _ => Older(rule, covered, now, image => image.PushedAt),
    };

    private static IEnumerable<LifecycleImage> Older(
        LifecycleRule rule, IReadOnlyList<LifecycleImage> covered, DateTimeOffset now, Func<LifecycleImage, DateTimeOffset> since) =>
        covered.Where(image => now - since(image) > TimeSpan.FromDays(rule.CountNumber));
}
