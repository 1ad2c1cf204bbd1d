using System.CommandLine;
using Plimsoll.Commands;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Commands;

public sealed class HealthCommandTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_server_over_the_data_directory_is_asked_at_whatever_port_it_has()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data));

        Assert.Contains("\"status\":\"ok\"", await HealthAsync("--data", _data.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_given_is_the_one_that_is_asked()
    {
        await using var server = await TestServer.StartAsync(TestServer.Options(_data));

        var error = await Assert.ThrowsAsync<CommandException>(() => HealthAsync("--data", _data.Path, "--port", "9"));

        Assert.StartsWith("http://127.0.0.1:9/", error.Message, StringComparison.Ordinal);
    }

    private static async Task<string> HealthAsync(params string[] options)
    {
        using var output = new StringWriter();
        await CommandTree.Build().Parse(["health", .. options]).InvokeAsync(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false });
        return output.ToString();
    }
}
