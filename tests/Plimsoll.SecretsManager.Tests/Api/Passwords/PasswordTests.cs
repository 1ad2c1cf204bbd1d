using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Api.Passwords;

public sealed class PasswordTests : IAsyncLifetime
{
    private readonly SecretsHarness _secrets = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Theory]
    [InlineData("{}", "^[!-~]{32}$")]
    [InlineData("{'PasswordLength':4}", "^[!-~]{4}$")]
    [InlineData("{'PasswordLength':4096}", "^[!-~]{4096}$")]
    [InlineData("{'ExcludePunctuation':true}", "^[A-Za-z0-9]{32}$")]
    [InlineData("{'ExcludePunctuation':true,'ExcludeNumbers':true,'ExcludeUppercase':true}", "^[a-z]{32}$")]
    [InlineData("{'ExcludePunctuation':true,'ExcludeNumbers':true,'ExcludeLowercase':true}", "^[A-Z]{32}$")]
    [InlineData("{'ExcludePunctuation':true,'ExcludeCharacters':'abcdefghijklmnopqrstuvwxyz0'}", "^[A-Z1-9]{32}$")]
    [InlineData("{'ExcludePunctuation':true,'ExcludeNumbers':true,'ExcludeUppercase':true,'ExcludeLowercase':true,'IncludeSpace':true,'PasswordLength':3}", "^ {3}$")]
    [InlineData("{'PasswordLength':1,'RequireEachIncludedType':false}", "^[!-~]$")]
    public async Task A_password_is_of_the_letters_that_are_wanted(string input, string pattern) => Assert.Matches(pattern, await DrawAsync(input));

    [Theory]
    [InlineData("[A-Z]")]
    [InlineData("[a-z]")]
    [InlineData("[0-9]")]
    [InlineData("[^A-Za-z0-9 ]")]
    [InlineData(" ")]
    public async Task Every_type_is_in_it(string type) => Assert.Matches(type, await DrawAsync("{'PasswordLength':5,'IncludeSpace':true}"));

    [Fact]
    public async Task No_two_are_the_same() => Assert.NotEqual(await DrawAsync("{}"), await DrawAsync("{}"));

    [Theory]
    [InlineData("{'PasswordLength':3}", "InvalidParameterException: Password length is too short based on the required types.")]
    [InlineData("{'ExcludePunctuation':true,'ExcludeNumbers':true,'ExcludeUppercase':true,'ExcludeLowercase':true}", "InvalidParameterException: No characters are left to make a password of: all types are excluded.")]
    [InlineData("{'PasswordLength':0}", "ValidationException: 1 validation error detected: Value '0' at 'passwordLength' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    public async Task What_cannot_be_is_refused(string input, string refusal) => Assert.Equal(refusal, await _secrets.RefusalAsync("GetRandomPassword", input));

    private async Task<string> DrawAsync(string input) => (string)(await _secrets.CallAsync("GetRandomPassword", input))["RandomPassword"]!;
}
