namespace Plimsoll.Iam.Control;

/// <summary>Trust policies that are made here.</summary>
internal static class TrustPolicies
{
    /// <summary>The policy by which a service, and nobody else, may assume a role.</summary>
    public static string OfService(string service) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sts:AssumeRole"}]}""";
}
