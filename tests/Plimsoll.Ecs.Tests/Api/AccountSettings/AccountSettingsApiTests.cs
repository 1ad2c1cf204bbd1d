using Plimsoll.Ecs.Tests.Support;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecs.Tests.Api.AccountSettings;

public sealed class AccountSettingsApiTests : IAsyncDisposable
{
    private static readonly CallContext Root = EcsHarness.As(PrincipalKind.Root, "arn:aws:iam::123456789012:root");

    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task A_setting_is_put_for_the_caller()
    {
        var put = await _ecs.CallAsync("PutAccountSetting", "{'name':'containerInsights','value':'enhanced'}");

        Assert.Equal(
            """{"setting":{"name":"containerInsights","principalArn":"arn:aws:iam::123456789012:user/ada","type":"user","value":"enhanced"}}""",
            put.ToJsonString());
    }

    [Fact]
    public async Task A_session_of_a_role_has_the_settings_of_the_role()
    {
        var session = EcsHarness.As(PrincipalKind.AssumedRole, "arn:aws:sts::123456789012:assumed-role/ci/build-7");

        var put = await _ecs.CallAsync("PutAccountSetting", "{'name':'awsvpcTrunking','value':'enabled'}", session);

        Assert.Equal("arn:aws:iam::123456789012:role/ci", (string?)put["setting"]!["principalArn"]);
    }

    [Fact]
    public async Task The_default_of_the_account_is_the_setting_of_its_root_user()
    {
        var put = await _ecs.CallAsync("PutAccountSettingDefault", "{'name':'awsvpcTrunking','value':'enabled'}");

        Assert.Equal("arn:aws:iam::123456789012:root", (string?)put["setting"]!["principalArn"]);
        Assert.Equal(["awsvpcTrunking"], (await _ecs.CallAsync("ListAccountSettings", "{}", Root))["settings"].Each("name"));
    }

    [Theory]
    [InlineData("PutAccountSetting", "containerInstanceLongArnFormat")]
    [InlineData("PutAccountSetting", "serviceLongArnFormat")]
    [InlineData("PutAccountSettingDefault", "taskLongArnFormat")]
    public async Task Long_ARNs_are_kept_in_the_words_that_Terraform_s_destroy_waits_for(string operation, string name) => Assert.Equal(
        "InvalidParameterException: You can no longer disable Long Arn settings",
        await _ecs.RefusalAsync(operation, $"{{'name':'{name}','value':'disabled'}}"));

    [Theory]
    [InlineData("containerInsights", "on", "enabled, enhanced, disabled")]
    [InlineData("taskLongArnFormat", "off", "enabled")]
    [InlineData("fargateFIPSMode", "enabled", "disabled")]
    [InlineData("defaultLogDriverMode", "enabled", "blocking, non-blocking")]
    public async Task A_wrong_value_is_refused(string name, string value, string valid) => Assert.Equal(
        $"InvalidParameterException: Invalid value '{value}' for account setting {name}. Valid values: {valid}.",
        await _ecs.RefusalAsync("PutAccountSetting", $"{{'name':'{name}','value':'{value}'}}"));

    [Fact]
    public async Task An_unknown_name_is_refused() => Assert.Contains(
        "at 'name' failed to satisfy constraint", await _ecs.RefusalAsync("PutAccountSetting", "{'name':'x','value':'enabled'}"));

    [Fact]
    public async Task What_AWS_manages_is_not_set() => Assert.Equal(
        "InvalidParameterException: The account setting guardDutyActivate is managed by AWS and cannot be modified.",
        await _ecs.RefusalAsync("PutAccountSettingDefault", "{'name':'guardDutyActivate','value':'on'}"));

    [Fact]
    public async Task What_holds_for_the_account_is_not_set_for_a_user() => Assert.Equal(
        "InvalidParameterException: The account setting fargateTaskRetirementWaitPeriod can only be set for the root user or as the default of the account.",
        await _ecs.RefusalAsync("PutAccountSetting", "{'name':'fargateTaskRetirementWaitPeriod','value':'14'}"));

    [Theory]
    [InlineData("ada")]
    [InlineData("arn:aws:iam::999999999999:user/ada")]
    [InlineData("arn:aws:iam::123456789012:group/x")]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:cluster/c")]
    public async Task What_is_no_principal_of_the_account_is_refused(string arn) => Assert.StartsWith(
        $"InvalidParameterException: Invalid principalArn '{arn}'",
        await _ecs.RefusalAsync("PutAccountSetting", $"{{'name':'awsvpcTrunking','value':'enabled','principalArn':'{arn}'}}"));

    [Fact]
    public async Task Only_what_was_set_is_listed() => Assert.Empty((await _ecs.CallAsync("ListAccountSettings"))["settings"]!.AsArray());

    [Fact]
    public async Task Effective_settings_are_all_of_them_ten_a_page()
    {
        var first = await _ecs.CallAsync("ListAccountSettings", "{'effectiveSettings':true}");
        var second = await _ecs.CallAsync("ListAccountSettings", $"{{'effectiveSettings':true,'nextToken':'{first["nextToken"]}'}}");

        Assert.Equal(10, first["settings"]!.AsArray().Count);
        Assert.Equal(["taskLongArnFormat"], second["settings"].Each("name"));
    }

    [Fact]
    public async Task A_page_has_at_most_ten_settings() => Assert.Equal(
        "InvalidParameterException: maxResults should be between 1 and 10.",
        await _ecs.RefusalAsync("ListAccountSettings", "{'maxResults':11}"));

    [Fact]
    public async Task The_setting_of_the_principal_goes_before_the_default_of_the_account()
    {
        await _ecs.CallAsync("PutAccountSettingDefault", "{'name':'containerInsights','value':'enabled'}");
        await _ecs.CallAsync("PutAccountSetting", "{'name':'containerInsights','value':'enhanced'}");

        Assert.Equal(["enhanced"], await EffectiveAsync("containerInsights"));
    }

    [Fact]
    public async Task A_deleted_setting_falls_back_to_the_default_of_the_account()
    {
        await _ecs.CallAsync("PutAccountSettingDefault", "{'name':'containerInsights','value':'enabled'}");
        await _ecs.CallAsync("PutAccountSetting", "{'name':'containerInsights','value':'enhanced'}");

        var deleted = await _ecs.CallAsync("DeleteAccountSetting", "{'name':'containerInsights'}");

        Assert.Equal("enabled", (string?)deleted["setting"]!["value"]);
        Assert.Equal(["enabled"], await EffectiveAsync("containerInsights"));
    }

    [Fact]
    public async Task A_value_alone_is_no_filter() => Assert.Equal(
        "InvalidParameterException: An account setting name must be specified together with a value.",
        await _ecs.RefusalAsync("ListAccountSettings", "{'value':'enabled'}"));

    [Fact]
    public async Task Name_and_value_filter() => Assert.Empty(
        (await _ecs.CallAsync("ListAccountSettings", "{'effectiveSettings':true,'name':'awsvpcTrunking','value':'enabled'}"))["settings"]!
            .AsArray());

    private async Task<string[]> EffectiveAsync(string name) =>
        (await _ecs.CallAsync("ListAccountSettings", $"{{'effectiveSettings':true,'name':'{name}'}}"))["settings"].Each("value");
}
