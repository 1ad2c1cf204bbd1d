using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Api.Users;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>
/// MFA devices, certificates, SSH keys and credentials of single services: none can be made here, so that there are none to list and none to
/// delete. Tools that take a user away ask for them all the same.
/// </summary>
internal sealed class UserDevicesApi(IamContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("ListMFADevices", IamApiJson.Default.OptionalUserListRequest, IamApiJson.Default.ListMFADevicesResponse, (call, input) =>
            OfUserAsync(call, input.UserName, new ListMFADevicesResponse { MFADevices = [], IsTruncated = false })),
        Create("ListVirtualMFADevices", IamApiJson.Default.ListVirtualMFADevicesRequest, IamApiJson.Default.ListVirtualMFADevicesResponse, (_, _) =>
            new(new ListVirtualMFADevicesResponse { VirtualMFADevices = [], IsTruncated = false })),
        Create("ListSigningCertificates", IamApiJson.Default.OptionalUserListRequest, IamApiJson.Default.ListSigningCertificatesResponse, (call, input) =>
            OfUserAsync(call, input.UserName, new ListSigningCertificatesResponse { Certificates = [], IsTruncated = false })),
        Create("ListSSHPublicKeys", IamApiJson.Default.ListSSHPublicKeysRequest, IamApiJson.Default.ListSSHPublicKeysResponse, (call, input) =>
            OfUserAsync(call, input.UserName, new ListSSHPublicKeysResponse { SSHPublicKeys = [], IsTruncated = false })),
        Create("ListServerCertificates", IamApiJson.Default.PathListRequest, IamApiJson.Default.ListServerCertificatesResponse, (_, _) =>
            new(new ListServerCertificatesResponse { ServerCertificateMetadataList = [], IsTruncated = false })),
        Create(
            "ListServiceSpecificCredentials", IamApiJson.Default.ListServiceSpecificCredentialsRequest, IamApiJson.Default.ListServiceSpecificCredentialsResponse,
            (call, input) => input.AllUsers == true
                ? new(new ListServiceSpecificCredentialsResponse { ServiceSpecificCredentials = [], IsTruncated = false })
                : OfUserAsync(call, input.UserName, new ListServiceSpecificCredentialsResponse { ServiceSpecificCredentials = [] })),
        Create("DeactivateMFADevice", IamApiJson.Default.DeactivateMFADeviceRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            MissingAsync(call, input.UserName, "MFA Device invalid for user.")),
        Create("DeleteVirtualMFADevice", IamApiJson.Default.DeleteVirtualMFADeviceRequest, IamApiJson.Default.EmptyResponse, (_, input) =>
            throw IamErrors.NoSuchEntity($"VirtualMFADevice with serial number {input.SerialNumber} doesn't exist.")),
        Create("DeleteSigningCertificate", IamApiJson.Default.DeleteSigningCertificateRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            MissingAsync(call, input.UserName, $"The Certificate with id {input.CertificateId} cannot be found.")),
        Create("DeleteSSHPublicKey", IamApiJson.Default.DeleteSSHPublicKeyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            MissingAsync(call, input.UserName, $"The Public Key with id {input.SSHPublicKeyId} cannot be found.")),
        Create("DeleteServerCertificate", IamApiJson.Default.DeleteServerCertificateRequest, IamApiJson.Default.EmptyResponse, (_, input) =>
            throw IamErrors.NoSuchEntity($"The Server Certificate with name {input.ServerCertificateName} cannot be found.")),
        Create(
            "DeleteServiceSpecificCredential", IamApiJson.Default.DeleteServiceSpecificCredentialRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
                MissingAsync(call, input.UserName, $"No such credential {input.ServiceSpecificCredentialId} exists")),
    ];

    private ValueTask<T> OfUserAsync<T>(CallContext call, string? userName, T none) => context.ReadAsync(call, view =>
    {
        Check(view, call, userName);
        return none;
    });

    private ValueTask<EmptyResponse> MissingAsync(CallContext call, string? userName, string message) => context.ReadAsync<EmptyResponse>(call, view =>
    {
        Check(view, call, userName);
        throw IamErrors.NoSuchEntity(message);
    });

    // The root user may have such things too.
    private static void Check(View view, CallContext call, string? userName)
    {
        if (userName is not null || call.Principal.Kind != PrincipalKind.Root)
        {
            CallingUser.Of(view, call, userName);
        }
    }
}
