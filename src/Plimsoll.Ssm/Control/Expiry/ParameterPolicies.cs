using System.Globalization;
using System.Text.Json;
using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Ssm.Naming;

namespace Plimsoll.Ssm.Control.Expiry;

/// <summary>
/// Policies of parameters (docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-policies.html). Expiration alone is kept: there is
/// nobody here whom a notification would reach, so those are refused.
/// </summary>
internal static class ParameterPolicies
{
    private const string Expiration = "Expiration";
    private const int Most = 10;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>When a parameter goes, as its policies say; null where they are cleared, with <c>[{}]</c>.</summary>
    /// <param name="text">A JSON array.</param>
    /// <param name="now">What has to lie ahead.</param>
    /// <exception cref="Wire.Errors.AwsException">
    /// <c>PoliciesLimitExceededException</c>, <c>InvalidPolicyTypeException</c>, <c>InvalidPolicyAttributeException</c>, <c>IncompatiblePolicyException</c>.
    /// </exception>
    public static DateTimeOffset? Read(string text, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return Read(document.RootElement, now);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw SsmErrors.PolicyType("The policies are not a JSON array of policies.");
        }
    }

    /// <summary>As callers see them.</summary>
    public static IReadOnlyList<ParameterInlinePolicy> View(DateTimeOffset? expires) => expires is not { } date ? [] :
    [
        new ParameterInlinePolicy
        {
            PolicyType = Expiration,
            PolicyStatus = "Pending",
            PolicyText = $$$"""{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"{{{date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}}}"}}""",
        },
    ];

    private static DateTimeOffset? Read(JsonElement root, DateTimeOffset now)
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            throw SsmErrors.PolicyType("The policies are not a JSON array of policies.");
        }

        if (root.GetArrayLength() > Most)
        {
            throw SsmErrors.TooManyPolicies(Most);
        }

        var dates = root.EnumerateArray().Where(policy => policy.EnumerateObject().Any()).Select(policy => One(policy, now)).ToList();
        return dates.Count switch { 0 => null, 1 => dates[0], _ => throw SsmErrors.PoliciesConflict() };
    }

    private static DateTimeOffset One(JsonElement policy, DateTimeOffset now)
    {
        var type = policy.TryGetProperty("Type", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        if (type is "ExpirationNotification" or "NoChangeNotification")
        {
            throw SsmErrors.PolicyType($"Plimsoll sends no notifications: the policy type {type} is not supported.");
        }

        if (type != Expiration)
        {
            throw SsmErrors.PolicyType("The policy type isn't supported. Parameter Store supports the following policy types: Expiration, ExpirationNotification, and NoChangeNotification.");
        }

        return policy.TryGetProperty("Version", out var version) && version.ValueKind == JsonValueKind.String && version.GetString() == "1.0"
            && policy.TryGetProperty("Attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object
            && attributes.TryGetProperty("Timestamp", out var timestamp) && timestamp.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(timestamp.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date > now ? date : throw SsmErrors.PolicyAttribute("The Timestamp of an Expiration policy must lie in the future.")
            : throw SsmErrors.PolicyAttribute("An Expiration policy needs the Version 1.0 and, among its Attributes, a Timestamp like 2030-01-01T00:00:00.000Z.");
    }
}
