using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api;

public sealed class SettingsApiTests : IAsyncLifetime
{
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync() => _ecr = await EcrHarness.StartAsync();

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Theory]
    [InlineData("BLOB_MOUNTING", "DISABLED", "ENABLED")]
    [InlineData("REGISTRY_POLICY_SCOPE", "V2", "V2")]
    [InlineData("BASIC_SCAN_TYPE_VERSION", "AWS_NATIVE", "AWS_NATIVE")]
    public async Task A_setting_has_a_value_before_it_is_put(string name, string before, string after)
    {
        Assert.Equal(before, (string?)(await _ecr.CallAsync("GetAccountSetting", $"{{'name':'{name}'}}"))["value"]);
        await _ecr.CallAsync("PutAccountSetting", $"{{'name':'{name}','value':'{after}'}}");
        Assert.Equal(after, (string?)(await _ecr.CallAsync("GetAccountSetting", $"{{'name':'{name}'}}"))["value"]);
    }

    [Theory]
    [InlineData("BLOB_MOUNTING", "on", "'value' failed to satisfy constraint: 'must be ENABLED or DISABLED'")]
    [InlineData("REGISTRY_POLICY_SCOPE", "V1", "'value' failed to satisfy constraint: 'must be V2'")]
    [InlineData("BASIC_SCAN_TYPE_VERSION", "CLAIR", "'value' failed to satisfy constraint: 'must be AWS_NATIVE'")]
    [InlineData("NO_SUCH_SETTING", "V1", "'name' failed to satisfy constraint: 'must be BASIC_SCAN_TYPE_VERSION or BLOB_MOUNTING or REGISTRY_POLICY_SCOPE'")]
    public async Task What_rules_over_nothing_is_refused(string name, string value, string reason) => Assert.Equal(
        $"InvalidParameterException: Invalid parameter at {reason}", await _ecr.RefusalAsync("PutAccountSetting", $"{{'name':'{name}','value':'{value}'}}"));
}
