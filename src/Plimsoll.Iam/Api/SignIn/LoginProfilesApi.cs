using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Api.Users;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.SignIn;

/// <summary>Passwords of users, as far as that there is one: it is held against the account's policy and then forgotten, since there is nowhere to sign in.</summary>
internal sealed class LoginProfilesApi(IamContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("CreateLoginProfile", IamApiJson.Default.CreateLoginProfileRequest, IamApiJson.Default.LoginProfileResponse, CreateAsync),
        Create("GetLoginProfile", IamApiJson.Default.LoginProfileRequest, IamApiJson.Default.LoginProfileResponse, GetAsync),
        Create("UpdateLoginProfile", IamApiJson.Default.UpdateLoginProfileRequest, IamApiJson.Default.EmptyResponse, UpdateAsync),
        Create("DeleteLoginProfile", IamApiJson.Default.LoginProfileRequest, IamApiJson.Default.EmptyResponse, DeleteAsync),
    ];

    private ValueTask<LoginProfileResponse> CreateAsync(CallContext call, CreateLoginProfileRequest input) => context.WriteAsync(call, tx =>
    {
        var user = CallingUser.Of(tx, call, input.UserName);
        if (user.Login is not null)
        {
            throw IamErrors.AlreadyExists($"Login Profile for user {user.Name} already exists.");
        }

        Passwords.Check(tx.Get(IamTables.Accounts, AccountRecord.Key)!.Passwords, input.Password ?? throw IamErrors.Invalid("A password is required."));
        var after = user with { Login = new LoginProfileRecord(context.Now, context.Now, input.PasswordResetRequired == true) };
        tx.Put(IamTables.Users, after);
        return Show(after);
    });

    private ValueTask<LoginProfileResponse> GetAsync(CallContext call, LoginProfileRequest input) => context.ReadAsync(call, view =>
    {
        var user = CallingUser.Of(view, call, input.UserName);
        return user.Login is null ? throw IamErrors.NoLoginProfile(user.Name) : Show(user);
    });

    private ValueTask<EmptyResponse> UpdateAsync(CallContext call, UpdateLoginProfileRequest input) => context.WriteAsync(call, tx =>
    {
        var user = Find.User(tx, input.UserName!);
        var login = user.Login ?? throw IamErrors.NoLoginProfile(user.Name);
        if (input.Password is { } password)
        {
            Passwords.Check(tx.Get(IamTables.Accounts, AccountRecord.Key)!.Passwords, password);
            login = login with { Changed = context.Now };
        }

        tx.Put(IamTables.Users, user with { Login = login with { ResetRequired = input.PasswordResetRequired ?? login.ResetRequired } });
        return EmptyResponse.Instance;
    });

    private ValueTask<EmptyResponse> DeleteAsync(CallContext call, LoginProfileRequest input) => context.WriteAsync(call, tx =>
    {
        var user = CallingUser.Of(tx, call, input.UserName);
        if (user.Login is null)
        {
            throw IamErrors.NoLoginProfile(user.Name);
        }

        tx.Put(IamTables.Users, user with { Login = null });
        return EmptyResponse.Instance;
    });

    private static LoginProfileResponse Show(UserRecord user) => new()
    {
        LoginProfile = new LoginProfile { UserName = user.Name, CreateDate = user.Login!.Created, PasswordResetRequired = user.Login.ResetRequired },
    };
}
