using Plimsoll.Cells;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Keys;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Iam.Sessions;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Iam;

/// <summary>What every resource of IAM works with.</summary>
/// <param name="Cells">State.</param>
/// <param name="Tokens">Paging tokens.</param>
/// <param name="Secrets">Seals the secrets of access keys.</param>
/// <param name="Sessions">Makes temporary keys.</param>
/// <param name="Uses">Knows what was last used.</param>
/// <param name="Time">Clock.</param>
internal sealed record IamContext(
    CellHost Cells, PageTokens Tokens, AccessKeySecrets Secrets, SessionTokens Sessions, LastUses Uses, TimeProvider Time)
{
    /// <summary>Region of the cell that an account's IAM is kept in.</summary>
    public const string Region = "global";

    /// <summary>Now, to the second as IAM's timestamps are.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = Time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        }
    }

    /// <summary>The cell of an account, as it is: what an account begins with may not be there yet.</summary>
    public Cell Cell(string account) => Cells.Get(account, Region);

    /// <summary>The cell of an account, with all that it begins with.</summary>
    public async ValueTask<Cell> OpenAsync(string account)
    {
        var cell = Cell(account);
        if (cell.Peek(view => view.Count(IamTables.Accounts)) == 0)
        {
            await cell.WriteAsync(tx => Beginning.Make(tx, Now));
        }

        return cell;
    }

    /// <summary>Looks at the account of a call.</summary>
    public async ValueTask<TResult> ReadAsync<TResult>(CallContext call, Func<View, TResult> body) =>
        await (await OpenAsync(call.Account)).ReadAsync(body);

    /// <summary>Changes the account of a call.</summary>
    public async ValueTask<TResult> WriteAsync<TResult>(CallContext call, Func<Tx, TResult> body) =>
        await (await OpenAsync(call.Account)).WriteAsync(body);

    /// <summary>ARNs in the account of a call.</summary>
    public static IamArns Arns(CallContext call) => new(call.Account);
}
