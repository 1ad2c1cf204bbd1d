using System.Text;
using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Model;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Iam.Api.Accounts;

/// <summary>The credential report: it is made at most every four hours.</summary>
internal sealed class CredentialReportApi(IamContext context)
{
    private static readonly TimeSpan Good = TimeSpan.FromHours(4);

    public IReadOnlyList<Operation> Operations =>
    [
        Create("GenerateCredentialReport", IamApiJson.Default.EmptyRequest, IamApiJson.Default.GenerateCredentialReportResponse, GenerateAsync),
        Create("GetCredentialReport", IamApiJson.Default.EmptyRequest, IamApiJson.Default.GetCredentialReportResponse, GetAsync),
    ];

    // It is there at once; the answer that it has been started is what AWS's clients wait on.
    private ValueTask<GenerateCredentialReportResponse> GenerateAsync(CallContext call, EmptyRequest input) => context.WriteAsync(call, tx =>
    {
        var account = tx.Get(IamTables.Accounts, AccountRecord.Key)!;
        if (IsGood(account))
        {
            return new GenerateCredentialReportResponse { State = "COMPLETE" };
        }

        tx.Put(IamTables.Accounts, account with { Report = CredentialReport.Of(tx, call.Account), Reported = context.Now });
        return new GenerateCredentialReportResponse { State = "STARTED", Description = "No report exists. Starting a new report generation task" };
    });

    private ValueTask<GetCredentialReportResponse> GetAsync(CallContext call, EmptyRequest input) => context.ReadAsync(call, view =>
    {
        var account = view.Get(IamTables.Accounts, AccountRecord.Key)!;
        return account.Report is null ? throw new AwsException("ReportNotPresent", "", 410)
            : !IsGood(account) ? throw new AwsException("ReportExpired", "", 410)
            : new GetCredentialReportResponse { Content = Encoding.UTF8.GetBytes(account.Report), ReportFormat = "text/csv", GeneratedTime = account.Reported };
    });

    private bool IsGood(AccountRecord account) => account.Reported is { } made && context.Now - made < Good;
}
