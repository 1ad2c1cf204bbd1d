using System.IO.Compression;
using System.Text;
using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Naming;
using Plimsoll.Iam.Policies;

namespace Plimsoll.Iam.Control;

/// <summary>What is passed when a session is made: policies that bound it, and tags (docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html).</summary>
internal static class SessionBounds
{
    private const int MostPolicies = 10;
    private const int MostPlain = 2048;
    private const int MostPacked = 2560;

    /// <summary>Holds the policies against grammar and state.</summary>
    /// <param name="view">Account of the session.</param>
    /// <param name="arns">ARNs of that account.</param>
    /// <param name="policy">JSON; null for none.</param>
    /// <param name="given">Managed policies; null for none.</param>
    /// <returns>ARNs of the managed policies; null for none.</returns>
    /// <exception cref="Wire.Errors.AwsException"><c>MalformedPolicyDocument</c>, <c>ValidationError</c>, <c>InvalidParameterValue</c>.</exception>
    public static IReadOnlyList<string>? Check(View view, IamArns arns, string? policy, IReadOnlyList<PolicyDescriptorType>? given)
    {
        if (policy is not null)
        {
            try
            {
                PolicyReader.Read(policy, PolicyKind.Session);
            }
            catch (PolicyFormatException error)
            {
                throw IamErrors.Malformed(error.Message);
            }
        }

        var policies = (given ?? []).Select(one => one.Arn).OfType<string>().ToList();
        if (policies.Count > MostPolicies)
        {
            throw IamErrors.Invalid($"1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to {MostPolicies}");
        }

        if ((policy?.Length ?? 0) + policies.Sum(arn => arn.Length) > MostPlain)
        {
            throw IamErrors.Invalid($"The session policies exceed {MostPlain} characters.");
        }

        return policies.Find(arn => !Attachments.Exists(view, arns, arn)) is { } missing
            ? throw StsErrors.BadParameter($"The policy {missing} does not exist.")
            : policies.Count == 0 ? null : policies;
    }

    /// <summary>How much of the room for policies and tags is taken, in percent; null when there are none.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>PackedPolicyTooLarge</c>.</exception>
    public static int? Packed(string? policy, IReadOnlyList<string>? policies, IReadOnlyDictionary<string, string>? tags)
    {
        if (policy is null && policies is null && tags is null)
        {
            return null;
        }

        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(
                $"{policy}\n{string.Join('\n', policies ?? [])}\n{string.Join('\n', (tags ?? new Dictionary<string, string>()).Select(tag => $"{tag.Key}\n{tag.Value}"))}"));
        }

        var percent = (int)(((packed.Length * 100) + MostPacked - 1) / MostPacked);
        return percent > 100 ? throw StsErrors.Packed(percent) : percent;
    }
}
