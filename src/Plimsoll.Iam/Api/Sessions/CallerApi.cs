using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Keys;
using Plimsoll.Iam.Naming;
using Plimsoll.Iam.Sessions;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Who somebody is, and what a denial meant.</summary>
internal sealed class CallerApi(ServerCredentials credentials, AuthorizationMessages messages)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("GetCallerIdentity", IamApiJson.Default.EmptyRequest, IamApiJson.Default.GetCallerIdentityResponse, WhoAsync),
        Create("GetAccessKeyInfo", IamApiJson.Default.GetAccessKeyInfoRequest, IamApiJson.Default.GetAccessKeyInfoResponse, KeyAsync),
        Create(
            "DecodeAuthorizationMessage", IamApiJson.Default.DecodeAuthorizationMessageRequest, IamApiJson.Default.DecodeAuthorizationMessageResponse, DecodeAsync),
    ];

    private static ValueTask<GetCallerIdentityResponse> WhoAsync(CallContext call, EmptyRequest input) =>
        new(new GetCallerIdentityResponse { UserId = call.Principal.UserId, Account = call.Account, Arn = call.Principal.Arn });

    // The account is in the key: nothing is said of whether the key is still there.
    private ValueTask<GetAccessKeyInfoResponse> KeyAsync(CallContext call, GetAccessKeyInfoRequest input) => new(new GetAccessKeyInfoResponse
    {
        Account = (input.AccessKeyId == credentials.Root.AccessKeyId ? credentials.Root.Principal.Account : Ids.AccountOf(input.AccessKeyId!))
            ?? throw IamErrors.Invalid("The access key ID provided does not belong to an account."),
    });

    private ValueTask<DecodeAuthorizationMessageResponse> DecodeAsync(CallContext call, DecodeAuthorizationMessageRequest input) =>
        new(new DecodeAuthorizationMessageResponse
        {
            DecodedMessage = messages.Decode(input.EncodedMessage!)
                ?? throw new AwsException("InvalidAuthorizationMessageException", "The message could not be decoded: it was not made by this server."),
        });
}
