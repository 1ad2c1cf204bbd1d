using Plimsoll.Iam.Api;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam;

/// <summary>AWS STS: who somebody is.</summary>
public static class StsService
{
    /// <summary>The operations.</summary>
    public static ServiceDefinition Definition { get; } = new()
    {
        Name = "sts",
        Protocol = WireProtocol.Query,
        Target = "2011-06-15",
        XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
        Operations =
        [
            Operation.Create(
                "GetCallerIdentity", IamApiJson.Default.GetCallerIdentityRequest, IamApiJson.Default.GetCallerIdentityResponse, GetCallerIdentity),
        ],
    };

    private static ValueTask<GetCallerIdentityResponse> GetCallerIdentity(CallContext call, GetCallerIdentityRequest request) => new(
        new GetCallerIdentityResponse { UserId = call.Principal.UserId, Account = call.Account, Arn = call.Principal.Arn });
}
