using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>What is asked of a replication configuration beyond what the records declare (spec/ecr.md §8).</summary>
internal static class ReplicationRules
{
    private const int MostDestinations = 25;

    /// <exception cref="Wire.Errors.AwsException"><c>InvalidParameterException</c>.</exception>
    public static void Check(RegistryScope registry, ReplicationConfiguration configuration)
    {
        const string Member = "replicationConfiguration.rules.destinations";
        var destinations = configuration.Rules!.SelectMany(rule => rule.Destinations!).ToList();
        if (destinations.Any(one => one.RegistryId == registry.Account && one.Region == registry.Region))
        {
            throw EcrErrors.Invalid(Member, "must not name the registry that replicates");
        }

        if (destinations.Distinct().Count() > MostDestinations)
        {
            throw EcrErrors.Invalid(Member, $"must name at most {MostDestinations} registries");
        }
    }
}
