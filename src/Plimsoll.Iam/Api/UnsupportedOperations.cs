namespace Plimsoll.Iam.Api;

/// <summary>The operations that are not built: who calls one hears its name.</summary>
internal static class UnsupportedOperations
{
    /// <summary>Of IAM: SAML, MFA devices, certificates and keys of users, organizations, delegation, access reports.</summary>
    public static readonly IReadOnlyList<string> OfIam =
    [
        "AcceptDelegationRequest", "AcquireRole", "AssociateDelegationRequest", "ChangePassword", "CreateDelegationRequest", "CreateSAMLProvider",
        "CreateServiceSpecificCredential", "CreateVirtualMFADevice", "DeleteSAMLProvider", "DisableOrganizationsRootCredentialsManagement",
        "DisableOrganizationsRootSessions", "DisableOutboundWebIdentityFederation", "EnableMFADevice", "EnableOrganizationsRootCredentialsManagement",
        "EnableOrganizationsRootSessions", "EnableOutboundWebIdentityFederation", "GenerateOrganizationsAccessReport",
        "GenerateServiceLastAccessedDetails", "GetAccountProperties", "GetDelegationRequest", "GetHumanReadableSummary", "GetMFADevice",
        "GetOrganizationsAccessReport", "GetOutboundWebIdentityFederationInfo", "GetRoleTemplateVersion", "GetSAMLProvider", "GetSSHPublicKey",
        "GetServerCertificate", "GetServiceLastAccessedDetails", "GetServiceLastAccessedDetailsWithEntities", "ListDelegationRequests",
        "ListMFADeviceTags", "ListOrganizationsFeatures", "ListPoliciesGrantingServiceAccess", "ListSAMLProviderTags", "ListSAMLProviders",
        "ListServerCertificateTags", "PutAccountProperties", "RejectDelegationRequest", "ResetServiceSpecificCredential", "ResyncMFADevice",
        "SendDelegationToken", "SetSecurityTokenServicePreferences", "TagMFADevice", "TagSAMLProvider", "TagServerCertificate", "UntagMFADevice",
        "UntagSAMLProvider", "UntagServerCertificate", "UpdateDelegationRequest", "UpdateSAMLProvider", "UpdateSSHPublicKey",
        "UpdateServerCertificate", "UpdateServiceSpecificCredential", "UpdateSigningCertificate", "UploadSSHPublicKey", "UploadServerCertificate",
        "UploadSigningCertificate",
    ];

    /// <summary>Of STS.</summary>
    public static readonly IReadOnlyList<string> OfSts =
    [
        "AssumeRoleWithSAML", "AssumeRoot", "GetDelegatedAccessToken", "GetScopedCredentials", "GetWebIdentityToken",
    ];
}
