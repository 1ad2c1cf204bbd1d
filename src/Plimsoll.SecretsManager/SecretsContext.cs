using Plimsoll.Cells;
using Plimsoll.SecretsManager.Control.Values;
using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.SecretsManager;

/// <summary>What every resource of Secrets Manager works with.</summary>
/// <param name="Cells">State.</param>
/// <param name="Tokens">Paging tokens.</param>
/// <param name="Values">Seals values.</param>
/// <param name="Time">Clock.</param>
internal sealed record SecretsContext(CellHost Cells, PageTokens Tokens, SecretValues Values, TimeProvider Time)
{
    /// <summary>Now, to the millisecond as AWS's timestamps are.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = Time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    /// <summary>Today, as days of access are told.</summary>
    public DateTimeOffset Today => new(Time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>The cell of a call.</summary>
    public Cell Cell(CallContext call) => Cells.Get(call.Account, call.Region);

    /// <summary>The cell of a secret.</summary>
    public Cell Cell(SecretRef secret) => Cells.Get(secret.Account, secret.Region);

    /// <summary>The secret that a SecretId means; null when there is none.</summary>
    public static SecretRecord? Find(View view, SecretRef secret) =>
        view.Get(SecretTables.Secrets, secret.Name) is { } found && (secret.Arn is null || secret.Arn == found.Arn) ? found : null;

    /// <summary>The secret that a SecretId means, be it scheduled for deletion or not.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ResourceNotFoundException</c>.</exception>
    public static SecretRecord Known(View view, SecretRef secret) => Find(view, secret) ?? throw SecretsErrors.NotFound();

    /// <summary>The secret that a SecretId means.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ResourceNotFoundException</c>; <c>InvalidRequestException</c> when it is scheduled for deletion.</exception>
    public static SecretRecord Live(View view, SecretRef secret) =>
        Known(view, secret) is { DeletionDate: null } found ? found : throw SecretsErrors.MarkedForDeletion();
}
