using System.Text;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;

namespace Plimsoll.Ssm.Control.Versions;

/// <summary>Which tier a parameter gets (spec/secrets-parameters.md §7).</summary>
internal static class TierChoice
{
    /// <summary>Most standard parameters of an account in a region.</summary>
    public const int MostStandard = 10_000;

    /// <summary>Most advanced ones.</summary>
    public const int MostAdvanced = 100_000;

    private const int MostStandardBytes = 4096;
    private const int MostAdvancedBytes = 8192;

    /// <summary>The tier.</summary>
    /// <param name="wanted">From the caller, or null.</param>
    /// <param name="existing">That of the parameter; null for a new one.</param>
    /// <param name="value">Its value.</param>
    /// <param name="hasPolicies">Whether it has policies.</param>
    /// <param name="count">How many parameters there are of a tier.</param>
    /// <exception cref="Wire.Errors.AwsException"><c>ValidationException</c>, <c>ParameterLimitExceeded</c>.</exception>
    public static string Of(string? wanted, string? existing, string value, bool hasPolicies, Func<string, int> count)
    {
        var bytes = Encoding.UTF8.GetByteCount(value);
        var needsAdvanced = bytes > MostStandardBytes || hasPolicies;
        var tier = wanted switch
        {
            Tiers.Advanced => Tiers.Advanced,
            Tiers.Intelligent => needsAdvanced || existing == Tiers.Advanced || (existing is null && count(Tiers.Standard) >= MostStandard) ? Tiers.Advanced : Tiers.Standard,
            Tiers.Standard when existing == Tiers.Advanced => throw SsmErrors.NoDowngrade(),
            _ => existing ?? Tiers.Standard,
        };
        CheckFit(tier, bytes, hasPolicies);
        if (tier != existing)
        {
            CheckQuota(tier, count(tier));
        }

        return tier;
    }

    private static void CheckFit(string tier, int bytes, bool hasPolicies)
    {
        if (tier == Tiers.Standard && bytes > MostStandardBytes)
        {
            throw SsmErrors.TooLongForStandard();
        }

        if (tier == Tiers.Standard && hasPolicies)
        {
            throw SsmErrors.PoliciesNeedAdvanced();
        }

        if (bytes > MostAdvancedBytes)
        {
            throw SsmErrors.TooLongForAdvanced();
        }
    }

    private static void CheckQuota(string tier, int have)
    {
        if (tier == Tiers.Standard && have >= MostStandard)
        {
            throw SsmErrors.TooManyStandard(MostStandard);
        }

        if (tier == Tiers.Advanced && have >= MostAdvanced)
        {
            throw SsmErrors.TooManyAdvanced(MostAdvanced);
        }
    }
}
