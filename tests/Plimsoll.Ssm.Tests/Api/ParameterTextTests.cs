using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Ssm.Api.Parameters;
using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Ssm.Tests.Support;

namespace Plimsoll.Ssm.Tests.Api;

/// <summary>No record that holds a value tells it, and no error does.</summary>
public sealed class ParameterTextTests : IAsyncLifetime
{
    private const string Marker = "hunter2hunter2";
    private readonly SsmHarness _ssm = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Theory]
    [InlineData(typeof(PutParameterRequest))]
    [InlineData(typeof(Parameter))]
    [InlineData(typeof(ParameterHistory))]
    public void A_record_with_a_value_does_not_print_it(Type type)
    {
        var record = JsonSerializer.Deserialize(new JsonObject { ["Value"] = Marker }, type)!;

        Assert.Equal(Marker, type.GetProperty("Value")!.GetValue(record));
        Assert.DoesNotContain(Marker, record.ToString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_read_as_a_parameter_does_not_print_its_value() =>
        Assert.Equal("arn:secret", new ReferencedSecret("arn:secret", default, Marker, Marker).ToString());

    [Theory]
    [InlineData(0, "greater than or equal to 1")]
    [InlineData(32769, "less than or equal to 32768")]
    public async Task A_value_of_another_length_is_not_repeated(int length, string bound) => Assert.Equal(
        $"ValidationException: 1 validation error detected: Value at 'value' failed to satisfy constraint: Member must have length {bound}",
        await _ssm.RefusalAsync("PutParameter", $"{{'Name':'a','Type':'String','Value':'{new string('x', length)}'}}"));
}
