using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Api.Secrets;

public sealed class ListTests : IAsyncLifetime
{
    private readonly SecretsHarness _secrets = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, more) in new[]
        {
            ("prod/db", ",'Description':'Main database','Tags':[{'Key':'Team','Value':'Blue'}]"),
            ("dev/db", ",'Description':'main of dev'"),
            ("Prod/api", ",'Tags':[{'Key':'team','Value':'red'}]"),
        })
        {
            await _secrets.MakeAsync(name, "v", more);
            _secrets.Time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Theory]
    [InlineData("{}", "prod/db dev/db Prod/api")]
    [InlineData("{'SortOrder':'desc'}", "Prod/api dev/db prod/db")]
    [InlineData("{'SortBy':'name'}", "Prod/api dev/db prod/db")]
    [InlineData("{'SortBy':'name','SortOrder':'desc'}", "prod/db dev/db Prod/api")]
    public async Task The_order_is_as_asked(string input, string names) => Assert.Equal(names, await NamesAsync(input));

    [Fact]
    public async Task By_the_date_of_change_the_last_changed_is_last()
    {
        await _secrets.PutAsync("prod/db", "new");

        Assert.Equal("dev/db Prod/api prod/db", await NamesAsync("{'SortBy':'last-changed-date'}"));
    }

    [Fact]
    public async Task By_the_date_of_access_what_was_never_read_is_first()
    {
        await _secrets.ValueAsync("dev/db");

        Assert.EndsWith(" dev/db", await NamesAsync("{'SortBy':'last-accessed-date'}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{'Key':'name','Values':['prod']}", "prod/db")]
    [InlineData("{'Key':'name','Values':['prod','dev']}", "prod/db dev/db")]
    [InlineData("{'Key':'name','Values':['!prod']}", "dev/db Prod/api")]
    [InlineData("{'Key':'name','Values':['db']}", "")]
    [InlineData("{'Key':'description','Values':['MAIN']}", "prod/db dev/db")]
    [InlineData("{'Key':'tag-key','Values':['Te']}", "prod/db")]
    [InlineData("{'Key':'tag-value','Values':['red']}", "Prod/api")]
    [InlineData("{'Key':'all','Values':['BLUE database']}", "prod/db")]
    [InlineData("{'Key':'all','Values':['db']}", "prod/db dev/db")]
    [InlineData("{'Key':'owning-service','Values':['rds']}", "")]
    [InlineData("{'Key':'primary-region','Values':['!eu']}", "prod/db dev/db Prod/api")]
    [InlineData("{'Key':'name','Values':['prod']},{'Key':'tag-key','Values':['team']}", "")]
    public async Task Filters_select(string filters, string names) => Assert.Equal(names, await NamesAsync($"{{'Filters':[{filters}]}}"));

    [Theory]
    [InlineData("{'Key':'name'}", "InvalidParameterException: A filter must have a Key and Values.")]
    [InlineData("{'Values':['a']}", "InvalidParameterException: A filter must have a Key and Values.")]
    [InlineData("{'Key':'name','Values':['a#']}", "ValidationException: 1 validation error detected: Value '[a#]' at 'filters.values' failed to satisfy constraint: ")]
    public async Task A_filter_that_is_not_whole_is_refused(string filter, string refusal) =>
        Assert.StartsWith(refusal, await _secrets.RefusalAsync("ListSecrets", $"{{'Filters':[{filter}]}}"), StringComparison.Ordinal);

    [Fact]
    public async Task Pages_go_on_where_they_ended()
    {
        var first = await _secrets.CallAsync("ListSecrets", "{'MaxResults':2}");
        var second = await _secrets.CallAsync("ListSecrets", $"{{'MaxResults':2,'NextToken':'{first["NextToken"]}'}}");

        Assert.Equal(2, first["SecretList"]!.AsArray().Count);
        Assert.Equal("Prod/api", (string)Assert.Single(second["SecretList"]!.AsArray())!["Name"]!);
        Assert.Null(second["NextToken"]);
    }

    [Fact]
    public async Task A_token_of_another_question_is_refused()
    {
        var first = await _secrets.CallAsync("ListSecrets", "{'MaxResults':2}");

        Assert.Equal(
            "InvalidNextTokenException: The NextToken value is invalid.",
            await _secrets.RefusalAsync("ListSecrets", $"{{'MaxResults':2,'SortBy':'name','NextToken':'{first["NextToken"]}'}}"));
    }

    [Fact]
    public async Task An_entry_tells_what_a_description_does() => Assert.Equal(
        ["ARN", "CreatedDate", "Description", "LastChangedDate", "Name", "SecretVersionsToStages", "Tags"],
        (await _secrets.CallAsync("ListSecrets"))["SecretList"]![0]!.AsObject().Select(member => member.Key));

    private async Task<string> NamesAsync(string input) =>
        string.Join(' ', (await _secrets.CallAsync("ListSecrets", input))["SecretList"]!.AsArray().Select(entry => (string)entry!["Name"]!));
}
