using System.Text;
using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.Accounts;

public sealed class AccountsApiTests : IAsyncLifetime
{
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await StartAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task An_alias_is_set_and_deleted()
    {
        await _iam.CallAsync("CreateAccountAlias", """{"AccountAlias":"ours"}""");
        Assert.Equal("""["ours"]""", (await _iam.CallAsync("ListAccountAliases")).GetProperty("AccountAliases").GetRawText());
        await _iam.CallAsync("DeleteAccountAlias", """{"AccountAlias":"ours"}""");

        Assert.Equal("[]", (await _iam.CallAsync("ListAccountAliases")).GetProperty("AccountAliases").GetRawText());
    }

    [Fact]
    public async Task A_password_policy_that_is_not_set_is_not_found() => Assert.Equal(
        ("NoSuchEntity", 404, "The Password Policy with domain name 123456789012 cannot be found."), await _iam.RefusalAsync("GetAccountPasswordPolicy"));

    [Fact]
    public async Task A_password_policy_that_is_updated_loses_what_is_left_out()
    {
        await _iam.CallAsync("UpdateAccountPasswordPolicy", """{"MinimumPasswordLength":14,"RequireSymbols":true}""");
        await _iam.CallAsync("UpdateAccountPasswordPolicy", """{"MaxPasswordAge":90}""");

        var policy = (await _iam.CallAsync("GetAccountPasswordPolicy")).GetProperty("PasswordPolicy");

        Assert.Equal((6, false, true, 90), (policy.GetProperty("MinimumPasswordLength").GetInt32(), policy.GetProperty("RequireSymbols").GetBoolean(), policy.GetProperty("ExpirePasswords").GetBoolean(), policy.GetProperty("MaxPasswordAge").GetInt32()));
    }

    [Fact]
    public async Task The_summary_counts_what_there_is()
    {
        await _iam.MakeUserAsync("ann");

        var map = (await _iam.CallAsync("GetAccountSummary")).GetProperty("SummaryMap");

        Assert.Equal((1, 2, 1, 0), (map.GetProperty("Users").GetInt32(), map.GetProperty("Roles").GetInt32(), map.GetProperty("InstanceProfiles").GetInt32(), map.GetProperty("Policies").GetInt32()));
    }

    [Fact]
    public async Task The_summary_has_the_keys_of_AWS_s_model_alone()
    {
        var model = Conformance.ApiModel.Find("iam");
        Assert.SkipWhen(model is null, "There is no shared/models/iam.json beside the checkout.");
        var known = model.Enum("summaryKeyType");

        Assert.Empty((await _iam.CallAsync("GetAccountSummary")).GetProperty("SummaryMap").EnumerateObject().Select(one => one.Name).Except(known));
    }

    [Fact]
    public async Task A_report_is_asked_for_first() => Assert.Equal(("ReportNotPresent", 410, ""), await _iam.RefusalAsync("GetCredentialReport"));

    [Fact]
    public async Task A_report_is_started_then_complete_and_is_made_anew_after_four_hours()
    {
        var states = new List<string?>();
        foreach (var wait in new[] { 0, 0, 5 })
        {
            _iam.Time.Advance(TimeSpan.FromHours(wait));
            states.Add((await _iam.CallAsync("GenerateCredentialReport")).GetProperty("State").GetString());
        }

        Assert.Equal(["STARTED", "COMPLETE", "STARTED"], states);
    }

    [Fact]
    public async Task A_report_that_is_too_old_has_expired()
    {
        await _iam.CallAsync("GenerateCredentialReport");
        _iam.Time.Advance(TimeSpan.FromHours(5));

        Assert.Equal(("ReportExpired", 410), await _iam.RefusalAsync("GetCredentialReport") is var refusal ? (refusal.Code, refusal.Status) : default);
    }

    [Fact]
    public async Task A_report_has_a_line_for_root_and_each_user_and_as_many_values_as_columns()
    {
        await _iam.MakeUserAsync("ann");
        await _iam.CallAsync("GenerateCredentialReport");

        var report = await _iam.CallAsync("GetCredentialReport");
        var lines = Encoding.UTF8.GetString(report.GetProperty("Content").GetBytesFromBase64()).Split('\n');

        Assert.Equal("text/csv", report.GetProperty("ReportFormat").GetString());
        Assert.Equal(["user", "<root_account>", "ann"], lines.Select(line => line.Split(',')[0]));
        Assert.All(lines, line => Assert.Equal(22, line.Split(',').Length));
        Assert.Equal(("arn", "arn:aws:iam::123456789012:user/ann"), (lines[0].Split(',')[1], lines[2].Split(',')[1]));
    }

    [Fact]
    public async Task The_details_of_an_account_come_page_by_page_and_hold_all()
    {
        await _iam.MakeUserAsync("ann");
        await _iam.CallAsync("CreateGroup", """{"GroupName":"devs"}""");
        await _iam.CallAsync("AddUserToGroup", """{"GroupName":"devs","UserName":"ann"}""");
        await _iam.AllowAsync("User", "ann", "ecs:*");
        await _iam.CallAsync("CreatePolicy", $$"""{"PolicyName":"p","PolicyDocument":{{Quote(Policy("Allow", "ecs:*"))}}}""");

        var first = await _iam.CallAsync("GetAccountAuthorizationDetails", """{"MaxItems":3}""");
        var second = await _iam.CallAsync("GetAccountAuthorizationDetails", $$"""{"MaxItems":100,"Marker":"{{first.GetProperty("Marker").GetString()}}"}""");

        var user = first.GetProperty("UserDetailList")[0];
        Assert.Equal(("devs", "allow"), (user.GetProperty("GroupList")[0].GetString(), user.GetProperty("UserPolicyList")[0].GetProperty("PolicyName").GetString()));
        Assert.Equal("ecsInstanceRole", first.GetProperty("RoleDetailList")[0].GetProperty("InstanceProfileList")[0].GetProperty("InstanceProfileName").GetString());
        Assert.Equal("ecsTaskExecutionRole", second.GetProperty("RoleDetailList")[0].GetProperty("RoleName").GetString());
        Assert.Equal(
            ["p", "AmazonEC2ContainerServiceforEC2Role", "AmazonECSTaskExecutionRolePolicy"],
            second.GetProperty("Policies").EnumerateArray().Select(policy => policy.GetProperty("PolicyName").GetString()));
    }

    [Fact]
    public async Task The_details_are_filtered_by_kind()
    {
        var roles = await _iam.CallAsync("GetAccountAuthorizationDetails", """{"Filter":["Role"]}""");

        Assert.Equal((2, 0), (roles.GetProperty("RoleDetailList").GetArrayLength(), roles.GetProperty("Policies").GetArrayLength()));
    }
}
