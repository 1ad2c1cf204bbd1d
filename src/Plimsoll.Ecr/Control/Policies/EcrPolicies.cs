using System.Runtime.CompilerServices;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Control.Policies;

/// <summary>Reads the policies of repositories and registries, each once.</summary>
internal static class EcrPolicies
{
    private static readonly PolicyGrammar OfRepository = PolicyGrammar.Resource("ecr");
    private static readonly PolicyGrammar OfRegistry = PolicyGrammar.Container("ecr");
    private static readonly ConditionalWeakTable<object, PolicyDocument> Read = [];

    /// <summary>The policy of a text that somebody wants to set on a repository.</summary>
    /// <exception cref="AwsException"><c>InvalidParameterException</c>.</exception>
    public static PolicyDocument CheckRepository(string text) => Check(text, OfRepository, "repository");

    /// <summary>The policy of a text that somebody wants to put on a registry.</summary>
    /// <exception cref="AwsException"><c>InvalidParameterException</c>.</exception>
    public static PolicyDocument CheckRegistry(string text) => Check(text, OfRegistry, "registry");

    /// <summary>A policy that is set.</summary>
    public static PolicyDocument Of(RepositoryPolicyRecord record) => Read.GetValue(record, _ => PolicyDocument.Parse(record.Text, OfRepository));

    /// <summary>A policy that is put.</summary>
    public static PolicyDocument Of(RegistryPolicyRecord record) => Read.GetValue(record, _ => PolicyDocument.Parse(record.Text, OfRegistry));

    private static PolicyDocument Check(string text, PolicyGrammar grammar, string kind)
    {
        try
        {
            return PolicyDocument.Parse(text, grammar);
        }
        catch (PolicyFormatException error)
        {
            var plain = EcrErrors.Invalid("PolicyText", $"Invalid {kind} policy provided");
            throw new AwsException(plain.Code, $"{plain.Message} ({error.Message})");
        }
    }
}
