using Plimsoll.Iam.Api;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam;

/// <summary>AWS IAM: the caller itself.</summary>
/// <param name="created">When the account was made.</param>
public sealed class IamService(DateTimeOffset created)
{
    /// <summary>The operations.</summary>
    public ServiceDefinition Definition => new()
    {
        Name = "iam",
        Protocol = WireProtocol.Query,
        Target = "2010-05-08",
        XmlNamespace = "https://iam.amazonaws.com/doc/2010-05-08/",
        Operations = [Operation.Create("GetUser", IamApiJson.Default.GetUserRequest, IamApiJson.Default.GetUserResponse, GetUser)],
    };

    private ValueTask<GetUserResponse> GetUser(CallContext call, GetUserRequest request)
    {
        if (request.UserName is { } name)
        {
            throw new AwsException("NoSuchEntity", $"The user with name {name} cannot be found.", 404);
        }

        return call.Principal.Kind == PrincipalKind.AssumedRole
            ? throw new AwsException("ValidationError", "Must specify userName when calling with non-User credentials")
            : new ValueTask<GetUserResponse>(new GetUserResponse
            {
                User = new User { UserId = call.Principal.UserId, Arn = call.Principal.Arn, CreateDate = created },
            });
    }
}
