using Plimsoll.Cells;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Api.Users;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.AccessKeys;

/// <summary>Access keys of users: the secret is told once, when the key is made.</summary>
internal sealed class AccessKeysApi(IamContext context, Pages pages)
{
    private const int MostPerUser = 2;
    private const string Never = "N/A";

    public IReadOnlyList<Operation> Operations =>
    [
        Create("CreateAccessKey", IamApiJson.Default.OptionalUserRequest, IamApiJson.Default.CreateAccessKeyResponse, CreateAsync),
        Create("ListAccessKeys", IamApiJson.Default.OptionalUserListRequest, IamApiJson.Default.ListAccessKeysResponse, ListAsync),
        Create("UpdateAccessKey", IamApiJson.Default.UpdateAccessKeyRequest, IamApiJson.Default.EmptyResponse, UpdateAsync),
        Create("DeleteAccessKey", IamApiJson.Default.DeleteAccessKeyRequest, IamApiJson.Default.EmptyResponse, DeleteAsync),
        Create("GetAccessKeyLastUsed", IamApiJson.Default.GetAccessKeyLastUsedRequest, IamApiJson.Default.GetAccessKeyLastUsedResponse, LastUsedAsync),
    ];

    private ValueTask<CreateAccessKeyResponse> CreateAsync(CallContext call, OptionalUserRequest input) => context.WriteAsync(call, tx =>
    {
        var user = CallingUser.Of(tx, call, input.UserName);
        if (tx.Count(IamTables.AccessKeysByUser, user.Id) >= MostPerUser)
        {
            throw IamErrors.Quota($"AccessKeysPerUser: {MostPerUser}");
        }

        var (id, secret) = (NewId(tx, call.Account), Ids.Secret());
        var key = new AccessKeyRecord(id, user.Id, context.Secrets.Seal(id, secret), IsActive: true, context.Now);
        tx.Put(IamTables.AccessKeys, key);
        return new CreateAccessKeyResponse
        {
            AccessKey = new AccessKey { UserName = user.Name, AccessKeyId = id, Status = Status(key), SecretAccessKey = secret, CreateDate = key.Created },
        };
    });

    private ValueTask<ListAccessKeysResponse> ListAsync(CallContext call, OptionalUserListRequest input) => context.ReadAsync(call, view =>
    {
        var user = CallingUser.Of(view, call, input.UserName);
        var (items, next) = pages.Cut(
            call, $"ListAccessKeys {user.Id}", input.MaxItems, input.Marker, after => view.In(IamTables.AccessKeysByUser, user.Id, after), key => key.Id);
        return new ListAccessKeysResponse
        {
            AccessKeyMetadata =
            [
                .. items.Select(key => new AccessKeyMetadata { UserName = user.Name, AccessKeyId = key.Id, Status = Status(key), CreateDate = key.Created }),
            ],
            IsTruncated = next is not null,
            Marker = next,
        };
    });

    private ValueTask<EmptyResponse> UpdateAsync(CallContext call, UpdateAccessKeyRequest input)
    {
        if (input.Status is not ("Active" or "Inactive"))
        {
            throw IamErrors.InvalidInput("An access key is set to Active or Inactive.");
        }

        return context.WriteAsync(call, tx =>
        {
            tx.Put(IamTables.AccessKeys, Known(tx, call, input.UserName, input.AccessKeyId!) with { IsActive = input.Status == "Active" });
            return EmptyResponse.Instance;
        });
    }

    private ValueTask<EmptyResponse> DeleteAsync(CallContext call, DeleteAccessKeyRequest input) => context.WriteAsync(call, tx =>
    {
        var key = Known(tx, call, input.UserName, input.AccessKeyId!);
        tx.Remove(IamTables.AccessKeys, key.Id);
        tx.Remove(IamTables.LastUses, key.Id);
        return EmptyResponse.Instance;
    });

    private ValueTask<GetAccessKeyLastUsedResponse> LastUsedAsync(CallContext call, GetAccessKeyLastUsedRequest input) => context.ReadAsync(call, view =>
    {
        var key = view.Get(IamTables.AccessKeys, input.AccessKeyId!) ?? throw new AwsException(
            "AccessDenied",
            $"User: {call.Principal.Arn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key {input.AccessKeyId}", 403);
        var use = view.Get(IamTables.LastUses, key.Id);
        return new GetAccessKeyLastUsedResponse
        {
            UserName = Find.UserById(view, key.UserId)?.Name,
            AccessKeyLastUsed = new AccessKeyLastUsed { LastUsedDate = use?.At, Region = use?.Region ?? Never, ServiceName = use?.Service ?? Never },
        };
    });

    private static string NewId(View view, string account)
    {
        while (true)
        {
            var id = Ids.NewKey(Ids.LastingKey, account);
            if (view.Get(IamTables.AccessKeys, id) is null)
            {
                return id;
            }
        }
    }

    private static AccessKeyRecord Known(View view, CallContext call, string? userName, string id)
    {
        var user = CallingUser.Of(view, call, userName);
        return view.Get(IamTables.AccessKeys, id) is { } key && key.UserId == user.Id ? key : throw IamErrors.NoAccessKey(id);
    }

    private static string Status(AccessKeyRecord key) => key.IsActive ? "Active" : "Inactive";
}
