using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.SecretsManager.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.SecretsManager.Tests.Api;

/// <summary>No record that holds a value tells it, and no error does.</summary>
public sealed class SecretTextTests : IAsyncLifetime
{
    private const string Marker = "hunter2hunter2";
    private static readonly string[] Values = ["SecretString", "SecretBinary", "RandomPassword"];
    private readonly SecretsHarness _secrets = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    public static TheoryData<Type> Records => [.. typeof(SecretsManagerService).Assembly.GetTypes().Where(type => Values.Any(name => type.GetProperty(name) is not null))];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_with_a_value_does_not_print_it(Type type)
    {
        var record = JsonSerializer.Deserialize(
            new JsonObject(Values.Where(name => type.GetProperty(name) is { } property && property.PropertyType == typeof(string)).Select(name => KeyValuePair.Create(name, (JsonNode?)Marker))),
            type)!;

        Assert.DoesNotContain(Marker, record.ToString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_service_reads_does_not_print_its_value() =>
        Assert.Equal("arn:secret", new SecretReading("arn:secret", default, Marker, Marker).ToString());

    [Fact]
    public async Task A_value_that_is_too_long_is_not_repeated() => Assert.Equal(
        "ValidationException: 1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to 65536",
        await _secrets.RefusalAsync("CreateSecret", $"{{'Name':'app','SecretString':'{new string('x', 65537)}'}}"));

    [Fact]
    public async Task A_value_is_measured_in_bytes() => Assert.Equal(
        "ValidationException: 1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to 65536",
        await _secrets.RefusalAsync("CreateSecret", $"{{'Name':'app','SecretString':'{new string('é', 40000)}'}}"));

    [Fact]
    public async Task Bytes_that_are_too_many_are_not_repeated()
    {
        var error = await Assert.ThrowsAsync<AwsException>(() =>
            _secrets.CallAsync("CreateSecret", $"{{'Name':'app','SecretBinary':'{Convert.ToBase64String(new byte[65537])}'}}"));

        Assert.Equal("1 validation error detected: Value at 'secretBinary' failed to satisfy constraint: Member must have length less than or equal to 65536", error.Message);
    }
}
