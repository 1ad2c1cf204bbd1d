using Plimsoll.Cells;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Model;

namespace Plimsoll.Iam.Api.Accounts;

/// <summary>What an account has, and how much it may have (docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html).</summary>
internal static class AccountSummary
{
    public static IReadOnlyDictionary<string, int> Of(View view) => new Dictionary<string, int>
    {
        ["Users"] = view.Count(IamTables.Users),
        ["UsersQuota"] = 5000,
        ["Groups"] = view.Count(IamTables.Groups),
        ["GroupsQuota"] = 300,
        ["Roles"] = view.Count(IamTables.Roles),
        ["RolesQuota"] = 1000,
        ["InstanceProfiles"] = view.Count(IamTables.Profiles),
        ["InstanceProfilesQuota"] = 1000,
        ["Policies"] = view.Count(IamTables.Policies),
        ["PoliciesQuota"] = 1500,
        ["PolicyVersionsInUse"] = view.All(IamTables.Policies).Sum(policy => policy.Versions.Count) + AttachedOfAws(view),
        ["PolicyVersionsInUseQuota"] = 10000,
        ["VersionsPerPolicyQuota"] = 5,
        ["AttachedPoliciesPerUserQuota"] = 10,
        ["AttachedPoliciesPerRoleQuota"] = 10,
        ["AttachedPoliciesPerGroupQuota"] = 10,
        ["GroupsPerUserQuota"] = 10,
        ["AccessKeysPerUserQuota"] = 2,
        ["SigningCertificatesPerUserQuota"] = 2,
        ["ServerCertificates"] = 0,
        ["ServerCertificatesQuota"] = 20,
        ["MFADevices"] = 0,
        ["MFADevicesInUse"] = 0,
        ["PolicySizeQuota"] = 6144,
        ["UserPolicySizeQuota"] = 2048,
        ["RolePolicySizeQuota"] = 10240,
        ["GroupPolicySizeQuota"] = 5120,
        ["AssumeRolePolicySizeQuota"] = 2048,
        ["Providers"] = view.Count(IamTables.OidcProviders),
        ["AccountMFAEnabled"] = 0,
        ["AccountAccessKeysPresent"] = 1,
        ["AccountSigningCertificatesPresent"] = 0,
        ["AccountPasswordPresent"] = 0,
        ["GlobalEndpointTokenVersion"] = 1,
    };

    private static int AttachedOfAws(View view) => view.Groups(IamTables.AttachmentsByPolicy).Count(AwsManagedPolicies.IsArn);
}
