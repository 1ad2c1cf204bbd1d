using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Accounts;

/// <summary>The account: alias, passwords, what it has and may have (spec/roles-credentials.md §10).</summary>
internal sealed class AccountsApi(IamContext context)
{
    private const int LeastPassword = 6;

    public IReadOnlyList<Operation> Operations =>
    [
        Create("CreateAccountAlias", IamApiJson.Default.AccountAliasRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            ChangeAsync(call, account => account with { Alias = input.AccountAlias })),
        Create("DeleteAccountAlias", IamApiJson.Default.AccountAliasRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            ChangeAsync(call, account => account.Alias == input.AccountAlias
                ? account with { Alias = null }
                : throw IamErrors.NoSuchEntity($"The account alias {input.AccountAlias} was not found."))),
        Create("ListAccountAliases", IamApiJson.Default.ListAccountAliasesRequest, IamApiJson.Default.ListAccountAliasesResponse, ListAliasesAsync),
        Create("GetAccountPasswordPolicy", IamApiJson.Default.EmptyRequest, IamApiJson.Default.GetAccountPasswordPolicyResponse, GetPasswordsAsync),
        Create("UpdateAccountPasswordPolicy", IamApiJson.Default.UpdateAccountPasswordPolicyRequest, IamApiJson.Default.EmptyResponse, (call, input) =>
            ChangeAsync(call, account => account with { Passwords = Passwords(input) })),
        Create("DeleteAccountPasswordPolicy", IamApiJson.Default.EmptyRequest, IamApiJson.Default.EmptyResponse, (call, _) =>
            ChangeAsync(call, account => account.Passwords is null ? throw NoPasswords(call.Account) : account with { Passwords = null })),
        Create("GetAccountSummary", IamApiJson.Default.EmptyRequest, IamApiJson.Default.GetAccountSummaryResponse, (call, _) =>
            context.ReadAsync(call, view => new GetAccountSummaryResponse { SummaryMap = AccountSummary.Of(view) })),
    ];

    private ValueTask<ListAccountAliasesResponse> ListAliasesAsync(CallContext call, ListAccountAliasesRequest input) => context.ReadAsync(
        call, view => new ListAccountAliasesResponse
        {
            AccountAliases = view.Get(IamTables.Accounts, AccountRecord.Key)!.Alias is { } alias ? [alias] : [], IsTruncated = false,
        });

    private ValueTask<GetAccountPasswordPolicyResponse> GetPasswordsAsync(CallContext call, EmptyRequest input) => context.ReadAsync(call, view =>
    {
        var policy = view.Get(IamTables.Accounts, AccountRecord.Key)!.Passwords ?? throw NoPasswords(call.Account);
        return new GetAccountPasswordPolicyResponse
        {
            PasswordPolicy = new PasswordPolicy
            {
                MinimumPasswordLength = policy.MinimumLength,
                RequireSymbols = policy.Symbols,
                RequireNumbers = policy.Numbers,
                RequireUppercaseCharacters = policy.Uppercase,
                RequireLowercaseCharacters = policy.Lowercase,
                AllowUsersToChangePassword = policy.UsersMayChange,
                ExpirePasswords = policy.MaxAge is not null,
                MaxPasswordAge = policy.MaxAge,
                PasswordReusePrevention = policy.Remembered,
                HardExpiry = policy.HardExpiry,
            },
        };
    });

    // What is left out goes back to what it is without a policy, as AWS has it.
    private static PasswordPolicyRecord Passwords(UpdateAccountPasswordPolicyRequest input) => new()
    {
        MinimumLength = input.MinimumPasswordLength ?? LeastPassword,
        Symbols = input.RequireSymbols == true,
        Numbers = input.RequireNumbers == true,
        Uppercase = input.RequireUppercaseCharacters == true,
        Lowercase = input.RequireLowercaseCharacters == true,
        UsersMayChange = input.AllowUsersToChangePassword == true,
        MaxAge = input.MaxPasswordAge,
        Remembered = input.PasswordReusePrevention,
        HardExpiry = input.HardExpiry,
    };

    private static Wire.Errors.AwsException NoPasswords(string account) =>
        IamErrors.NoSuchEntity($"The Password Policy with domain name {account} cannot be found.");

    private ValueTask<EmptyResponse> ChangeAsync(CallContext call, Func<AccountRecord, AccountRecord> change) => context.WriteAsync(call, tx =>
    {
        tx.Put(IamTables.Accounts, change(tx.Get(IamTables.Accounts, AccountRecord.Key)!));
        return EmptyResponse.Instance;
    });
}
